import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import {
  keys,
  mailRow,
  prefixes,
  read,
  readAll,
  recordRow,
  taskRow,
} from '../../../functions/runtime/rows.ts';
import { memoryStores } from '../../../infra/local/company/memory-stores.ts';
import { openService, type Service } from '../../../infra/local/service.ts';
import { interviewText, sidecar } from '../../support/drop-folder.ts';

type Arrival = { readonly key: string; readonly content: string };

const interviewers = ['dana', 'ravi', 'mei'];
const now = Instant.parse('2026-08-03T09:00:00.000Z');
const written = Instant.parse('2026-08-03T08:00:00.000Z');

/** Mei has no coach yet, so that operations owe her one and hold her reviews. */
const rosterFile = [
  'id,name,email,timeZone,jobFamily,trainedOn,coach,active,role',
  'dana,Dana Whitlock,dana@example.com,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer',
  'ravi,Ravi Sandell,ravi@example.com,Europe/Berlin,engineering,2026-06-30,cora,true,interviewer',
  'mei,Mei Torvald,mei@example.com,Europe/Berlin,engineering,2026-06-30,,true,interviewer',
  'cora,Cora Lindgren,cora@example.com,Europe/Berlin,engineering,,,true,coach',
  'otto,Otto Brandis,otto@example.com,Europe/Berlin,,,,true,operations',
].join('\n');

const names: Readonly<Record<string, string>> = {
  dana: 'Dana Whitlock',
  ravi: 'Ravi Sandell',
  mei: 'Mei Torvald',
};

const instant = (day: number, hour: number, minute: number): string =>
  new Date(Date.UTC(2026, 6, day, hour, minute)).toISOString();

const facts = (who: string, index: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  interviewId: `iv-${who}-${index}`,
  interviewer: who,
  candidate: `cand-${index}`,
  startedAt: instant(6 + index * 4, 10, 0),
  endedAt: instant(6 + index * 4, 10, 45),
  ...more,
});

const loop = (stem: string, who: string, index: number, more: Record<string, unknown> = {}): Arrival[] => [
  { key: `transcripts/${stem}.txt`, content: interviewText(`Word ${stem}.`, names[who]) },
  { key: `transcripts/${stem}.meta.json`, content: sidecar(facts(who, index, more)) },
];

const scorecard = (who: string, index: number, rating: number, revision = 0): Arrival => ({
  key: `scorecards/${who}-${index}-${revision}.json`,
  content: JSON.stringify({
    schema: 'plumbline.scorecard/1',
    scorecardId: `sc-${who}-${index}`,
    interviewId: `iv-${who}-${index}`,
    interviewer: who,
    candidate: `cand-${index}`,
    submittedAt: instant(6 + index * 4, 15, revision),
    recommendation: rating > 2 ? 'yes' : 'no',
    ratings: [{ competency: 'design', rating }],
    revision,
  }),
});

const arrivals: readonly Arrival[] = [
  { key: 'roster/people.csv', content: rosterFile },
  {
    key: 'training/summer.csv',
    content:
      'session,attendee,startsOn,endsOn\nsummer,mei,2026-08-01,2026-08-20\nsummer,dana,2026-06-20,2026-06-30',
  },
  ...interviewers.flatMap((who) => [0, 1, 2, 3].flatMap((index) => loop(`${who}-${index}`, who, index))),
  // Listed, not counted: one who did not come, and one who was only being shown how it is done.
  ...loop('dana-absent', 'dana', 9, { startedAt: instant(9, 8, 0), endedAt: instant(9, 8, 6) }),
  ...loop('ravi-shown', 'ravi', 8, {
    participation: 'reverse-shadow',
    startedAt: instant(8, 8, 0),
    endedAt: instant(8, 8, 45),
  }),
  // The same interview under another name, and one exported again with better words.
  { key: 'transcripts/copy of ravi-1.txt', content: interviewText('Word ravi-1.', names['ravi']) },
  { key: 'transcripts/copy of ravi-1.meta.json', content: sidecar(facts('ravi', 1)) },
  ...loop('dana-2 corrected', 'dana', 2, { revision: 1 }),
  // It was Mei who led this one, says the correction.
  ...loop('mei-by-correction', 'mei', 5, { interviewId: 'iv-shared', revision: 1 }),
  ...loop('ravi-mistaken', 'ravi', 5, { interviewId: 'iv-shared' }),
  scorecard('dana', 0, 3),
  scorecard('dana', 2, 2),
  scorecard('ravi', 0, 4),
  scorecard('ravi', 0, 1, 1),
  scorecard('mei', 1, 3),
];

