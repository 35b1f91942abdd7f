/** A dropped table or document as data: CSV lines with their numbers, JSON, YAML. */
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { InvalidInput } from '../../core/faults.ts';
import { type Columns, unnamedColumn } from '../../core/interviewer/columns.ts';
import { decodeText } from '../../core/transcript/read-transcript.ts';
import { shownText } from '../../core/transcript/shown-text.ts';

export type Line = { readonly where: string; readonly fields: Readonly<Record<string, unknown>> };

/** More lines than the largest company has interviewers, by ten. */
const maxLines = 200_000;

/** What a dropped file is that holds no text; the words for transcripts speak of notetakers. */
const noText: Readonly<Record<string, string>> = {
  empty: 'is empty; drop it again once it is whole.',
  encoding: 'is neither valid UTF-8 nor valid UTF-16; save it as UTF-8 and drop it again.',
  binary: 'is no text; drop it as CSV, JSON or YAML.',
};

/** The text of a dropped file as it looks: a hidden character in an id would make it another id. Throws InvalidInput `empty`, `encoding` or `binary`. */
export const inputText = (key: string, bytes: Uint8Array): string => {
  try {
    return shownText(decodeText(bytes, key));
  } catch (cause) {
    if (!(cause instanceof InvalidInput)) throw cause;
    throw new InvalidInput(cause.code, `${key} ${noText[cause.code] ?? cause.message}`, { cause });
  }
};

/** Rows of a CSV (first line names the columns) or of a JSON array of objects. Throws InvalidInput. */
export const tableLines = (key: string, bytes: Uint8Array): readonly Line[] => {
  const text = inputText(key, bytes);
  const lines = /^\s{0,1000}[[{]/.test(text.slice(0, 1001)) ? jsonLines(key, text) : csvLines(key, text);
  if (lines.length === 0)
    throw new InvalidInput(
      'no-lines',
      `${key} has no line below its header; drop a file with at least one row.`,
    );
  if (lines.length > maxLines)
    throw new InvalidInput(
      'too-many-lines',
      `${key} has ${lines.length} lines, more than ${maxLines}; split it.`,
    );
  return lines;
};

/** Headers named back to whoever dropped the file; a header has a few words. */
const shownHeaders = 6;

/** The rows of a table that names the columns it cannot be without. Throws InvalidInput, `no-column` where it does not. */
export const linesNaming = <Column extends string>(
  { key, bytes }: { readonly key: string; readonly bytes: Uint8Array },
  columns: Columns<Column>,
  wanted: readonly Column[],
): readonly Line[] => {
  const lines = tableLines(key, bytes);
  const rows = lines.map(({ fields }) => fields);
  const missing = unnamedColumn(rows, columns, wanted);
  if (missing === undefined) return lines;
  const found = Object.keys(rows[0] ?? {});
  const named = found.slice(0, shownHeaders).map((name) => JSON.stringify(name.slice(0, 40)));
  throw new InvalidInput(
    'no-column',
    `${key} has no column "${missing}"; name it in the first line, which has ${named.join(', ') || 'none'}${found.length > shownHeaders ? ' and more' : ''}.`,
  );
};

const jsonLines = (key: string, text: string): Line[] => {
  const value = rowsOf(document(key, text));
  if (value === undefined)
    throw new InvalidInput('not-a-table', `${key} is JSON but no array of rows; drop an array of objects.`);
  return value.map((fields: unknown, index) => ({
    where: `${key} row ${index + 1}`,
    fields: typeof fields === 'object' && fields !== null ? { ...fields } : {},
  }));
};

/** The array itself, or the only array that an object holds: `{"people": [...]}`. */
const rowsOf = (value: unknown): readonly unknown[] | undefined => {
  if (Array.isArray(value)) return value;
  const held = typeof value === 'object' && value !== null ? Object.values(value).filter(Array.isArray) : [];
  return held.length === 1 ? held[0] : undefined;
};

/** A first line that only tells a spreadsheet how the cells are parted. */
const sepLine = /^\s{0,100}sep=([,;\t])[ \t]{0,10}(?:\r\n?|\n)/i;

/** Spreadsheets write semicolons where the comma is the decimal sign; the header tells which. */
const delimiterOf = (text: string): string => {
  const header = text.slice(0, maxHeader).split(/[\r\n]/, 1)[0] ?? '';
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign;
};
/** A header is a line of column names. */
const maxHeader = 10_000;

type CsvRecord = { readonly record: string[]; readonly info: { readonly lines: number } };

/** `="007"` is how a spreadsheet is kept from taking an id for a number. */
const kept = (cell: string): string => /^="([^"]{0,500})"$/.exec(cell)?.[1]?.trim() ?? cell;

const csvLines = (key: string, text: string): Line[] => {
  let records: CsvRecord[];
  const sep = sepLine.exec(text);
  const above = sep?.[0] ?? '';
  const table = text.slice(above.length);
  try {
    records = parseCsv(table, {
      info: true,
      delimiter: sep?.[1] ?? delimiterOf(table.trimStart()),
      // Files are put together from parts that end their lines differently.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // A spreadsheet writes the separators of rows that were emptied.
      skip_records_with_empty_values: true,
      trim: true,
      bom: true,
    }) as unknown as CsvRecord[];
  } catch (cause) {
    throw new InvalidInput(
      'not-csv',
      `${key} cannot be read as CSV (${(cause as Error).message}); save it again as comma-separated UTF-8.`,
      { cause },
    );
  }
  const [header, ...rows] = records;
  const names = header?.record ?? [];
  return rows.map(({ record, info }) => ({
    where: `${key} line ${info.lines + (above === '' ? 0 : 1)}`,
    fields: Object.fromEntries(names.map((name, index) => [name.trim(), kept(record[index] ?? '')])),
  }));
};

/** One JSON or YAML document. YAML is a superset of JSON; aliases are bounded against bombs. */
export const document = (key: string, text: string): unknown => {
  try {
    return text.trimStart().startsWith('{') || text.trimStart().startsWith('[')
      ? JSON.parse(text)
      : parseYaml(text, { maxAliasCount: 100 });
  } catch (cause) {
    throw new InvalidInput(
      'not-json-or-yaml',
      `${key} is neither JSON nor YAML (${(cause as Error).message.split('\n', 1)[0] ?? ''}); correct it and drop it again.`,
      { cause },
    );
  }
};

/** The one document of a file. */
export const documentIn = (key: string, bytes: Uint8Array): unknown => document(key, inputText(key, bytes));
