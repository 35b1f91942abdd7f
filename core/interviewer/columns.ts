/** Columns of dropped tables: which of ours a header means, and what stands in it. */

/** Headers without case, spaces and punctuation, to the column they mean; the spelling that stands first is the plainest. */
export type Columns<Column extends string> = Readonly<Record<string, Column>>;

type Row = Readonly<Record<string, unknown>>;

const keyOf = (header: string): string => header.toLowerCase().replaceAll(/[^a-z]/g, '');

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/**
 * What a row says, by column. Headers that mean nothing here are somebody else's, and a blank cell says
 * nothing. Of two headers for one column ("id" beside "employee id") the plainer one counts, wherever it stands.
 */
export const cellsIn = <Column extends string>(
  row: Row,
  columns: Columns<Column>,
): Partial<Record<Column, unknown>> => {
  const spellings = Object.keys(columns);
  const cells: Partial<Record<Column, unknown>> = {};
  const ranks: Partial<Record<Column, number>> = {};
  for (const [header, value] of Object.entries(row)) {
    const name = keyOf(header);
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (column === undefined || isBlank(value)) continue;
    const rank = spellings.indexOf(name);
    if (rank > (ranks[column] ?? rank)) continue;
    ranks[column] = rank;
    // A spreadsheet turned into JSON has numbers where ids and names are digits.
    cells[column] =
      typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : value;
  }
  return cells;
};

/** The first of these columns that no row has a header for; undefined when each is there. */
export const unnamedColumn = <Column extends string>(
  rows: readonly Row[],
  columns: Columns<Column>,
  wanted: readonly Column[],
): Column | undefined => {
  const named = new Set(rows.flatMap((row) => Object.keys(row).map(keyOf)));
  return wanted.find(
    (column) => !Object.entries(columns).some(([name, of]) => of === column && named.has(name)),
  );
};
