import { beforeEach, describe, expect, it } from 'vitest';
import { notEnough } from '../../../core/absence.ts';
import { CandidateRef, Instant, LoopId, PersonId } from '../../../core/identity.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { Review } from '../../../core/review/review.ts';
import { Policy } from '../../../core/rubric/policy.ts';
import { Scorecard } from '../../../core/rubric/scorecard.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { readArtefact, reviewKey, writeArtefact } from '../../../functions/runtime/envelope.ts';
import {
  comparisonRow,
  inboxRow,
  keys,
  loopPlace,
  loopRow,
  policyRow,
  prefixes,
  put,
  quarantineRow,
  read,
  readAll,
  taskRow,
} from '../../../functions/runtime/rows.ts';
import { tombstoneOf, tombstoneWrites } from '../../../functions/runtime/tombstones.ts';
import { hired, keepLoop, type KeptLoop, memoryArtefacts, watched } from '../../support/kept-loop.ts';
import { wanted as wantedOf } from '../../support/ledger-rows.ts';

const dana = PersonId.parse('dana');
const loopId = LoopId.parse('l0');
const endedAt = '2026-07-14T10:00:00.000Z';
const now = Instant.parse('2026-07-14T12:00:00.000Z');

let ledger: ReturnType<typeof watched>;
let ports: Parameters<typeof recordLoop>[1];
beforeEach(async () => {
  ledger = watched(openSqliteLedger({ path: ':memory:' }));
  ports = { ledger, artefacts: memoryArtefacts(), clock: virtualClock(now) };
  await hired(ledger, [
    { id: 'dana', coach: 'cora', jobFamily: 'engineering' },
    { id: 'cora', role: 'coach' },
    { id: 'otto', role: 'operations' },
    { id: 'hana', role: 'hr' },
  ]);
});

const scorecard = Scorecard.parse({
  schema: 'plumbline.scorecard/1',
  interviewer: 'dana',
  candidate: 'cand-l0',
  submittedAt: '2026-07-14T10:30:00.000Z',
  recommendation: 'yes',
  ratings: [],
});

const kept = async (execution: string, more: Partial<KeptLoop> = {}) =>
  await keepLoop(ports.artefacts, { loopId, interviewer: 'dana', endedAt, execution, ...more });
const recorded = async (execution: string, more: Partial<KeptLoop> = {}) =>
  (await recordLoop(await kept(execution, more), ports)).outcome;

const row = async (): Promise<LoopRow | undefined> => {
  const place = await read(ledger, loopPlace, keys.place(loopId));
  if (place === undefined) return undefined;
  return (await read(ledger, loopRow, { partition: keys.interviewer(dana), sort: place.body.sort }))?.body;
};

const wants = async (execution: string): Promise<void> => await wantedOf(ledger, loopId, execution);

const early = { scorecard, scorecardAt: '2026-07-14T10:30:00.000Z' };
const late = { scorecard, scorecardAt: '2026-07-14T11:30:00.000Z' };

describe('of two executions of one loop', () => {
  it.each([
    ['a corrected transcript', {}, { revision: 1 }, 'recorded'],
    ['an earlier transcript', { revision: 1 }, {}, 'superseded'],
    ['a later word on who is who', { assigned: 1 }, { assigned: 2 }, 'recorded'],
    ['an earlier word on who is who', { assigned: 2 }, { assigned: 1 }, 'superseded'],
    ['a first word on who is who', {}, { assigned: 1 }, 'recorded'],
    ['no word where there was one', { assigned: 1 }, {}, 'superseded'],
    ['a scorecard that came', {}, early, 'recorded'],
    ['a later scorecard', early, late, 'recorded'],
    ['an earlier scorecard', late, early, 'superseded'],
    ['no scorecard where there was one', early, {}, 'superseded'],
    ['neither, read once more', {}, {}, 'recorded'],
    ['a corrected transcript without the scorecard', early, { revision: 1 }, 'recorded'],
    ['a later word that has no scorecard yet', { ...late, assigned: 1 }, { assigned: 2 }, 'recorded'],
  ] as const)('counts as it should where the second brings %s', async (_what, first, second, outcome) => {
    await recorded('x-1', first);
    expect(await recorded('x-2', second)).toBe(outcome);
    expect((await row())?.execution).toBe(outcome === 'recorded' ? 'x-2' : 'x-1');
  });

  it('the one that admission wants is the newer, also without a scorecard that turned out to be another’s', async () => {
    await recorded('x-1', early);
    await wants('x-2');
    expect(await recorded('x-2')).toBe('recorded');
    expect(await row()).not.toHaveProperty('scorecard');
    // But never one of an earlier transcript.
    await recorded('x-3', { revision: 1 });
    expect(await recorded('x-2')).toBe('superseded');
  });
});

