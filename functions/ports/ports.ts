/** Everything a step may ask of the world; each step names the few it needs. */
import type { Analyst } from './analyst.ts';
import type { Artefacts } from './artefacts.ts';
import type { Clock, Ids, Randomness } from './clock.ts';
import type { Dispatch } from './dispatch.ts';
import type { Drop } from './drop.ts';
import type { Ledger } from './ledger.ts';
import type { Links } from './links.ts';
import type { Mailer } from './mailer.ts';
import type { Workflows } from './workflows.ts';

export type Ports = {
  readonly drop: Drop;
  readonly artefacts: Artefacts;
  readonly ledger: Ledger;
  readonly links: Links;
  readonly mailer: Mailer;
  readonly analyst: Analyst;
  readonly workflows: Workflows;
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: Randomness;
};
