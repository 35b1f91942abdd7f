/** apply-input: one dropped file, every line checked, the valid ones in force in one step, and what waited for them admitted again. */
import * as z from 'zod/mini';
import { InvalidInput } from '../../core/faults.ts';
import { Instant } from '../../core/identity.ts';
import { maxBytes } from '../../core/transcript/transcript.ts';
import { type InputFolder, readKey } from '../runtime/drop-key.ts';
import type { DropContent } from '../ports/drop.ts';
import { policyInForce } from '../runtime/policy.ts';
import { quarantineWrites } from '../runtime/quarantine.ts';
import { expects, keys, put, quarantineRow, read, removal, waitingRow } from '../runtime/rows.ts';
import type { Application, ApplyPorts } from './application.ts';
import { applyOutcomes } from './apply-outcomes.ts';
import { applyPolicy } from './apply-policy.ts';
import { applyRoster } from './apply-roster.ts';
import { applyRubric } from './apply-rubric.ts';
import { applyScorecards } from './apply-scorecards.ts';
import { applyTraining } from './apply-training.ts';

export const ApplyState = z.looseObject({
  key: z.string(),
  sha256: z.string(),
  execution: z.string(),
  attempt: z.int().check(z.nonnegative()),
});
export type ApplyState = z.infer<typeof ApplyState>;

export const applyInput = async (
  state: ApplyState,
  ports: ApplyPorts,
): Promise<{ readonly applied: number; readonly refused: number }> => {
  const content = await ports.drop.read(state.key, maxBytes);
  // Gone or replaced since: the newer arrival has its own execution.
  if (content === undefined || content.sha256 !== state.sha256) return { applied: 0, refused: 0 };
  const application = await apply(content, ports);
  await noteWait(state, application, ports);
  await noteRefusals(state, application, ports);
  const messages = application.readmit.map((key) => ({ step: 'admit', key }) as const);
  if (messages.length > 0) await ports.dispatch.send(messages);
  return { applied: application.applied, refused: application.refused.length };
};

const apply = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const what = readKey(content.key);
  const folder = what.kind === 'input' ? what.folder : undefined;
  if (folder === undefined)
    throw new InvalidInput('unknown-folder', `${content.key} is in no folder Plumbline applies.`);
  return await appliers[folder](content, ports);
};

const appliers: Readonly<
  Record<InputFolder, (content: DropContent, ports: ApplyPorts) => Promise<Application>>
> = {
  roster: applyRoster,
  training: applyTraining,
  rubrics: applyRubric,
  policy: applyPolicy,
  scorecards: applyScorecards,
  outcomes: applyOutcomes,
};

const hourMs = 3_600_000;

/** A file that lacks something waits in sight; once its time has passed it is quarantined with what it waited for. */
const noteWait = async (state: ApplyState, { waits }: Application, ports: ApplyPorts): Promise<void> => {
  const key = keys.waitingFor(state.key);
  const before = await read(ports.ledger, waitingRow, key);
  if (waits === undefined) {
    if (before !== undefined) await ports.ledger.commit(removal(before));
    return;
  }
  const now = ports.clock.now();
  const { admission } = await policyInForce(ports.ledger);
  const since = before?.body.since ?? now;
  const until = Instant.parse(new Date(Date.parse(since) + admission.waitHours * hourMs).toISOString());
  if (before !== undefined && until <= now) {
    await ports.ledger.commit(removal(before));
    throw new InvalidInput(`no-${waits.for}`, `${waits.message} It waited ${admission.waitHours} hours.`);
  }
  const row = { key: state.key, ...waits, since, until };
  await ports.ledger.commit([put(waitingRow, key, expects(before), row, { nextAt: until })]);
};

/** Sentences a person reads at once; the rest are counted. */
const shownLines = 5;

const noteRefusals = async (
  state: ApplyState,
  application: Application,
  ports: ApplyPorts,
): Promise<void> => {
  const { refused } = application;
  if (refused.length === 0) {
    const before = await read(ports.ledger, quarantineRow, keys.quarantined(state.key));
    if (before !== undefined) await ports.ledger.commit(removal(before));
    return;
  }
  const more = refused.length > shownLines ? ` And ${refused.length - shownLines} more.` : '';
  const writes = await quarantineWrites(
    ports.ledger,
    {
      key: state.key,
      code: 'lines-refused',
      message: `${refused.slice(0, shownLines).join(' ')}${more}`,
      attempt: state.attempt,
      execution: state.execution,
    },
    ports.clock.now(),
    await policyInForce(ports.ledger),
  );
  if (writes.length > 0) await ports.ledger.commit(writes);
};
