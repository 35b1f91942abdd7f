import { describe, expect, it } from 'vitest';
import type { ReviewInput } from '../../../core/review/assemble-review.ts';
import type { Proposal } from '../../../core/review/proposal.ts';
import { header, named, review, scorecard } from './one-loop.ts';

describe('what a review could not judge', () => {
  const untold = (told: Partial<ReviewInput>): Record<string, string> =>
    Object.fromEntries(review(told).notAssessed.map(({ what, message }) => [what, message]));

  it('is always any rate, since one loop is too little', () => {
    expect(review().notAssessed.at(-1)).toEqual({
      what: 'rates',
      reason: 'one-loop',
      message: 'One loop is too little for any rate.',
    });
  });

  it('is time and ratings without a scorecard, and neither with one', () => {
    const endedAt = '2031-04-02T10:00:00Z' as NonNullable<ReviewInput['header']['endedAt']>;
    const card = scorecard('2031-04-02T12:00:00Z');
    const missing = 'There is no scorecard yet.';
    expect(untold({})).toMatchObject({ 'time to score': missing, 'ratings against evidence': missing });
    expect(review().notAssessed.filter(({ reason }) => reason === 'no-scorecard')).toHaveLength(2);
    expect(Object.keys(untold({ scorecard: card, header: { ...header, endedAt } }))).toEqual(['rates']);
    expect(untold({ scorecard: { ...card, withdrawn: true } })).toHaveProperty('ratings against evidence');
  });

  it('names each measure as a person would, and each once', () => {
    const silent = {
      ...named,
      speakers: named.speakers.map((one) => ({ ...one, role: 'unknown' as const })),
    };
    expect(review({ transcript: silent }).notAssessed.map(({ what }) => what)).toEqual([
      'questions',
      'follow-ups',
      'interruptions',
      'monologues',
      'talk share',
      'coverage',
      'time to score',
      'ratings against evidence',
      'rates',
    ]);
  });

  it('is what the caller knew, first', () => {
    const known = { what: 'turn 3 by the model', reason: 'withheld', message: 'It speaks to a machine.' };
    expect(review({ notAssessed: [known] }).notAssessed[0]).toEqual(known);
  });

  it('is how many proposals code could not confirm', () => {
    const claim = (turn: number, quote: string): Proposal => ({
      kind: 'monologue',
      turn,
      quote,
      why: 'x',
      tryInstead: null,
      severity: 'low',
    });
    const one = claim(1, 'How would you store the orders');
    expect(review({ proposals: [one] }).notAssessed).toContainEqual(
      expect.objectContaining({ what: 'proposals', reason: 'not-confirmed' }),
    );
    const other = claim(5, 'What would you measure first, and');
    expect(untold({ proposals: [] })).not.toHaveProperty('proposals');
    expect(untold({ proposals: [one] })).toHaveProperty(
      'proposals',
      'One proposal of the model could not be confirmed by code.',
    );
    expect(untold({ proposals: [one, other] })).toHaveProperty(
      'proposals',
      '2 proposals of the model could not be confirmed by code.',
    );
  });
});
