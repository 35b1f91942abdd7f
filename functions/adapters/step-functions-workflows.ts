/** Workflows on AWS Step Functions. */
import { Buffer } from 'node:buffer';
import { type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { InvalidInput } from '../../core/faults.ts';
import type { MachineName } from '../../workflows/names.ts';
import type { Workflows } from '../ports/workflows.ts';
import { awsFault, isAws } from './aws-faults.ts';

/** Step Functions takes more signs, but these are the ones that logs and metrics keep as they are. */
const executionName = /^[A-Za-z0-9_-]{1,80}$/;

/** The state between two steps stops at 256 KB. */
const maxInputBytes = 262_144;

const checkName = (name: string): void => {
  if (executionName.test(name)) return;
  throw new InvalidInput(
    'bad-name',
    `The execution name ${JSON.stringify(name.slice(0, 100))} is not 1 to 80 letters, digits, - or _.`,
  );
};

const encode = (input: Readonly<Record<string, unknown>>): string => {
  const text = JSON.stringify(input);
  const bytes = Buffer.byteLength(text);
  if (bytes > maxInputBytes) {
    throw new InvalidInput(
      'too-large',
      `The input has ${bytes} bytes; at most ${maxInputBytes} fit: pass keys, not content.`,
    );
  }
  return text;
};

/**
 * Starts executions of Standard machines. While an execution still runs, Step Functions answers a second
 * start with the same name and the same input as if it were the first: that says 'started' again, and
 * nothing runs twice. Afterwards the name says 'exists' for 90 days.
 */
export const stepFunctionsWorkflows = (options: {
  readonly client: SFNClient;
  readonly machines: Readonly<Record<MachineName, string>>;
}): Workflows => ({
  async start(machine, name, input) {
    checkName(name);
    const command = new StartExecutionCommand({
      stateMachineArn: options.machines[machine],
      name,
      input: encode(input),
    });
    try {
      await options.client.send(command);
      return 'started';
    } catch (error) {
      if (isAws(error, 'ExecutionAlreadyExists')) return 'exists';
      throw awsFault(`Starting ${machine}`, error);
    }
  },
});
