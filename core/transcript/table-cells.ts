/**
 * Cells of CSV and its relatives. Read by hand: a parser made for data refuses the whole file at a quote that
 * is never closed or a stray quote inside a cell, and here that would be an interview lost.
 * Source: RFC 4180, with comma, semicolon, tab or bar.
 */
import { maxLines } from './reading.ts';

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
