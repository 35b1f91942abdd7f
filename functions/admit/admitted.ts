/** What admitting takes and says. */
import type { Ports } from '../ports/ports.ts';

export type AdmitPorts = Pick<Ports, 'drop' | 'artefacts' | 'ledger' | 'workflows' | 'dispatch' | 'clock'>;

export type Admitted = {
  readonly key: string;
  readonly outcome: 'gone' | 'started' | 'already' | 'stale' | 'duplicate' | 'waiting' | 'quarantined';
};
