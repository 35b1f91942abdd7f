import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readStored } from '../../../functions/runtime/stored.ts';

const Place = z.strictObject({ turn: z.number(), by: z.optional(z.strictObject({ name: z.string() })) });
const Kept = z.strictObject({
  count: z._default(z.number(), 1),
  places: z.array(Place),
  seen: z.optional(z.union([z.strictObject({ kind: z.literal('once'), at: z.string() }), Place])),
});

describe('what another release has written', () => {
  it('is read without the keys that this one does not know, wherever they are', () => {
    const stored = {
      count: 2,
      places: [{ turn: 1 }, { turn: 2, by: { name: 'dana', team: 'x' }, mood: 'y' }],
      seen: { kind: 'once', at: 'noon', until: 'night' },
      retention: { days: 30 },
    };
    const before = structuredClone(stored);
    expect(readStored(Kept, stored)).toEqual({
      count: 2,
      places: [{ turn: 1 }, { turn: 2, by: { name: 'dana' } }],
      seen: { kind: 'once', at: 'noon' },
    });
    expect(stored).toEqual(before);
  });

  it('gets what it did not know of by default', () => {
    expect(readStored(Kept, { places: [], other: 1 })).toEqual({ count: 1, places: [] });
  });

  it.each([
    ['something is missing', { places: [{ mood: 'y' }] }],
    ['something is of another kind', { places: [], count: 'two', other: 1 }],
    ['no form of it is known', { places: [], seen: { kind: 'twice', at: 'noon' } }],
    ['it is nothing of the sort', 'text'],
  ])('is refused where %s', (_what, stored) => {
    expect(() => readStored(Kept, stored)).toThrow(z.core.$ZodError);
  });
});
