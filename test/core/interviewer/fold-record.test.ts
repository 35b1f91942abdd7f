import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoldInput, foldRecord } from '../../../core/interviewer/fold-record.ts';
import { lifetimeAfter, lifetimeOf } from '../../../core/interviewer/lifetime.ts';
import { latestRows } from '../../../core/interviewer/loop-order.ts';
import { InterviewerRecord, type LoopRow } from '../../../core/interviewer/record.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, dana, id, later, loop, task, weekly } from '../coaching/company.ts';
import { runs } from '../../properties/cases.ts';

const fold = (rows: readonly LoopRow[], more: Partial<FoldInput> = {}) =>
  foldRecord({
    interviewer: id('dana'),
    person: dana,
    lifetime: lifetimeOf(latestRows(rows, id('dana'))),
    window: rows,
    policy: defaultPolicy,
    measuresVersion: 'm1',
    ...more,
  });

const amended = (row: LoopRow, revision: number): LoopRow => ({
  ...row,
  counts: { ...row.counts, leading: revision },
  source: { ...row.source, revision },
});

const rows = fc
  .array(
    fc.record({
      name: fc.integer({ min: 0, max: 45 }),
      revision: fc.integer({ min: 0, max: 3 }),
      counted: fc.integer({ min: 0, max: 5 }),
      calibrated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((drawn) =>
    drawn.map(({ name, revision, counted, calibrated }) => ({
      ...amended(loop(`l${name}`, new Date(Date.UTC(2026, 0, 1 + name, 10)).toISOString()), revision),
      counted: counted > 0,
      verdict: { calibrated, against: [], notAssessed: [] },
    })),
  );

describe('the record', () => {
  it('is the same for the same loops in any order, any number of times', () => {
    fc.assert(
      fc.property(
        rows.chain((drawn) =>
          fc.tuple(
            fc.constant(drawn),
            fc.shuffledSubarray([...drawn, ...drawn], { minLength: drawn.length * 2 }),
          ),
        ),
        ([drawn, shuffled]) => {
          expect(fold(shuffled)).toEqual(fold(drawn));
          expect(InterviewerRecord.parse(fold(drawn))).toEqual(fold(drawn));
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('agrees with taking the greatest version of each loop by hand', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const names = [...new Set(drawn.map((row) => row.loopId))];
        const best = names.flatMap((name) => {
          const versions = drawn.filter((row) => row.loopId === name);
          const top = Math.max(...versions.map((row) => row.source.revision));
          return versions.filter((row) => row.source.revision === top).slice(0, 1);
        });
        const counted = (list: readonly LoopRow[]) =>
          list
            .filter((row) => row.counted)
            .map((row) => [row.endedAt, row.loopId].join())
            .sort()
            .slice(-30);
        // Only where one version stands alone can a hand say which it is.
        fc.pre(
          best.every((row) =>
            drawn
              .filter((each) => each.loopId === row.loopId && each.source.revision === row.source.revision)
              .every((each) => each.counted === row.counted),
          ),
        );
        const found = fold(drawn).window.filter((entry) => entry.counted);
        expect(found.map((entry) => [entry.endedAt, entry.loopId].join())).toEqual(counted(best));
      }),
      { numRuns: runs(60) },
    );
  });

  it('holds the last thirty loops by end time, oldest first', () => {
    const record = fold([...weekly(35)].reverse());
    expect(record).toMatchObject({ loops: 35, calibratedLoops: 35, lastEndedAt: '2026-08-31T10:00:00.000Z' });
    expect(record.window.map((entry) => entry.loopId)).toEqual(
      weekly(35)
        .slice(5)
        .map((row) => row.loopId),
    );
  });

  it('lists a no-show where there is room, counts it nowhere, and never lets it push out a loop', () => {
    const noShow = loop('no-show', '2027-01-01T10:00:00Z', {
      counted: false,
      uncountedBecause: 'under 10 minutes',
    });
    expect(fold([...weekly(3), noShow])).toMatchObject({ loops: 3, lastEndedAt: '2026-01-19T10:00:00.000Z' });
    expect(fold([...weekly(3), noShow]).window.map((entry) => entry.counted)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(fold([noShow]).window).toMatchObject([{ counted: false, calibrated: false }]);
    expect(fold([...weekly(30), noShow])).toEqual(fold(weekly(30)));
  });

  it('stands where tasks, the training feed and the day say', () => {
    const [row] = weekly(1);
    if (row === undefined) throw new Error('too few');
    const decided = task({
      kind: 'trained-decision',
      milestone: '10',
      state: 'coached',
      coachedAt: at('2026-01-06T10:00:00.000Z'),
      feedback: {
        by: id('kim'),
        at: at('2026-01-06T10:00:00.000Z'),
        text: '',
        moment: { loopId: row.loopId, turn: 0 },
        rubricItem: 'follow-ups',
        nextTry: 'Ask what they did.',
        decision: 'trained',
      },
    });
    const now = at('2026-01-06T10:00:00Z');
    expect(fold([row]).status).toBe('onboarding');
    expect(fold([row], { tasks: [decided] }).status).toBe('trained');
    expect(fold([row], { trainingEndsOn: '2026-01-06' }).status).toBe('onboarding');
    expect(fold([row], { trainingEndsOn: '2026-01-06', now }).status).toBe('in-training');
    expect(fold([row], { trainingEndsOn: '2026-01-05', now }).status).toBe('onboarding');
    expect(fold([], { now }).status).toBe('in-training');
    expect(fold([], { now, trainingEndsOn: '2026-01-05' }).status).toBe('onboarding');
  });

  it('orders two ends by time, however precisely each is written', () => {
    const precise = {
      ...loop('a', '2026-01-05T10:00:00Z'),
      endedAt: '2026-01-05T10:00:00.500Z' as LoopRow['endedAt'],
    };
    const plain = {
      ...loop('b', '2026-01-05T10:00:00Z'),
      endedAt: '2026-01-05T10:00:00Z' as LoopRow['endedAt'],
    };
    expect(fold([precise, plain]).window.map(({ loopId }) => loopId)).toEqual(['b', 'a']);
  });

  it('leaves out what was only watched', () => {
    expect(
      fold([...weekly(2), loop('watched', '2026-03-01T10:00:00Z', { participation: 'shadow' })]).window,
    ).toHaveLength(2);
  });

  it('says when the first loop ever and the last of the window ended, and nothing where there is none', () => {
    const [first, second] = weekly(2);
    if (first === undefined || second === undefined) throw new Error('two loops were asked for');
    const lived = {
      ...lifetimeOf(latestRows([first, second], id('dana'))),
      firstEndedAt: later(first.endedAt, -24),
    };
    const record = fold([second, first], { lifetime: lived });
    expect(record.firstEndedAt).toBe(lived.firstEndedAt);
    expect(record.lastEndedAt).toBe(second.endedAt);
    expect(fold([second, first], { lifetime: lifetimeOf([]) }).firstEndedAt).toBe(first.endedAt);
    const empty = fold([]);
    expect(empty).not.toHaveProperty('firstEndedAt');
    expect(empty).not.toHaveProperty('lastEndedAt');
  });

  it('tells a calibrated loop from one that is not, and never calls a no-show calibrated', () => {
    const [one, two, three] = weekly(3);
    const called = (row: LoopRow | undefined, calibrated: boolean, counted: boolean): LoopRow => {
      if (row === undefined) throw new Error('three loops were asked for');
      return { ...row, counted, verdict: { calibrated, against: [], notAssessed: [] } };
    };
    const record = fold([called(one, true, true), called(two, false, true), called(three, true, false)]);
    expect(record.window.map(({ calibrated }) => calibrated)).toEqual([true, false, false]);
  });

  it('is as long as the policy says, a no-show in its place by time, and empty at nought', () => {
    const rowsOf = weekly(6).map((row, index) => ({ ...row, counted: index > 2 }));
    const sized = (windowLoops: number): readonly string[] =>
      fold(rowsOf, {
        policy: { ...defaultPolicy, coaching: { ...defaultPolicy.coaching, windowLoops } },
      }).window.map(({ endedAt }) => endedAt);
    const ends = rowsOf.map(({ endedAt }) => endedAt);
    expect(sized(4)).toEqual(ends.slice(2));
    expect(sized(2)).toEqual(ends.slice(4));
    expect(sized(0)).toEqual([]);
  });

  it('leaves out a loop that its latest version gives to somebody else', () => {
    const [first] = weekly(1) as [LoopRow];
    const given = { ...amended(first, 1), interviewer: id('rue') };
    expect(fold([first, given]).window).toEqual([]);
    expect(fold([given, first]).window).toEqual([]);
  });

  it('takes the version with the later scorecard when the transcript is the same', () => {
    const [first] = weekly(1) as [LoopRow];
    const scored: LoopRow = {
      ...first,
      scorecard: first.source,
      verdict: { ...first.verdict, calibrated: false },
    };
    for (const list of [
      [first, scored],
      [scored, first],
    ])
      expect(fold(list).window[0]?.calibrated).toBe(false);
  });
});

describe('lifetime counts', () => {
  it('kept by difference come to what a recount gives', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const stored = new Map<string, LoopRow>();
        let lifetime = { loops: 0, calibratedLoops: 0 };
        for (const row of drawn) {
          lifetime = lifetimeAfter(lifetime, stored.get(row.loopId), row);
          stored.set(row.loopId, row);
        }
        expect(lifetime).toEqual(lifetimeOf([...stored.values()]));
        for (const row of stored.values()) lifetime = lifetimeAfter(lifetime, row, undefined);
        expect(lifetime).toEqual({ loops: 0, calibratedLoops: 0 });
      }),
    );
  });
});

describe('the measures of a record', () => {
  it('say nothing below their floors, and how much is missing', () => {
    expect(fold(weekly(4)).measures.leadingPer10).toMatchObject({ kind: 'not-enough', have: 4, need: 5 });
    expect(fold(weekly(4)).measures.coveredShare).toMatchObject({ kind: 'not-enough', have: 4, need: 5 });
  });

  it('give the leading rate of ten loops with the interval of the reference', () => {
    const ten = weekly(10).map((row) => ({ ...row, counts: { questions: 14, leading: 1 } }));
    const { leadingPer10 } = fold(ten).measures;
    expect(leadingPer10.kind === 'estimate' && leadingPer10.sentence).toMatch(
      /^About 0\.\d leading questions in 10 \(likely 0\.\d to 1\.\d\) over 10 interviews\. The fleet is still small/,
    );
  });

  it('leave out counts made by another version of the measures', () => {
    const mixed = weekly(10).map((row, index) =>
      index < 6 ? { ...row, versions: { ...row.versions, measures: 'm0' } } : row,
    );
    expect(fold(mixed).measures.leadingPer10).toMatchObject({ kind: 'not-enough', have: 4 });
  });

  it('leave out a scorecard from before the end, and never hold NaN', () => {
    const times = [-5, Number.NaN, 60, 120, 180, 240, 3000];
    const list = weekly(7).map((row, index) => ({
      ...row,
      counts: { ...row.counts, timeToScoreMin: times[index] ?? 0 },
    }));
    const { timeToScoreHours, scoredWithin24hShare } = fold(list).measures;
    expect(timeToScoreHours).toMatchObject({ value: 3, n: 5 });
    expect(scoredWithin24hShare).toMatchObject({ value: 0.8, n: 5 });
    expect(JSON.stringify(fold(list).measures)).not.toContain('null');
  });

  it('read aloud', () => {
    const list = weekly(12).map((row, index) => ({
      ...row,
      counts: {
        questions: 14,
        leading: index % 2,
        covered: 4,
        assigned: 5,
        signals: 6,
        missedFollowUps: 2,
        interviewerSec: 900 + index * 30,
        speechSec: 2700,
        timeToScoreMin: 60 + index * 20,
      },
    }));
    const { measures } = fold(list);
    expect(
      Object.values(measures).map((each) => (each.kind === 'estimate' ? each.sentence : each.kind)),
    ).toMatchInlineSnapshot(`
      [
        "About 0.5 leading questions in 10 (likely 0.2 to 0.9) over 12 interviews. The fleet is still small, so starting values stand in for its average.",
        "You speak for 39 % of an interview (likely 37 % to 42 %), over 12 interviews.",
        "33 % of what deserved a follow-up got none (24 of 72; likely 24 % to 45 %).",
        "80 % of the competencies you were to cover have a question and evidence (48 of 60; likely 68 % to 88 %).",
        "Half of your scorecards are in within 2.8 hours (likely 1.7 to 4.3), over 12 interviews.",
        "100 % of your scorecards came in within 24 hours (12 of 12; likely 76 % to 100 %).",
      ]
    `);
  });
});

describe('status', () => {
  const now = at('2026-03-01T12:00:00Z');

  it('goes from in training to onboarding on the day after training', () => {
    const trainee = (trainedOn: string) => fold([], { person: { ...dana, trainedOn }, now }).status;
    expect(trainee('2026-03-01')).toBe('in-training');
    expect(trainee('2026-02-28')).toBe('onboarding');
    expect(fold([], { now }).status).toBe('in-training');
    expect(fold(weekly(1), { now }).status).toBe('onboarding');
  });

  it('is trained once a coach has decided so, and sustained after the next quarterly review', () => {
    const feedback = {
      by: id('kim'),
      at: now,
      moment: { loopId: loop('w1', now).loopId, turn: 0 },
      rubricItem: 'x',
      nextTry: 'y',
      text: '',
    };
    const decided = task({
      kind: 'trained-decision',
      coachedAt: now,
      feedback: { ...feedback, decision: 'trained' },
    });
    const quarterly = task({ kind: 'quarterly', milestone: '2026-Q2', coachedAt: later(now, 24) });
    const notYet = { ...decided, feedback: { ...feedback, decision: 'not-yet' as const } };
    expect(fold(weekly(16), { tasks: [decided], now }).status).toBe('trained');
    expect(fold(weekly(16), { tasks: [decided, quarterly], now }).status).toBe('sustained');
    expect(fold(weekly(16), { tasks: [notYet, quarterly], now }).status).toBe('onboarding');
  });
});
