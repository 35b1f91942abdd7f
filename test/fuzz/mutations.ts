/** Seeded ways to damage a transcript file. The same seed damages the same way, so a finding can be repeated. */
import { zipSync } from 'fflate';
import { writableFormats, writeTranscript } from '../../core/transcript/write-transcript.ts';
import { inventedInterview } from './invented-interview.ts';

/** A number in [0, 1), from a 32-bit state (mulberry32). */
export type Random = () => number;

export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const below = (random: Random, bound: number): number => Math.floor(random() * bound);

const pick = <T>(random: Random, items: readonly T[]): T => {
  const item = items[below(random, items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

const encoder = new TextEncoder();

const wordDocument = (paragraphs: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs
    .map(
      (text) =>
        `<w:p><w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r></w:p>`,
    )
    .join('')}</w:body></w:document>`;

/** A Word document with these paragraphs. */
export const docx = (paragraphs: readonly string[]): Uint8Array =>
  zipSync({
    '[Content_Types].xml': encoder.encode('<Types/>'),
    'word/document.xml': encoder.encode(wordDocument(paragraphs)),
  });

const sources: readonly Uint8Array[] = [
  ...writableFormats.map((format) => encoder.encode(writeTranscript(inventedInterview, format))),
  docx(writeTranscript(inventedInterview, 'plain').split('\n')),
];

const textSources = sources.slice(0, -1).map((bytes) => new TextDecoder().decode(bytes));

const truncation = (random: Random): Uint8Array => {
  const source = pick(random, sources);
  return source.slice(0, below(random, source.length));
};

const byteFlips = (random: Random): Uint8Array => {
  const bytes = pick(random, sources).slice();
  for (let flips = 1 + below(random, 20); flips > 0; flips -= 1)
    bytes[below(random, bytes.length)] = below(random, 256);
  return bytes;
};

const swappedLines = (random: Random): Uint8Array => {
  const lines = pick(random, textSources).split('\n');
  for (let swaps = 1 + below(random, 12); swaps > 0; swaps -= 1) {
    const [one, other] = [below(random, lines.length), below(random, lines.length)];
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  }
  return encoder.encode(lines.join(pick(random, ['\n', '\r\n', '\r'])));
};

const repeatedLines = (random: Random): Uint8Array => {
  const lines = pick(random, textSources).split('\n');
  const line = pick(random, lines);
  lines.splice(below(random, lines.length), 0, ...Array<string>(1 + below(random, 50)).fill(line));
  return encoder.encode(lines.join('\n'));
};

const spliced = (random: Random): Uint8Array => {
  const [one, other] = [pick(random, textSources), pick(random, textSources)];
  return encoder.encode(one.slice(0, below(random, one.length)) + other.slice(below(random, other.length)));
};

const hostileTokens = [
  '-->',
  '\n\n',
  '00:00:00.000 --> 00:00:00.000',
  '99:99:99.999 --> 00:00:01.000',
  '<v ',
  '</v>',
  '<v Maja>',
  '&amp;',
  '&#x110000;',
  'WEBVTT',
  'NOTE',
  'STYLE',
  '**',
  '**:',
  '```',
  '(Maja Lund)',
  '[Speaker 1] ',
  '**Maja** [0:33] ',
  '[',
  '(',
  ':',
  '::',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\u2028',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '{',
  '}',
  '[[',
  'null',
  '-1',
  '1e309',
  '"__proto__"',
  'constructor',
  '0:00',
  '1:02:33',
  '10:30 Meeting:',
  'https://',
  '\r',
  '---',
  '| a | b |',
  '#',
  '<',
  '>',
  '💥',
  '\ud800',
];

const insertions = (random: Random): Uint8Array => {
  let text = pick(random, textSources);
  for (let times = 1 + below(random, 10); times > 0; times -= 1) {
    const at = below(random, text.length);
    text = text.slice(0, at) + pick(random, hostileTokens).repeat(1 + below(random, 4)) + text.slice(at);
  }
  return encoder.encode(text);
};

const jsonValues: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  1e308,
  [],
  {},
  'NaN',
  true,
  [null],
  { text: null },
  '1.5',
  'x'.repeat(500),
];

/** Replaces values anywhere in a JSON document. */
const jsonSurgery = (random: Random): Uint8Array => {
  const source = pick(
    random,
    textSources.filter((text) => text.startsWith('{')),
  );
  const changed = JSON.stringify(JSON.parse(source), (key: string, value: unknown): unknown =>
    key !== '' && random() < 0.03 ? structuredClone(pick(random, jsonValues)) : value,
  );
  return encoder.encode(changed);
};

const nestedBrackets = (random: Random): Uint8Array => {
  const depth = 1 + below(random, 20_000);
  const open = pick(random, ['[', '{"a":', '(', '<', '<v ', '**', '[{"a":', '{"results":', '[[']);
  return encoder.encode(
    `${pick(random, ['', '{"sentences":', 'WEBVTT\n\n00:00.000 --> 00:01.000\n', 'Maja: '])}${open.repeat(depth)}`,
  );
};

const encodings = (random: Random): Uint8Array => {
  const text = pick(random, textSources);
  const units = new Uint8Array(text.length * 2 + 2);
  const view = new DataView(units.buffer);
  const littleEndian = random() < 0.5;
  const marked = random() < 0.5;
  if (marked) view.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(2 * at + (marked ? 2 : 0), text.charCodeAt(at), littleEndian);
  return units.subarray(0, text.length * 2 + (marked ? 2 : 0) - (random() < 0.2 ? 1 : 0));
};

const cells = [
  '=cmd|calc',
  '"',
  '""',
  '"a',
  'a"b',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '',
  '00:00:01',
  '-1',
  '1e9',
  'Maja Lund',
  'x'.repeat(300),
  '@SUM(1)',
  '\u0000',
];

const hostileCsv = (random: Random): Uint8Array => {
  const separator = pick(random, [',', ';', '\t', '|']);
  const header = pick(random, [
    'speaker,start,text',
    'time,speaker,text',
    'text,speaker',
    'Speaker Name,Start Time,End Time,Transcript',
    'a,b',
  ]);
  const rows = Array.from({ length: below(random, 40) }, () =>
    Array.from({ length: below(random, 8) }, () => pick(random, cells)).join(separator),
  );
  return encoder.encode([header.replaceAll(',', separator), ...rows].join('\n'));
};

const brokenDocx = (random: Random): Uint8Array => {
  const depth = below(random, 3000);
  const xml = pick(random, [
    '<w:document><w:body><w:p><w:r><w:t>Maja Lund: hello',
    `<w:document><w:body>${'<w:p>'.repeat(depth)}<w:t>Maja: hi</w:t>`,
    `<!DOCTYPE a [<!ENTITY b "${'c'.repeat(50)}">]><w:document><w:body><w:p><w:t>&b;&b;</w:t></w:p></w:body></w:document>`,
    '<html><body>no</body></html>',
    '',
  ]);
  const bytes = zipSync({ [pick(random, ['word/document.xml', 'other.xml'])]: encoder.encode(xml) });
  if (random() < 0.5) bytes[below(random, bytes.length)] = below(random, 256);
  return bytes;
};

/** Quick to make and to read; chosen evenly. */
export const smallMutations = {
  truncation,
  byteFlips,
  swappedLines,
  repeatedLines,
  spliced,
  insertions,
  jsonSurgery,
  nestedBrackets,
  encodings,
  hostileCsv,
  brokenDocx,
} as const satisfies Record<string, (random: Random) => Uint8Array>;

const megabyte = 1024 * 1024;

/** Bytes of one text followed by another repeated up to a size, made without a copy on the heap. */
const filled = (start: string, unit: string, size: number): Uint8Array => {
  const head = Buffer.from(start);
  const bytes = Buffer.alloc(head.length + size, unit);
  head.copy(bytes);
  bytes.fill(unit, head.length);
  return bytes;
};

const longLine = (random: Random): Uint8Array =>
  filled(
    pick(random, [
      '',
      'WEBVTT\n\n00:00.000 --> 00:01.000\n',
      'Maja Lund: ',
      '{"sentences":[{"text":"',
      'speaker,text\nMaja,"',
      '**Maja:** ',
    ]),
    pick(random, [
      'word ',
      '<',
      '<v>',
      '>',
      '[',
      '(',
      '**',
      '"',
      '",',
      ': ',
      'a:',
      '&amp;',
      '&',
      '0:00 ',
      '-->',
      '\t',
      ' ',
      '? Yes ',
      'x',
      '\u200b',
    ]),
    10 * megabyte,
  );

const manyCues = (random: Random): Uint8Array => {
  const cue = `0:01.0-->0:02.0\n${pick(random, ['', 'M: ', '<v M>', '- ', 'So: '])}a\n\n`;
  return filled('WEBVTT\n\n', cue, Math.min(24 * megabyte, cue.length * 1_000_000));
};

const manyLines = (random: Random): Uint8Array => {
  const line = pick(random, [
    'Maja Lund: a',
    '0:01',
    'A',
    '[0:01] a',
    '**Maja:** a',
    'Maja  0:01',
    '',
    '- ',
    'a,b',
    '1',
    '"',
  ]);
  return filled(
    pick(random, ['', 'speaker,text\n', '1\n00:00:01,000 --> 00:00:02,000\n']),
    `${line}\n`,
    1_000_000 * (line.length + 1),
  );
};

const manySpeakers = (): Uint8Array =>
  encoder.encode(
    Array.from({ length: 200_000 }, (_, index) => `Speaker ${index % 1000} (00:00:01): a`).join('\n'),
  );

/** A small archive that unpacks to a thousand times its size. */
const zipBomb = (random: Random): Uint8Array => {
  const size = 64 * megabyte;
  const name = pick(random, ['word/document.xml', 'word/media/image.bin']);
  const bomb = { [name]: new Uint8Array(size).fill(0x41) };
  return zipSync(
    name === 'word/document.xml' ? bomb : { ...bomb, 'word/document.xml': encoder.encode('<w:document/>') },
    { level: 9 },
  );
};

const tagBomb = (random: Random): Uint8Array => {
  const unit = pick(random, ['<w:p/>', '<w:t>a</w:t>', '<', '<w:tr>', '<w:br/>', '&amp;']);
  const xml = `<w:document><w:body><w:p><w:t>${unit.repeat(Math.floor((20 * megabyte) / unit.length))}`;
  return zipSync({ 'word/document.xml': encoder.encode(xml) }, { level: 1 });
};

const deepJson = (random: Random): Uint8Array =>
  filled('', pick(random, ['[{"a":', '{"results":', '{"sentences":[']), 20 * megabyte);

/** Large; a full run draws one in a few thousand. */
export const largeMutations = {
  longLine,
  manyCues,
  manyLines,
  manySpeakers,
  zipBomb,
  tagBomb,
  deepJson,
} as const satisfies Record<string, (random: Random) => Uint8Array>;
