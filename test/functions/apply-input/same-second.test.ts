import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { memoryArtefacts } from '../../../functions/adapters/memory-artefacts.ts';
import { memoryDrop } from '../../../functions/adapters/memory-drop.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { ApplyPorts } from '../../../functions/apply-input/application.ts';
import { applyInput } from '../../../functions/apply-input/step.ts';
import { policyInForce } from '../../../functions/runtime/policy.ts';
import { keys, personRow, read, readAll, rubricRow, scorecardRow } from '../../../functions/runtime/rows.ts';
import { inventedRubric } from '../../support/ats/interview.ts';

const at = Instant.parse('2026-01-05T09:00:00.000Z');
const dana = PersonId.parse('dana');
const header = 'id,name,email,timeZone,jobFamily,active,role';
const rosterLine = (name: string): string =>
  `${header}\ndana,${name} Test,dana@example.com,UTC,engineering,true,interviewer`;
const scorecard = (note: string): string =>
  JSON.stringify({
    schema: 'plumbline.scorecard/1',
    interviewer: 'dana',
    candidate: 'cand-1',
    round: 'technical',
    submittedAt: at,
    recommendation: 'yes',
    ratings: [],
    notes: note,
  });

/** A bucket whose clock shows whole seconds: whatever is dropped here is dropped in the same one. */
const world = () => {
  const drop = memoryDrop();
  const ledger = openSqliteLedger({ path: ':memory:' });
  const dispatch = { send: () => Promise.resolve() };
  const ports = {
    drop,
    ledger,
    dispatch,
    clock: virtualClock(at),
    artefacts: memoryArtefacts(),
  } as ApplyPorts;
  const state = async (key: string) => {
    const sha256 = (await drop.read(key, 1_000_000))?.sha256 ?? '';
    return { key, sha256, execution: 'i-1', attempt: 0 };
  };
  return {
    ledger,
    upload: (key: string, text: string) => drop.upload(key, Buffer.from(text), at),
    state,
    apply: async (key: string) => await applyInput(await state(key), ports),
    again: async (before: Awaited<ReturnType<typeof state>>) => await applyInput(before, ports),
  };
};
type World = ReturnType<typeof world>;

/** One pair of contents a folder, and what says which of them is in force. */
const folders: readonly {
  readonly key: string;
  readonly contents: readonly [string, string];
  readonly inForce: (here: World) => Promise<string | undefined>;
}[] = [
  {
    key: 'policy/policy.json',
    contents: ['{"mail":{"from":"One <one@example.com>"}}', '{"mail":{"from":"Two <two@example.com>"}}'],
    inForce: async ({ ledger }) => (await policyInForce(ledger)).mail.from,
  },
  {
    key: 'rubrics/engineering.yaml',
    contents: [inventedRubric, `${inventedRubric}\n# once more\n`],
    inForce: async ({ ledger }) =>
      (await read(ledger, rubricRow, keys.rubric('engineering')))?.body.source.sha256,
  },
  {
    key: 'roster/people.csv',
    contents: [rosterLine('Dana'), rosterLine('Dora')],
    inForce: async ({ ledger }) => (await read(ledger, personRow, keys.person(dana)))?.body.name,
  },
  {
    key: 'scorecards/one.json',
    contents: [scorecard('first'), scorecard('second')],
    inForce: async ({ ledger }) => {
      const { partition } = keys.scorecard(dana, 'cand-1', '');
      for await (const { body } of readAll(ledger, scorecardRow, partition, 'scorecard#'))
        return body.source.sha256;
      return undefined;
    },
  },
];

describe.each(folders)('$key replaced within a second', ({ key, contents, inForce }) => {
  const alone = async (content: string) => {
    const here = world();
    here.upload('roster/first.csv', rosterLine('Dana'));
    if (!key.startsWith('roster')) await here.apply('roster/first.csv');
    here.upload(key, content);
    await here.apply(key);
    return await inForce(here);
  };

  it.each([
    ['the second', contents],
    ['the first again', [contents[1], contents[0]] as const],
  ])('is what lies there last: %s', async (_which, [before, after]) => {
    const here = world();
    here.upload('roster/first.csv', rosterLine('Dana'));
    if (!key.startsWith('roster')) await here.apply('roster/first.csv');
    here.upload(key, before);
    const first = await here.state(key);
    await here.apply(key);
    here.upload(key, after);
    await here.apply(key);
    // The first one's work, done once more, finds that it was replaced.
    await here.again(first);
    const wanted = await alone(after);
    expect(wanted).toBeDefined();
    expect(wanted).not.toBe(await alone(before));
    expect(await inForce(here)).toBe(wanted);
    // The second one's, after a crash, is not taken for an older one.
    expect((await here.apply(key)).applied).toBe(1);
  });
});
