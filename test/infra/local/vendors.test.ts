import { describe, expect, it } from 'vitest';
import { decodeText, readText } from '../../../core/transcript/read-transcript.ts';
import type { Review } from '../../../core/review/review.ts';
import { inventedInterview, inventedRubric } from '../../support/ats/interview.ts';
import { dropAll, type Dropped, dropOf, type Vendor, vendors } from '../../support/ats/vendors.ts';
import { dropFolder, rosterCsv } from '../../support/drop-folder.ts';
import { settleAt, standingReview, withService } from '../../support/settle.ts';

const interview = inventedInterview();
const now = '2026-07-15T08:00:00Z';
/** Otter writes when a turn starts and not when it ends. */
const withoutEnds: readonly Vendor[] = ['lever-otter'];

const transcriptOf = (vendor: Vendor) => {
  const file = dropOf(vendor, interview).find(
    ({ key }) => key.startsWith('transcripts/') && !key.endsWith('.meta.json'),
  );
  return readText(decodeText(new TextEncoder().encode(file?.content ?? '')), { name: file?.key ?? '' });
};

describe('the same interview from five vendors', () => {
  it.each(vendors)('of %s has the same turns, words and times', (vendor) => {
    const { speakers, turns } = transcriptOf(vendor);
    expect(speakers.map(({ label }) => label)).toEqual(
      interview.transcript.speakers.map(({ label }) => label),
    );
    expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual(
      interview.transcript.turns.map(({ speaker, text }) => [speaker, text]),
    );
    // Each clock has a beginning of its own.
    const [origin = 0] = turns.map(({ startMs }) => startMs ?? 0);
    const [first = 0] = interview.transcript.turns.map(({ startMs }) => startMs ?? 0);
    expect(turns.map(({ startMs }) => (startMs ?? Number.NaN) - origin)).toEqual(
      interview.transcript.turns.map(({ startMs }) => (startMs ?? Number.NaN) - first),
    );
    const ends = turns.map(({ endMs }) => (endMs === null ? null : endMs - origin));
    expect(ends).toEqual(
      withoutEnds.includes(vendor)
        ? turns.map(() => null)
        : interview.transcript.turns.map(({ endMs }) => (endMs ?? Number.NaN) - first),
    );
  });

  /** The last review of what a vendor drops, one file at a time in an order of its own. */
  const reviewed = async (files: readonly Dropped[]): Promise<Review> => {
    const folder = await dropFolder();
    try {
      await folder.put('roster/people.csv', rosterCsv);
      await folder.put('rubrics/engineering.yaml', inventedRubric);
      await settleAt(folder, now);
      const status = await withService(folder, now, async (service) => {
        for (const file of files) {
          await dropAll(folder, [file]);
          await service.admit(file.key);
          await service.tick();
        }
        return await settleAt(folder, now);
      });
      expect(status).toMatchObject({ loops: 1, waiting: [], quarantined: [] });
      const review = await standingReview(folder, now, interview.interviewId);
      if (review === undefined) throw new Error('The interview was not reviewed.');
      return review;
    } finally {
      await folder.remove();
    }
  };

  it('has the same review, measures and scorecard, whatever the order they drop it in', async () => {
    const expected = await reviewed(dropOf('ashby-gong', interview));
    expect(expected.measures.leading).toMatchObject({ kind: 'count', value: 1 });
    expect(expected.measures.talkShare.kind).toBe('share');
    expect(expected.coverage.map(({ competency, rating }) => [competency, rating])).toEqual([
      ['scaling', 3],
      ['ownership', 4],
    ]);
    for (const vendor of vendors) {
      const files = dropOf(vendor, interview);
      for (const order of [files, [...files].reverse()]) {
        const review = await reviewed(order);
        expect({ vendor, questions: review.questions }).toEqual({ vendor, questions: expected.questions });
        expect({ vendor, coverage: review.coverage }).toEqual({ vendor, coverage: expected.coverage });
        const { interruptions, talkShare, monologues, ...counted } = review.measures;
        const { interruptions: _i, talkShare: _t, monologues: _m, ...same } = expected.measures;
        expect({ vendor, ...counted }).toEqual({ vendor, ...same });
        if (withoutEnds.includes(vendor)) expect(interruptions.kind).toBe('not-assessable');
        else
          expect({ vendor, interruptions, talkShare, monologues }).toEqual({
            vendor,
            interruptions: _i,
            talkShare: _t,
            monologues: _m,
          });
      }
    }
  });
});
