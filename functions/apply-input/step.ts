/** apply-input: one dropped file, every line checked, the valid ones in force in one step, and what waited for them admitted again. */
import { z } from 'zod';
import { InvalidInput } from '../../core/faults.ts';
import { maxBytes } from '../../core/transcript/transcript.ts';
import { readKey } from '../runtime/drop-key.ts';
import type { DropContent } from '../ports/drop.ts';
import type { Ports } from '../ports/ports.ts';
import { policyInForce } from '../runtime/policy.ts';
import { quarantineWrites } from '../runtime/quarantine.ts';
import { keys, quarantineRow, read, removal } from '../runtime/rows.ts';
import { applyPolicy } from './apply-policy.ts';
import { applyRoster } from './apply-roster.ts';
import { applyRubric } from './apply-rubric.ts';
import { applyScorecards } from './apply-scorecards.ts';

export type ApplyPorts = Pick<Ports, 'drop' | 'artefacts' | 'ledger' | 'dispatch' | 'clock'>;

export const ApplyState = z.looseObject({
  key: z.string(),
  sha256: z.string(),
  execution: z.string(),
  attempt: z.number().int().nonnegative(),
});
export type ApplyState = z.infer<typeof ApplyState>;

/** What one file did: rows in force, rows refused with their sentences, keys to admit again. */
export type Application = {
  readonly applied: number;
  readonly refused: readonly string[];
  readonly readmit: readonly string[];
};

export const applyInput = async (
  state: ApplyState,
  ports: ApplyPorts,
): Promise<{ readonly applied: number; readonly refused: number }> => {
  const content = await ports.drop.read(state.key, maxBytes);
  // Gone or replaced since: the newer arrival has its own execution.
  if (content === undefined || content.sha256 !== state.sha256) return { applied: 0, refused: 0 };
  const application = await apply(content, ports);
  await noteRefusals(state, application, ports);
  const messages = application.readmit.map((key) => ({ step: 'admit', key }) as const);
  if (messages.length > 0) await ports.dispatch.send(messages);
  return { applied: application.applied, refused: application.refused.length };
};

const apply = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const what = readKey(content.key);
  const folder = what.kind === 'input' ? what.folder : undefined;
  switch (folder) {
    case 'roster':
      return await applyRoster(content, ports);
    case 'rubrics':
      return await applyRubric(content, ports);
    case 'policy':
      return await applyPolicy(content, ports);
    case 'scorecards':
      return await applyScorecards(content, ports);
    default:
      throw new InvalidInput('unknown-folder', `${content.key} is in no folder Plumbline applies.`);
  }
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
