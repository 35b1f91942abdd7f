/** Tables with columns for speaker, times and text. */
import { clockMs, instantMs, secondsMs, wholeMs } from './clock.ts';
import { refusal } from './codes.ts';
import { maxLines, type Reading, ReadingBuilder } from './reading.ts';
import { parseTable } from './table-cells.ts';
import { tableHeader } from './table-header.ts';

type TimeOf = (row: readonly string[]) => number | null;

const wholeMilliseconds = /(?:ms|msecs?|milliseconds)$/;
/** Eight hours are 28,800 seconds; whole numbers beyond that are milliseconds. */
const mostSeconds = 28_800;

/** `12,5` is a number where the comma is the decimal sign. */
const withPoint = (cell: string): string =>
  cell.includes(',') ? cell.replace(/^\s{0,9}(\d{1,9}),(\d{1,9})\s{0,9}$/, '$1.$2') : cell;

/** `00:01:02`, seconds, or milliseconds where the column's name says so or the numbers are too large for seconds. */
function timesOf(
  rows: readonly string[][],
  column: number | undefined,
  name: string,
  originMs: number,
): TimeOf {
  if (column === undefined) return () => null;
  const numbers = rows
    .map((row) => Number(withPoint(row[column] ?? '') || Number.NaN))
    .filter(Number.isFinite);
  const largest = numbers.reduce((most, value) => Math.max(most, value), 0);
  const milliseconds =
    wholeMilliseconds.test(name) || (largest > mostSeconds && numbers.every(Number.isInteger));
  return (row) => {
    const cell = row[column] ?? '';
    const instant = instantMs(cell);
    if (instant !== null) return Math.max(0, instant - originMs);
    return clockMs(cell) ?? (milliseconds ? wholeMs(withPoint(cell)) : secondsMs(withPoint(cell)));
  };
}

/** The earliest date and time of a column: the recording's beginning, where times are written so. */
const firstInstantMs = (rows: readonly string[][], column: number | undefined): number =>
  rows.reduce(
    (first, row) => Math.min(first, instantMs(row[column ?? -1]) ?? first),
    Number.POSITIVE_INFINITY,
  );

/** Longer lines are words and no header. */
const maxHeader = 4000;

const aboveHeader = /^(?:\s|[,;|]{1,200}[ \t]{0,9}[\r\n]|sep=[,;\t|][ \t]{0,9}[\r\n]){0,200}/i;

/** The line that names the columns, below what spreadsheets write above it: `sep=;` and rows of separators alone. */
const firstLineOf = (text: string): { line: string; from: number } => {
  const start = text.length - text.trimStart().length;
  const from = start + (aboveHeader.exec(text.slice(start, start + maxHeader))?.[0].length ?? 0);
  const [line = ''] = text.slice(from, from + maxHeader).split(/[\r\n]/, 1);
  return { line, from };
};

/** True when the first line names a text column and a speaker or time column. */
export const isTable = (text: string): boolean => tableHeader(firstLineOf(text).line) !== undefined;

/** `="007"` is how a spreadsheet is kept from taking a cell for a number. */
const kept = (cell: string): string =>
  cell.startsWith('="') ? (/^="([^"]{0,500})"$/.exec(cell)?.[1] ?? cell) : cell;

/**
 * The row with a cell for each column: cells too many are an unquoted text that holds separators, wherever it
 * stands; empty ones at the end are only the spreadsheet's.
 */
function fitted(
  row: readonly string[],
  width: number,
  textColumn: number,
  separator: string,
): readonly string[] {
  const surplus = row.length - width;
  if (surplus <= 0 || row.slice(width).every((cell) => cell.trim() === '')) return row;
  const textEnds = textColumn + surplus + 1;
  return [
    ...row.slice(0, textColumn),
    row.slice(textColumn, textEnds).join(separator),
    ...row.slice(textEnds),
  ];
}

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
  const { columns, names, separator } = header;
  const written = rows.slice(1).filter((row) => row.some((cell) => cell.trim() !== ''));
  const body = written.map((row) => fitted(row, names.length, textColumn, separator).map(kept));
  const originMs = firstInstantMs(body, columns.start);
  const startOf = timesOf(body, columns.start, names[columns.start ?? -1] ?? '', originMs);
  const endOf = timesOf(body, columns.end, names[columns.end ?? -1] ?? '', originMs);
  const builder = new ReadingBuilder();
  for (const [index, row] of body.entries()) {
    if (written[index]?.length !== names.length) builder.note('ragged-row', 'next', `row ${index + 2}`);
    const label = columns.speaker === undefined ? '' : (row[columns.speaker] ?? '').trim();
    const startMs = startOf(row);
    if (columns.start !== undefined && startMs === null) builder.note('bad-time', 'next', `row ${index + 2}`);
    // An empty speaker cell below a named one means the same speaker goes on.
    builder.say(label === '' ? null : label, row[textColumn] ?? '', startMs, endOf(row));
  }
  if (unclosedQuote) builder.note('unclosed-quote', 'last');
  return builder.done();
}
