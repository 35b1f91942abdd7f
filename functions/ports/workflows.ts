/** Starting a workflow by name: the same name never runs twice. Step Functions, or the embedded engine. */
import type { MachineName } from '../../workflows/names.ts';

export interface Workflows {
  /** `name` is at most 80 characters; 'exists' when an execution of that name was ever started. */
  start(
    machine: MachineName,
    name: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<'started' | 'exists'>;
}
