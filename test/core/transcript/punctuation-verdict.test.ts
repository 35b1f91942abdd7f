import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { punctuationVerdict } from '../../../core/transcript/punctuation-verdict.ts';

const piece = fc.constantFrom(
  'what',
  'Who',
  'how',
  'whatever',
  'data',
  'a',
  '?',
  '.',
  ' ',
  '  ',
  '！',
  '？',
  '؟',
  'why? ',
);
const talk = fc.array(
  fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(' ')),
  { maxLength: 12 },
);
const turnsOf = (texts: readonly string[]) =>
  texts.map((text, index) => ({ index, speaker: 's1', startMs: null, endMs: null, text }));

/** Every count in full, with no regard to what can still change. */
const countedInFull = (texts: readonly string[]): 'good' | 'poor' => {
  const all = (pattern: RegExp): number =>
    texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
  const words = texts.reduce((sum, text) => sum + text.split(' ').length, 0);
  if (words / (all(/[.!?。！？؟]/g) + 1) > 60) return 'poor';
  const asked = all(/\b(?:what|how|why|when|where|who|which)\b/gi);
  return asked >= 10 && asked / (all(/[?？؟]/g) + 1) > 25 ? 'poor' : 'good';
};

describe('the verdict on punctuation', () => {
  it('is the same as when everything is counted to the end', () => {
    fc.assert(
      fc.property(talk, (texts) => {
        const long = [...texts, 'data. '.repeat(250)];
        expect(punctuationVerdict(turnsOf(long))).toBe(countedInFull(long));
        const unmarked = long.map((text) => text.replace(/[.!?！？؟]/g, ''));
        expect(punctuationVerdict(turnsOf(unmarked))).toBe(countedInFull(unmarked));
        const unasked = [...long.map((text) => text.replaceAll(/[?？؟]/g, '.')), 'who. '.repeat(20)];
        expect(punctuationVerdict(turnsOf(unasked))).toBe(countedInFull(unasked));
      }),
    );
  });
});
