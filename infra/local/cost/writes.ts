/** `plumbline cost --writes`: every row that one loop writes, dearest first, and what each takes of the table. */
import type { OneLoop } from './one-loop.ts';
import type { Counts, WrittenBy } from './tally.ts';

type Line = {
  readonly caller: string;
  readonly row: string;
  readonly kind: WrittenBy['kind'];
  readonly transaction: boolean;
  readonly bytes: number;
  readonly indexUnits: number;
  readonly units: number;
};

/** The kind of a row without whom or what it is about: `interviewer#… / loop#…`. */
const rowName = ({ partition, sort }: WrittenBy['key']): string =>
  [partition, sort].map((part) => part.replace(/#.*/s, '#…')).join(' / ');

const linesOf = ({ written }: Counts): readonly Line[] =>
  written
    .map(({ caller, key, kind, isTransacted, bytes, indexUnits, units }) => ({
      caller,
      row: rowName(key),
      kind,
      transaction: isTransacted,
      bytes,
      indexUnits,
      units,
    }))
    .sort((a, b) => b.units - a.units);

export const writesOf = ({ scorecardFirst, scorecardLater }: OneLoop) => ({
  schema: 'plumbline.writes/1' as const,
  loops: { scorecardFirst: linesOf(scorecardFirst), scorecardLater: linesOf(scorecardLater) },
});

const cells = (caller: string, row: string, kind: string, how: string, ...numbers: string[]): string =>
  `  ${caller.padEnd(14)}${row.padEnd(34)}${kind.padEnd(8)}${how.padEnd(14)}${numbers.map((text) => text.padStart(8)).join('')}`;

const table = (title: string, lines: readonly Line[]): readonly string[] => [
  title,
  cells('by', 'row', 'what', 'how', 'bytes', 'index', 'units'),
  ...lines.map(({ caller, row, kind, transaction, bytes, indexUnits, units }) =>
    cells(
      caller,
      row,
      kind,
      transaction ? 'transaction' : 'plain',
      ...[bytes, indexUnits, units].map(String),
    ),
  ),
  cells('in total', '', '', '', '', '', String(lines.reduce((sum, { units }) => sum + units, 0))),
];

export const writesPage = (measured: OneLoop): string => {
  const { loops } = writesOf(measured);
  return [
    ...table('its scorecard lay there already', loops.scorecardFirst),
    '',
    ...table('its scorecard came two hours later', loops.scorecardLater),
    '',
  ].join('\n');
};
