/** What applying one dropped file takes and does. */
import type { WaitingFor } from '../../core/transcript/inbox.ts';
import type { Ports } from '../ports/ports.ts';

export type ApplyPorts = Pick<Ports, 'drop' | 'ledger' | 'dispatch' | 'clock'>;

/** What may still come and would let the file go on. */
export type Waits = {
  readonly for: WaitingFor;
  readonly subject: string;
  readonly message: string;
  /** Nothing else of the file waits. */
  readonly alone?: true;
};

/** Rows in force, rows refused with their sentences, keys to admit again. */
export type Application = {
  readonly applied: number;
  readonly refused: readonly string[];
  readonly readmit: readonly string[];
  /** The file, or a part of it, lacks something. */
  readonly waits?: Waits;
};
