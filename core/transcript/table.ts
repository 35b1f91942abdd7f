/**
 * CSV and its relatives. Read by hand: a parser made for data refuses the whole file at a quote that
 * is never closed or a stray quote inside a cell, and here that would be an interview lost.
 * Source: RFC 4180, with comma, semicolon or tab, decided by the first line.
 */
import { clockMs, secondsMs, wholeMs } from './clock.ts';
import { refusal } from './codes.ts';
import { maxLines, type Reading, ReadingBuilder } from './reading.ts';

const separators = [',', '\t', ';', '|'] as const;

/** More columns than any export has; further separators stay in the last cell. */
const maxColumns = 200;

export interface Table {
  readonly rows: string[][];
  readonly unclosedQuote: boolean;
}

/** Cells of a text. A quoted cell may hold separators, line breaks and doubled quotes. */
export function parseTable(text: string, separator: string): Table {
  const rows: string[][] = [];
  const special = new RegExp(`[${separator === '|' ? '\\|' : separator}\\r\\n]`, 'g');
  let row: string[] = [];
  let at = 0;
  let unclosedQuote = false;
  while (at <= text.length) {
    let cell = '';
    if (text[at] === '"') {
      const quoted = quotedCell(text, at);
      cell = quoted.cell;
      at = quoted.end;
      unclosedQuote ||= quoted.unclosed;
    }
    special.lastIndex = at;
    const end = special.exec(text)?.index ?? text.length;
    // Words after a closing quote belong to the cell all the same.
    cell += text.slice(at, end);
    if (row.length >= maxColumns) row[maxColumns - 1] += ` ${cell}`;
    else row.push(cell);
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    rows.push(row);
    if (rows.length > maxLines) break;
    row = [];
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    if (at >= text.length) break;
  }
  return { rows, unclosedQuote };
}

function quotedCell(text: string, start: number): { cell: string; end: number; unclosed: boolean } {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { cell: parts.join('') + text.slice(from), end: text.length, unclosed: true };
    parts.push(text.slice(from, quote));
    if (text[quote + 1] !== '"') return { cell: parts.join(''), end: quote + 1, unclosed: false };
    parts.push('"');
    from = quote + 2;
  }
}

type Column = 'speaker' | 'start' | 'end' | 'text';

/** Column names of the exports seen, in lower case without spaces, underscores and units. */
const columnNames: Readonly<Record<Column, readonly string[]>> = {
  text: [
    'text',
    'transcript',
    'transcription',
    'content',
    'words',
    'utterance',
    'sentence',
    'message',
    'line',
    'caption',
    'speech',
    'dialogue',
    'body',
    'said',
  ],
  speaker: [
    'speaker',
    'speakername',
    'speakerlabel',
    'name',
    'participant',
    'who',
    'user',
    'username',
    'author',
    'person',
  ],
  start: [
    'start',
    'starttime',
    'startms',
    'startseconds',
    'starts',
    'time',
    'timestamp',
    'timecode',
    'begin',
    'from',
    'in',
    'offset',
  ],
  end: ['end', 'endtime', 'endms', 'endseconds', 'ends', 'stop', 'stoptime', 'to', 'out'],
};

type Columns = Partial<Record<Column, number>>;

interface Header {
  readonly separator: string;
  readonly columns: Columns;
  readonly names: readonly string[];
}

/** The first line read as column names, with the separator that makes the most sense of it. */
export function tableHeader(firstLine: string): Header | undefined {
  if (firstLine.length > 2000) return undefined;
  for (const separator of separators) {
    const cells = parseTable(firstLine, separator).rows[0] ?? [];
    const names = cells.map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''));
    const columns: Columns = {};
    for (const column of ['text', 'speaker', 'start', 'end'] as const) {
      const found = columnNames[column].map((name) => names.indexOf(name)).find((index) => index >= 0);
      if (found !== undefined) columns[column] = found;
    }
    if (columns.text !== undefined && cells.length >= 2 && (columns.speaker ?? columns.start) !== undefined) {
      return { separator, columns, names };
    }
  }
  return undefined;
}

/** `00:01:02`, seconds, or milliseconds where the column's name says so or the numbers are too large for seconds. */
function timesOf(
  rows: readonly string[][],
  column: number | undefined,
  name: string,
): (row: readonly string[]) => number | null {
  if (column === undefined) return () => null;
  const numbers = rows.map((row) => Number(row[column] || Number.NaN)).filter(Number.isFinite);
  const largest = numbers.reduce((most, value) => Math.max(most, value), 0);
  // Eight hours are 28,800 seconds; whole numbers beyond that are milliseconds.
  const milliseconds = name.endsWith('ms') || (largest > 28_800 && numbers.every(Number.isInteger));
  return (row) => {
    const cell = row[column] ?? '';
    return clockMs(cell) ?? (milliseconds ? wholeMs(cell) : secondsMs(cell));
  };
}

/** Index of the first line with anything in it, and that line. */
const firstLineOf = (text: string): { line: string; from: number } => {
  const from = text.length - text.trimStart().length;
  const length = text.slice(from, from + 4000).search(/[\r\n]/);
  return { line: length < 0 ? text.slice(from, from + 4000) : text.slice(from, from + length), from };
};

/** True when the first line names a text column and a speaker or time column. */
export const isTable = (text: string): boolean => tableHeader(firstLineOf(text).line) !== undefined;

/**
 * Reads a table with columns for speaker, times and text.
 *
 * @throws InvalidInput `no-text-column`
 */
export function readTable(text: string, name: string): Reading {
  const first = firstLineOf(text);
  const header = tableHeader(first.line);
  const textColumn = header?.columns.text;
  if (header === undefined || textColumn === undefined) throw refusal('no-text-column', name, first.line);
  const { rows, unclosedQuote } = parseTable(text.slice(first.from), header.separator);
  if (rows.length > maxLines) throw refusal('too-many-lines', name);
  const body = rows.slice(1).filter((row) => row.some((cell) => cell.trim() !== ''));
  const { columns, names } = header;
  const startOf = timesOf(body, columns.start, names[columns.start ?? -1] ?? '');
  const endOf = timesOf(body, columns.end, names[columns.end ?? -1] ?? '');
  const builder = new ReadingBuilder();
  const textIsLast = textColumn === names.length - 1;
  for (const [index, row] of body.entries()) {
    if (row.length !== names.length) builder.note('ragged-row', 'next', `row ${index + 2}`);
    const surplus = row.slice(names.length);
    const said = [row[textColumn] ?? '', ...surplus].join(textIsLast ? header.separator : ' ');
    const label = columns.speaker === undefined ? '' : (row[columns.speaker] ?? '').trim();
    const startMs = startOf(row);
    if (columns.start !== undefined && startMs === null) builder.note('bad-time', 'next', `row ${index + 2}`);
    // An empty speaker cell below a named one means the same speaker goes on.
    builder.say(label === '' ? null : label, said, startMs, endOf(row));
  }
  if (unclosedQuote) builder.note('unclosed-quote', 'last');
  return builder.done();
}
