import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, msOf } from '../../../core/coaching/calendar.ts';
import type { Instant } from '../../../core/identity.ts';
import { runs } from '../../properties/cases.ts';

const asInstant = (text: string): Instant => text as Instant;

describe('an instant read by hand', () => {
  it('is what the runtime reads, from the year 0 to 9999', () => {
    const from = Date.UTC(0, 0, 1) - 1900 * 365.25 * 86_400_000;
    fc.assert(
      fc.property(fc.integer({ min: Math.ceil(from), max: Date.UTC(9999, 11, 31) }), (ms) => {
        expect(msOf(instantOf(ms))).toBe(ms);
      }),
      { numRuns: runs(5_000) },
    );
  });

  it('is what the runtime reads where it is no date, or spelled in another way', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'));
    const spelled = fc
      .tuple(fc.constantFrom('2023', '2024', '1900', '2000', '20x4'), two, two, two, two, two)
      .map(
        ([year, month, day, hour, minute, second]) =>
          `${year}-${month}-${day}T${hour}:${minute}:${second}.500Z`,
      );
    const broken = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('x', ' ', '/', '9', '-'))
      .map(
        ([at, sign]) =>
          `${'2026-01-31T09:00:00.250Z'.slice(0, at)}${sign}${'2026-01-31T09:00:00.250Z'.slice(at + 1)}`,
      );
    fc.assert(
      fc.property(fc.oneof(spelled, broken), (text) => {
        expect(msOf(asInstant(text))).toBe(Date.parse(text));
      }),
      { numRuns: runs(5_000) },
    );
  });

  it.each([
    '2024-02-29T00:00:00.000Z',
    '2023-02-29T00:00:00.000Z',
    '2026-04-31T00:00:00.000Z',
    '2026-12-31T23:59:59.999Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-01T23:60:00.000Z',
    '2026-01-01T23:59:60.000Z',
    '2026-00-01T00:00:00.000Z',
    '2026-01-00T00:00:00.000Z',
    '2026-01-31T09:00:00Z',
    '2026-01-31T09:00:00.25+01:00',
    '',
  ])('is what the runtime reads of "%s"', (text) => {
    expect(msOf(asInstant(text))).toBe(Date.parse(text));
  });
});
