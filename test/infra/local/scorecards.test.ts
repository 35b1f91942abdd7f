import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Review } from '../../../core/review/review.ts';
import { inventedInterview, inventedRubric } from '../../support/ats/interview.ts';
import { greenhouseScorecard, leverFeedback } from '../../support/ats/scorecards.ts';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';
import { settleAt, standingReview, withService } from '../../support/settle.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await dropFolder();
  await folder.put('roster/people.csv', rosterCsv);
  await folder.put('rubrics/engineering.yaml', inventedRubric);
});
afterEach(async () => {
  await folder.remove();
});

const now = '2026-07-14T18:00:00Z';
const afterwards = '2026-07-14T19:00:00Z';
const interview = inventedInterview();
const card = (fields: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ ...interview.scorecard, ...fields });
const dropLoop = async (
  name = 'dana',
  fields: Readonly<Record<string, unknown>> = {},
  salt = '',
): Promise<void> => {
  await folder.put(`transcripts/${name}.txt`, interviewText(salt), '2026-07-14T12:50:00Z');
  await folder.put(
    `transcripts/${name}.meta.json`,
    sidecar({ interviewId: 'int-40017', ...fields }),
    '2026-07-14T12:50:00Z',
  );
};
const standing = async (loop = 'int-40017'): Promise<Review | undefined> =>
  await standingReview(folder, now, loop);
const ratingOf = (review: Review | undefined, competency = 'ownership'): unknown =>
  review?.coverage.find((each) => each.competency === competency)?.rating;

