/** Which interview a scorecard is about, where its interviewer met the candidate more than once. */
import { describe, expect, it } from 'vitest';
import { Instant, LoopId, Sha256 } from '../../../core/identity.ts';
import { Scorecard } from '../../../core/rubric/scorecard.ts';
import {
  loopMeant,
  type MeetingLoop,
  newestScorecard,
  standing,
} from '../../../functions/runtime/scorecards.ts';

const loop = (id: string, startedAt: string, more: Partial<MeetingLoop> = {}): MeetingLoop => ({
  loopId: LoopId.parse(id),
  round: 'coding',
  startedAt,
  ...more,
});
const card = (more: Record<string, unknown> = {}): Scorecard =>
  Scorecard.parse({
    schema: 'plumbline.scorecard/1',
    interviewer: 'dana',
    candidate: 'cand-17',
    submittedAt: '2026-07-14T18:00:00.000Z',
    recommendation: 'yes',
    ratings: [],
    ...more,
  });
const meant = (of: Scorecard, ...loops: readonly MeetingLoop[]): string | undefined =>
  loopMeant(of, loops)?.loopId;

const morning = loop('morning', '2026-07-14T08:00:00.000Z');
const noon = loop('noon', '2026-07-14T12:00:00.000Z', { interviewId: 'int-2', round: 'design' });

describe('a scorecard', () => {
  it('that names its interview is of that one and no other, whenever it came', () => {
    const named = card({ interviewId: 'int-2', submittedAt: '2027-01-01T00:00:00.000Z' });
    expect(meant(named, morning, noon)).toBe('noon');
    expect(meant(card({ interviewId: 'int-3' }), noon)).toBeUndefined();
    // Nearer in time, but the other is the one it names.
    const beside = loop('beside', '2026-07-14T17:00:00.000Z');
    expect(meant(card({ interviewId: 'int-2' }), beside, noon)).toBe('noon');
    expect(meant(card({ interviewId: 'int-2' }), noon, beside)).toBe('noon');
  });

  it('that names an interview is of one that has no name where that fits', () => {
    expect(meant(card({ interviewId: 'int-9' }), morning)).toBe('morning');
  });

  it('that names a round is of no other', () => {
    expect(meant(card({ round: 'design' }), morning, noon)).toBe('noon');
    expect(meant(card({ round: 'coding' }), morning, noon)).toBe('morning');
    expect(meant(card({ round: 'values' }), morning, noon)).toBeUndefined();
  });

  it('is of the nearest interview, and of the first by id where two are as near', () => {
    expect(meant(card({ interviewedAt: '2026-07-14T11:00:00.000Z' }), morning, noon)).toBe('noon');
    expect(meant(card({ interviewedAt: '2026-07-14T09:00:00.000Z' }), noon, morning)).toBe('morning');
    const both = card({ interviewedAt: '2026-07-14T10:00:00.000Z' });
    expect([meant(both, noon, morning), meant(both, morning, noon)]).toEqual(['morning', 'morning']);
  });

  it.each([
    ['2026-07-13T20:00:00.000Z', 'morning'],
    ['2026-07-13T19:59:59.999Z', undefined],
    ['2026-07-14T20:00:00.000Z', 'morning'],
    ['2026-07-14T20:00:00.001Z', undefined],
  ])('booked for %s is of what was led within half a day of it', (interviewedAt, id) => {
    expect(meant(card({ interviewedAt }), morning)).toBe(id);
  });

  it.each([
    ['2026-07-13T20:00:00.001Z', 'morning'],
    ['2026-07-13T20:00:00.000Z', undefined],
    ['2026-07-28T07:59:59.999Z', 'morning'],
    ['2026-07-28T08:00:00.000Z', undefined],
  ])('handed in at %s without a time is of what was led in the two weeks before', (submittedAt, id) => {
    expect(meant(card({ submittedAt }), morning)).toBe(id);
  });
});

describe('of several versions', () => {
  const version = (revision: number, withdrawn = false) => ({
    scorecard: card({ withdrawn }),
    source: {
      revision,
      modifiedAt: Instant.parse('2026-07-14T18:00:00.000Z'),
      sha256: Sha256.parse('a'.repeat(64)),
    },
    key: `scorecards/${revision}.json`,
  });
  const read = (...revisions: readonly number[]) =>
    revisions.map((revision) => ({
      key: { partition: 'p', sort: 's' },
      version: 1,
      body: version(revision),
    }));

  it('the greatest stands, in whatever order they are read', () => {
    expect(newestScorecard(read(1, 3, 2) as never)?.source.revision).toBe(3);
    expect(newestScorecard([])).toBeUndefined();
  });

  it('one that was withdrawn says nothing', () => {
    expect(standing(version(1) as never)).toEqual(card());
    expect(standing(version(1, true) as never)).toBeUndefined();
    expect(standing(undefined)).toBeUndefined();
  });
});
