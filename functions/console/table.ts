/** The one table of every page: the first column names the row; on a phone each row becomes a short list with its labels. */
import { createElement as h, type ReactNode } from 'react';

export type Column<Row> = {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
};

export type TableOf<Row> = {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: readonly [Column<Row>, ...(readonly Column<Row>[])];
  /** Columns of one width, where several tables stand below each other. */
  readonly even?: boolean | undefined;
  /** Said before the table to those who cannot see what stands above it. */
  readonly caption?: string | undefined;
};

export const table = <Row>({ rows, keyOf, columns, caption, even = false }: TableOf<Row>): ReactNode => {
  const [first, ...rest] = columns;
  return h(
    'div',
    { className: 'scroll' },
    h(
      'table',
      { className: even ? 'stack even' : 'stack' },
      caption === undefined ? null : h('caption', { className: 'unseen' }, caption),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          columns.map(({ name }) => h('th', { key: name, scope: 'col' }, name)),
        ),
      ),
      h(
        'tbody',
        null,
        rows.map((row) =>
          h(
            'tr',
            { key: keyOf(row) },
            h('th', { scope: 'row' }, first.cell(row)),
            rest.map(({ name, cell }) => h('td', { key: name, 'data-label': name }, cell(row))),
          ),
        ),
      ),
    ),
  );
};