describe('the loop’s place in the inbox', () => {
  const state = async () => (await read(ledger, inboxRow, keys.inbox(loopId)))?.body.state;

  it('says that it is recorded by the execution that was wanted', async () => {
    await wants('x-1');
    await recorded('x-1');
    expect(await state()).toBe('recorded');
  });

  it('stays open for the execution that is still wanted', async () => {
    await wants('x-2');
    expect(await recorded('x-1')).toBe('recorded');
    expect(await state()).toBe('started');
  });
});

describe('what the loop was set aside for', () => {
  const aside = keys.quarantined('transcripts/l0.vtt');
  const setAside = async (execution: string): Promise<void> =>
    await ledger.commit([
      put(quarantineRow, aside, 'absent', {
        key: 'transcripts/l0.vtt',
        code: 'unavailable',
        message: 'It stayed away.',
        at: now,
        attempt: 0,
        loopId,
        execution,
      }),
    ]);

  it.each([
    ['by itself', 'x-1', undefined, false],
    ['before, when it is the one that is wanted', 'x-0', 'x-1', false],
    ['by another that is wanted', 'x-2', 'x-2', true],
  ])('%s', async (_by, execution, wanted, stays) => {
    await setAside(execution);
    if (wanted !== undefined) await wants(wanted);
    await recorded('x-1');
    expect((await read(ledger, quarantineRow, aside)) !== undefined).toBe(stays);
  });
});

describe('a candidate who was erased', () => {
  it('is not recorded any more', async () => {
    const stone = await tombstoneOf(ledger, 'cand-l0');
    await ledger.commit(tombstoneWrites('cand-l0', stone, now, { loops: [loopId], traces: [] }));
    expect(await recorded('x-1')).toBe('superseded');
    expect(await row()).toBeUndefined();
  });
});

describe('a loop of somebody', () => {
  it('whom the roster does not name is kept, and owes nothing', async () => {
    expect(await recorded('x-1', { interviewer: 'nobody' })).toBe('recorded');
    expect(await ledger.get(keys.record(PersonId.parse('nobody')))).toBeUndefined();
  });

  it.each([
    ['far above the panel is not calibrated', 2, false],
    ['close to it is', 0.2, true],
  ])('who stood %s', async (_how, residual, calibrated) => {
    const absent = notEnough(0, 8, 'loops');
    await ledger.commit([
      put(comparisonRow, keys.comparison(dana), 'absent', {
        severity: absent,
        signal: absent,
        raised: [],
        residuals: [
          { candidate: CandidateRef.parse('cand-other'), residual: 1 - residual },
          { candidate: CandidateRef.parse('cand-l0'), residual },
        ],
      }),
    ]);
    await recorded('x-1', early);
    expect((await row())?.verdict.against.some((reason) => JSON.stringify(reason).includes('panel'))).toBe(
      !calibrated,
    );
  });
});

describe('a protected topic', () => {
  const withTopic = async (execution: string, more: Partial<KeptLoop> = {}) => {
    const state = await kept(execution, more);
    const place = reviewKey(loopId, execution);
    const review = await readArtefact(ports.artefacts, Review, place);
    const finding = {
      kind: 'protected-topic',
      turn: 0,
      start: 0,
      end: 4,
      quote: 'Tell',
      why: 'why',
      tryInstead: null,
      severity: 'high',
      source: 'rules',
    } as const;
    await writeArtefact(ports.artefacts, place, { ...review, findings: [...review.findings, finding] });
    return (await recordLoop(state, ports)).outcome;
  };
  const peopleReviews = async () => {
    const found = [];
    for await (const { body } of readAll(ledger, taskRow, keys.interviewer(dana), prefixes.task))
      if (body.kind === 'people-review') found.push([body.owner, body.state, body.dueAt]);
    return found;
  };

  it('is HR’s to review within two days of the capture, and nobody’s once a correction takes it back', async () => {
    await withTopic('x-1');
    expect(await peopleReviews()).toEqual([['hana', 'planned', '2026-07-16T10:00:00.000Z']]);
    await recorded('x-2', { revision: 1 });
    expect((await peopleReviews()).map(([, state]) => state)).toEqual(['superseded']);
  });

  it('in a loop from before the programme is nobody’s', async () => {
    const policy = Policy.parse({ admission: { programmeStart: '2026-07-15T00:00:00Z' } });
    await ledger.commit([put(policyRow, keys.policy(), 'absent', policy)]);
    await withTopic('x-1');
    expect(await peopleReviews()).toEqual([]);
  });

  it('goes with a loop that a correction gives to somebody else', async () => {
    await hired(ledger, [{ id: 'ravi', coach: 'cora' }]);
    await withTopic('x-1');
    await recorded('x-2', { revision: 1, interviewer: 'ravi' });
    expect((await peopleReviews()).map(([, state]) => state)).toEqual(['superseded']);
  });
});
