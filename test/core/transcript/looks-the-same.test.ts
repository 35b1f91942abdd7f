/** What looks the same to whoever exported it is read as the same, in every format. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../core/transcript/read-transcript.ts';
import { shownText } from '../../../core/transcript/shown-text.ts';
import { writableFormats, writeTranscript } from '../../../core/transcript/write-transcript.ts';
import { twoVoices } from './two-voices.ts';
import { runs } from '../../properties/cases.ts';

const names = ['José García', 'Anna Müller-Lüdenscheidt'] as const;
const exchanges = [
  'Could you tell me about a system that you designed?',
  'We built a queue for settlement files, à la carte.',
  'What broke first?',
  'The retries. Every file came back & the consumers could not keep up.',
  'How did you find out?',
  'A customer told us; nobody had an alarm on it.',
  'And what would you do differently?',
  'I would measure the age of the oldest file.',
];
const interview = twoVoices(names, exchanges);

type Change = (text: string) => string;
const inNames =
  (change: Change): Change =>
  (text) =>
    names.reduce((changed, name) => changed.replaceAll(name, change(name)), text);

const changes = {
  'a space that does not break': inNames((name) => name.replaceAll(' ', '\u00a0')),
  'a narrow one': inNames((name) => name.replaceAll(' ', '\u202f')),
  'a space of no width': inNames((name) => `${name.slice(0, 2)}\u200b${name.slice(2)}`),
  'a soft hyphen': inNames((name) => `${name.slice(0, 3)}\u00ad${name.slice(3)}`),
  'marks of direction': inNames((name) => `\u200e${name}\u200f`),
  'a direction of its own': inNames((name) => `\u2068${name}\u2069`),
  'an embedded direction': inNames((name) => `\u202a${name}\u202c`),
  'a byte order mark before each name': inNames((name) => `\ufeff${name}`),
  'letters and accents apart': (text) => text.normalize('NFD'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'line ends of an old Mac': (text) => text.replaceAll('\n', '\r'),
  'blank lines above': (text) => `\n\n${text}`,
  'blank lines below': (text) => `${text}\n\n\n`,
} as const satisfies Record<string, Change>;

const seen = (text: string) => {
  const { speakers, turns } = readText(text, { name: 'test' });
  return { labels: speakers.map(({ label }) => label), turns };
};

describe.each(writableFormats)('a transcript as %s', (format) => {
  const written = writeTranscript(interview, format);

  it.each(Object.entries(changes))('is the same one with %s', (_what, change) => {
    expect(seen(change(written))).toEqual(seen(written));
  });

  it('is the same one with any of these in any of its names', () => {
    const place = fc.constantFrom(...Object.values(changes));
    const anyName = (all: readonly Change[]) => {
      let next = 0;
      return names.reduce(
        (text, name) =>
          text
            .split(name)
            .reduce((before, after) => `${before}${all[next++ % all.length]?.(name) ?? name}${after}`),
        written,
      );
    };
    const inName = place.filter((change) => !/[\r\n]/.test(change(names[0])));
    fc.assert(
      fc.property(fc.array(inName, { minLength: 1, maxLength: 8 }), (all) => {
        expect(seen(anyName(all))).toEqual(seen(written));
      }),
      { numRuns: runs(30) },
    );
  });
});

describe('what is shown', () => {
  it('is shown once, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('e', '\u0301', '\u200b', '\u00a0', '\ufeff', 'ø') }),
        (text) => {
          expect(shownText(shownText(text))).toBe(shownText(text));
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('leaves a pile of marks as it is, which would take the square of its height to compose', () => {
    const piled = `e${'\u0301\u0316'.repeat(500_000)}`;
    expect(shownText(piled)).toBe(piled);
  });

  it.each(['मराठी क्‍ष', '👩‍💻 and 👨‍👩‍👧', 'می‌خواهم'])('keeps the joiners of %s', (text) => {
    expect(shownText(text)).toBe(text.normalize('NFC'));
  });
});
