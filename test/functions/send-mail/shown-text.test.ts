import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shown } from '../../../functions/send-mail/shown-text.ts';
import { runs } from '../../properties/cases.ts';

const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067]/u;
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('a', 'ש', ' ', '\u202e', '\u200b', '\u200d', '\n', '\u0301', '👩', '\ud800', '<'),
  }),
);

describe('text from outside', () => {
  it('keeps a line break from beginning another header', () => {
    expect(shown('Dana\r\nBcc: everybody@example.com', 80)).toBe('Dana Bcc: everybody@example.com');
  });

  it('takes out what cannot be seen and what turns a line around', () => {
    expect(shown('in\u200bvoice\u202etxt.exe\u202c\u2066x\u2069\ufeff\u00ad', 80)).toBe('invoicetxt.exex');
    expect(shown('a\u{e0068}\u{e0069}b', 80)).toBe('ab');
  });

  it('isolates right-to-left text, so that it cannot reorder its neighbours', () => {
    expect(shown('שרה לוי', 80)).toBe('\u2068שרה לוי\u2069');
  });

  it('leaves joiners where scripts and emoji need them', () => {
    expect(shown('👩‍💻', 80)).toBe('👩‍💻');
    expect(shown('می‌خواهم', 80)).toContain('\u200c');
    expect(shown('pay\u200dpal', 80)).toBe('paypal');
  });

  it('flattens piles of marks', () => {
    expect(shown(`a${'\u0301'.repeat(300)}`, 400).length).toBeLessThanOrEqual(5);
  });

  it('cuts at words, and never through a character', () => {
    expect(shown('one two three four five', 20)).toBe('one two three four…');
    expect(shown('👩‍💻'.repeat(20), 12)).toBe('👩‍💻👩‍💻…');
  });

  it('is one well-formed line within its limit, and the same when done twice', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (raw, max) => {
        const once = shown(raw, max);
        expect(once.length).toBeLessThanOrEqual(max);
        expect(once.isWellFormed()).toBe(true);
        expect(control.test(once) || turning.test(once)).toBe(false);
        expect(shown(once, max)).toBe(once);
      }),
      { numRuns: runs(500) },
    );
  });

  it('reads a turn of a million characters in an instant', () => {
    expect(shown('\u200b '.repeat(500_000), 100)).toBe('');
  });
});
