import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { ModelReply, readReply, replySchema } from '../../../../core/review/model/reply.ts';

const empty = { findings: [], questions: [], evidence: [], addressed: [] };

describe('what a model may answer', () => {
  it('is told to it by a schema made from the one it is read with', () => {
    expect(replySchema()).toMatchObject({
      type: 'object',
      required: ['findings', 'questions', 'evidence'],
      additionalProperties: false,
    });
    const kinds = JSON.stringify(replySchema());
    expect(kinds).toContain('missed-follow-up');
    for (const computed of [
      'interruption',
      'monologue',
      'dual-interview',
      'out-of-order',
      'rated-without-evidence',
    ])
      expect(kinds).not.toContain(computed);
  });

  it('may be nothing at all', () => {
    expect(readReply(empty)).toEqual({ kind: 'reply', reply: empty });
  });

  it.each([
    ['an error text', 'An error occurred.'],
    ['null', null],
    ['a field that is missing', { findings: [], questions: [] }],
    ['a field too many', { ...empty, rating: 5 }],
    ['a turn that cannot be', { ...empty, questions: [{ turn: -1, quote: 'x' }] }],
    ['a quote as long as the transcript', { ...empty, questions: [{ turn: 1, quote: 'x'.repeat(2001) }] }],
    [
      'more findings than anybody reads',
      {
        ...empty,
        findings: Array.from({ length: 61 }, () => ({
          kind: 'strength',
          turn: 0,
          quote: 'x',
          why: 'y',
          tryInstead: null,
          severity: 'keep',
        })),
      },
    ],
  ])('is not %s, and the model is told why', (_, input) => {
    const read = readReply(input);
    expect(read.kind).toBe('malformed');
    if (read.kind === 'malformed') expect(read.problem.length).toBeGreaterThan(5);
  });

  it('tells at most a thousand characters of what is wrong', () => {
    const read = readReply({
      ...empty,
      ...Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field-${index}`, 1])),
    });
    expect(read.kind === 'malformed' && read.problem.length).toBeLessThanOrEqual(1000);
  });

  it('fits what zod itself says of it', () => {
    expect(z.toJSONSchema(ModelReply)).toMatchObject({ type: 'object' });
  });
});