/** What must not depend on the order. */
type Outcome = {
  readonly records: unknown;
  readonly owed: readonly string[];
  readonly opened: readonly string[];
};

const outcomeOf = async ({ ports: { ledger } }: Service): Promise<Outcome> => {
  const records: Record<string, unknown> = {};
  const owed: string[] = [];
  const opened: { readonly mail: string; readonly task: string }[] = [];
  const over = new Set<string>();
  for (const name of [...interviewers, 'cora', 'otto']) {
    const id = PersonId.parse(name);
    records[name] = (await read(ledger, recordRow, keys.record(id)))?.body;
    // What rested for a while on what a correction has taken back is history, and owed by nobody.
    for await (const { body } of readAll(ledger, taskRow, keys.interviewer(id), prefixes.task))
      if (body.state === 'superseded') over.add(body.id);
      else owed.push(`${body.interviewer} ${body.kind} ${body.milestone} ${body.state}`);
    for await (const { body } of readAll(ledger, mailRow, keys.mailbox(id), prefixes.mail))
      if (body.kind === 'task-opened') opened.push({ mail: body.id, task: String(body.taskId) });
  }
  const standing = opened.filter(({ task }) => !over.has(task)).map(({ mail }) => mail);
  return { records, owed: owed.sort(), opened: standing.sort() };
};

/** `pauses` are the places after which everything that has come so far is worked off. */
const lived = async (order: readonly Arrival[], pauses: ReadonlySet<number>): Promise<Outcome> => {
  const stores = memoryStores();
  const service = await openService({ stores, clock: virtualClock(now), virtualTime: true, lanes: 1 });
  try {
    for (const [index, { key, content }] of order.entries()) {
      stores.drop.upload(key, new TextEncoder().encode(content), written);
      await service.admit(key);
      if (pauses.has(index)) await service.tick();
    }
    await service.settle();
    return await outcomeOf(service);
  } finally {
    service.close();
  }
};

describe('the same arrivals', () => {
  it('in any order, any number of times, come to the same records, the same tasks and the same mails', async () => {
    const inOrder = await lived(arrivals, new Set());
    expect(inOrder.owed.filter((line) => line.startsWith('dana first-loop-review'))).toHaveLength(3);
    expect(inOrder.owed).toContain('mei assign-coach 1 open');
    expect(inOrder.records).toMatchObject({ dana: { loops: 4 }, ravi: { loops: 4 }, mei: { loops: 5 } });
    const shuffled = fc
      .shuffledSubarray([...arrivals], { minLength: arrivals.length })
      .chain((order) =>
        fc.tuple(
          fc.constant(order),
          fc.array(fc.nat({ max: arrivals.length - 1 }), { maxLength: 12 }),
          fc.uniqueArray(fc.nat({ max: arrivals.length }), { maxLength: 6 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([order, again, pauses]) => {
        const twice = again.flatMap((index) => order.slice(index, index + 1));
        expect(await lived([...order, ...twice], new Set(pauses))).toEqual(inOrder);
      }),
      // Each run is a company of its own; a counterexample is not shrunk, its seed says enough.
      { numRuns: 40, seed: 20_260_803, endOnFailure: true },
    );
  });
});
