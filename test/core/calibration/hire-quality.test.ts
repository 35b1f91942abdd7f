import { describe, expect, it } from 'vitest';
import { type HireInterview, hireQuality } from '../../../core/calibration/hire-quality.ts';
import { seededRandom } from '../../../core/calibration/random.ts';

/** Two interviews of each hire, by two of twenty interviewers; a scorecard tells more once they are coached. */
const interviews = (hires: number): HireInterview[] => {
  const random = seededRandom(7);
  return Array.from({ length: hires }, (_, hire) => hire).flatMap((hire) => {
    const coached = hire % 2 === 0;
    const talent = random() * 3;
    return [0, 1].map((each) => ({
      candidate: `cand-${hire}`,
      interviewer: `p${(hire + each * 7) % 20}`,
      coached,
      scorecard: 1 + (coached ? talent : random() * 3),
      performance: talent + random() / 4,
    }));
  });
};

describe('hire quality', () => {
  it('below fifty hires is how many there are, however many interviewed them', () => {
    expect(hireQuality(interviews(49), 49, seededRandom(1))).toEqual({
      kind: 'not-enough',
      have: 49,
      need: 50,
      unit: 'hires with a known performance',
    });
  });

  it('counts each hire once in its arm', () => {
    expect(hireQuality(interviews(98), 98, seededRandom(1))).toEqual({
      kind: 'counts-only',
      coached: 49,
      uncoached: 49,
      need: 50,
    });
  });

  it('is an association with its interval over enough of them', () => {
    const found = hireQuality(interviews(140), 140, seededRandom(1));
    expect(found).toMatchObject({ kind: 'estimate', n: 140, coached: 70, uncoached: 70, interviewers: 20 });
    expect(found.kind === 'estimate' && found.low > 0).toBe(true);
  });

  it('says what is missing where no start of coaching is recorded', () => {
    expect(hireQuality([], 80, seededRandom(1))).toMatchObject({
      kind: 'not-assessable',
      reason: 'no-start-date',
    });
  });
});
