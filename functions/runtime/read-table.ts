/** A dropped table or document as data: CSV lines with their numbers, JSON, YAML. */
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { InvalidInput } from '../../core/faults.ts';
import { decodeText } from '../../core/transcript/read-transcript.ts';

export type Line = { readonly where: string; readonly fields: Readonly<Record<string, unknown>> };

/** More lines than the largest company has interviewers, by ten. */
const maxLines = 200_000;

/** What a dropped file is that holds no text; the words for transcripts speak of notetakers. */
const noText: Readonly<Record<string, string>> = {
  empty: 'is empty; drop it again once it is whole.',
  encoding: 'is neither valid UTF-8 nor valid UTF-16; save it as UTF-8 and drop it again.',
  binary: 'is no text; drop it as CSV, JSON or YAML.',
};

/** The text of a dropped file. Throws InvalidInput `empty`, `encoding` or `binary`. */
export const inputText = (key: string, bytes: Uint8Array): string => {
  try {
    return decodeText(bytes, key);
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

/** Spreadsheets write semicolons where the comma is the decimal sign; the header tells which. */
const delimiterOf = (text: string): string => {
  const header = text.slice(0, maxHeader).split(/[\r\n]/, 1)[0] ?? '';
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign;
};
/** A header is a line of column names. */
const maxHeader = 10_000;

type CsvRecord = { readonly record: string[]; readonly info: { readonly lines: number } };

const csvLines = (key: string, text: string): Line[] => {
  let records: CsvRecord[];
  try {
    records = parseCsv(text, {
      info: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
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
    where: `${key} line ${info.lines}`,
    fields: Object.fromEntries(names.map((name, index) => [name.trim(), record[index] ?? ''])),
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