describe('a scorecard', () => {
  it('that comes first waits in sight for its loop, and is used when that comes', async () => {
    await folder.put('scorecards/card.json', card());
    expect(await settleAt(folder, now)).toMatchObject({
      loops: 0,
      quarantined: [],
      waiting: [{ key: 'scorecards/card.json', for: 'loop', message: expect.stringContaining('cand-17') }],
    });
    await dropLoop();
    expect(await settleAt(folder, afterwards)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
    expect(ratingOf(await standing())).toBe(4);
  });

  it('whose loop never comes is quarantined when the policy’s patience ends, and is used all the same if it does', async () => {
    await folder.put('scorecards/card.json', card());
    await settleAt(folder, now);
    expect(await settleAt(folder, '2026-07-17T19:00:00Z')).toMatchObject({
      waiting: [],
      quarantined: [{ key: 'scorecards/card.json', code: 'no-loop' }],
    });
    await dropLoop();
    expect(await settleAt(folder, '2026-07-17T20:00:00Z')).toMatchObject({ loops: 1, quarantined: [] });
    expect(ratingOf(await standing())).toBe(4);
  });

  it('that is redriven before its loop has come waits once more, and is set aside once more', async () => {
    await folder.put('scorecards/card.json', card());
    await settleAt(folder, now);
    await settleAt(folder, '2026-07-17T19:00:00Z');
    await withService(folder, '2026-07-17T20:00:00Z', async (service) => {
      await service.admit('scorecards/card.json', true);
      await service.tick();
    });
    expect(await settleAt(folder, '2026-07-18T20:00:00Z')).toMatchObject({ quarantined: [] });
    expect(await settleAt(folder, '2026-07-21T20:00:00Z')).toMatchObject({
      waiting: [],
      quarantined: [{ key: 'scorecards/card.json', code: 'no-loop' }],
    });
  });

  it('that comes late has the loop reviewed again, and counted once', async () => {
    await dropLoop();
    expect(await settleAt(folder, now)).toMatchObject({ loops: 1 });
    expect((await standing())?.notAssessed.map(({ reason }) => reason)).toContain('no-scorecard');
    await folder.put('scorecards/card.json', card());
    expect(await settleAt(folder, afterwards)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
    expect((await standing())?.measures.timeToScore).toMatchObject({ kind: 'minutes', value: 205 });
    expect(await folder.reviews()).toHaveLength(2);
  });

  it('that comes twice is one', async () => {
    await dropLoop();
    await folder.put('scorecards/card.json', card(), '2026-07-14T16:15:00Z');
    await folder.put('scorecards/copy of card.json', card(), '2026-07-14T16:15:00Z');
    const first = await settleAt(folder, now);
    expect(await settleAt(folder, afterwards)).toEqual(first);
    expect(first).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
  });

  it.each([
    ['in order', ['first', 'second']],
    ['the amendment first', ['second', 'first']],
  ])('that was amended counts as it was amended, %s', async (_order, names) => {
    await dropLoop();
    const files = {
      first: card({ ratings: [{ competency: 'ownership', rating: 2 }] }),
      second: card({ revision: 1 }),
    };
    for (const [index, name] of names.entries()) {
      await folder.put(`scorecards/${name}.json`, files[name as keyof typeof files], '2026-07-14T16:15:00Z');
      await settleAt(folder, `2026-07-14T18:0${index}:00Z`);
    }
    expect(ratingOf(await standing())).toBe(4);
    expect(await settleAt(folder, afterwards)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
  });

  it('that was withdrawn says nothing any more', async () => {
    await dropLoop();
    await folder.put('scorecards/card.json', card(), '2026-07-14T16:15:00Z');
    await settleAt(folder, now);
    expect(ratingOf(await standing())).toBe(4);
    await folder.put('scorecards/card.json', card({ withdrawn: true, revision: 1 }), '2026-07-14T18:15:00Z');
    expect(await settleAt(folder, afterwards)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
    const review = await standing();
    expect(ratingOf(review)).toBeNull();
    expect(review?.notAssessed.map(({ reason }) => reason)).toContain('no-scorecard');
  });

  it('waits for a roster that knows its interviewer, and for the rubric that knows its ratings', async () => {
    const other = await dropFolder();
    try {
      await other.put('scorecards/card.json', JSON.stringify(greenhouseScorecard(interview)));
      await other.put('transcripts/dana.txt', interviewText());
      await other.put('transcripts/dana.meta.json', sidecar({ interviewId: 'int-40017' }));
      expect((await settleAt(other, now)).waiting).toMatchObject([
        { key: 'scorecards/card.json', for: 'roster' },
        { key: 'transcripts/dana.txt', for: 'roster' },
      ]);
      await other.put('roster/people.csv', rosterCsv);
      expect(await settleAt(other, now)).toMatchObject({
        loops: 1,
        waiting: [
          { key: 'scorecards/card.json', for: 'rubric', message: expect.stringContaining('"engineering"') },
        ],
      });
      await other.put('rubrics/engineering.yaml', inventedRubric);
      expect(await settleAt(other, afterwards)).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
      expect(ratingOf(await standingReview(other, now, 'int-40017'))).toBe(4);
    } finally {
      await other.remove();
    }
  });

  it('with HTML in its answers is text, and no markup reaches a review', async () => {
    await dropLoop();
    await folder.put('scorecards/card.json', JSON.stringify(greenhouseScorecard(interview)));
    await settleAt(folder, now);
    expect(ratingOf(await standing())).toBe(4);
    expect(JSON.stringify(await standing())).not.toMatch(/<p>|&lt;/);
  });

  it('with a rating nobody mapped is quarantined with the rating’s name, and in order once it is mapped', async () => {
    await dropLoop();
    const form = greenhouseScorecard(interview) as Record<string, unknown>;
    const attributes = [{ name: 'Ownership', type: 'Technical', note: null, rating: 'superb' }];
    await folder.put('scorecards/card.json', JSON.stringify({ ...form, attributes }), '2026-07-14T16:00:00Z');
    const { quarantined, loops } = await settleAt(folder, now);
    expect(loops).toBe(1);
    expect(quarantined).toMatchObject([
      { key: 'scorecards/card.json', code: 'rating-unmapped', message: expect.stringContaining('"superb"') },
    ]);
  });

  it('in a list with a bad one beside it counts, and the bad one is named', async () => {
    await dropLoop();
    const bad = {
      ...(leverFeedback(interview) as Record<string, unknown>),
      id: 'other',
      candidate: null,
      opportunity: null,
    };
    await folder.put('scorecards/all.json', JSON.stringify({ data: [bad, leverFeedback(interview)] }));
    const { quarantined } = await settleAt(folder, now);
    expect(quarantined).toMatchObject([{ key: 'scorecards/all.json', code: 'lines-refused' }]);
    expect(quarantined[0]?.message).toContain('scorecard 1 does not say the candidate');
    expect(ratingOf(await standing())).toBe(4);
  });
});

describe('two interviews of the same two people', () => {
  const morning = {
    interviewId: undefined,
    startedAt: '2026-07-14T08:00:00Z',
    endedAt: '2026-07-14T08:45:00Z',
  };
  const noon = { interviewId: undefined };
  const loose = card({ interviewId: undefined, round: undefined, interviewedAt: '2026-07-14T11:50:00.000Z' });

  it.each([
    ['the loops first', ['morning', 'noon', 'card']],
    ['the other loop last', ['noon', 'card', 'morning']],
    ['its own loop last', ['morning', 'card', 'noon']],
  ])('each keep their own scorecard, by the time of the interview: %s', async (_order, names) => {
    for (const [index, name] of names.entries()) {
      if (name === 'card') await folder.put('scorecards/card.json', loose, '2026-07-14T16:15:00Z');
      else await dropLoop(name, name === 'morning' ? morning : noon, name);
      await settleAt(folder, `2026-07-14T18:0${index}:00Z`);
    }
    expect(await settleAt(folder, afterwards)).toMatchObject({ loops: 2, waiting: [], quarantined: [] });
    const latest = new Map<string, Review>();
    for (const { header } of await folder.reviews()) {
      const id = header.loopId ?? '';
      const review = await standing(id);
      if (review !== undefined) latest.set(header.startedAt ?? '', review);
    }
    expect(
      [...latest]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([at, review]) => [at.slice(11, 13), ratingOf(review)]),
    ).toEqual([
      ['08', null],
      ['12', 4],
    ]);
  });
});
