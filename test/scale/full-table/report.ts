/** `npm run scale -- --million`: tables of what a full table holds and what is asked of it, and a picture of its curves. */
import { writeFileSync } from 'node:fs';
import { pricesIn } from '../../../infra/local/cost/prices.ts';
import { drawn } from '../picture.ts';
import { type Asked, deeds, type FullTable, fullTable } from './asked.ts';
import { keptItems, monthly } from './items.ts';
import { type Life, livedCompany } from './lived-company.ts';

/** Ten people with about a hundred interviews each, of whom one has led eight times as many as the others. */
const life: Life = { interviewers: 10, months: 42, pace: 1.5, busiest: 12 };

const prices = pricesIn('eu-central-1');
const shown = (count: number): string => Math.round(count).toLocaleString('en');
const usd = ({ reads, writes }: Asked): number => reads * prices.readUnit + writes * prices.writeUnit;
const lines = (...text: string[]): void => void process.stdout.write(`${text.join('\n')}\n\n`);
const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;

const askedTable = (tables: readonly FullTable[]): void => {
  const last = tables.at(-1);
  lines(
    row('read / write units', ...tables.map(({ loops }) => `${shown(loops)} loops`), 'US$', 'seconds here'),
    row(...Array.from({ length: tables.length + 3 }, () => '---')),
    ...deeds.map((deed) =>
      row(
        deed,
        ...tables.map(({ asked }) => `${shown(asked[deed].reads)} / ${shown(asked[deed].writes)}`),
        last === undefined ? '' : usd(last.asked[deed]).toPrecision(2),
        last?.asked[deed].seconds.toFixed(1) ?? '',
      ),
    ),
  );
};

const heldTable = (table: FullTable): void => {
  const kept = keptItems(table.copies);
  lines(
    row('rows', 'items', 'mean bytes', 'largest', 'GB'),
    row('---', '---', '---', '---', '---'),
    ...kept
      .filter(({ gigabytes }, at) => at < 16 && gigabytes > 0.000_1)
      .map(({ kind, items, meanBytes, mostBytes, gigabytes }) =>
        row(`\`${kind}\``, shown(items), shown(meanBytes), shown(mostBytes), gigabytes.toFixed(2)),
      ),
  );
  const { gigabytes, usd: month } = monthly(kept, prices);
  const items = kept.reduce((sum, each) => sum + each.items, 0);
  lines(
    `${shown(items)} items, ${gigabytes.toFixed(1)} GB, US$ ${month.toFixed(2)} a month with what they can be brought back from; the largest item has ${shown(Math.max(...kept.map(({ mostBytes }) => mostBytes)))} bytes.`,
  );
};

/** What one partition gives in a second. */
const partitionReads = 3000;
const partitionWrites = 1000;

const hotTable = ({ asked }: FullTable): void => {
  const { byPartition } = asked['a loop, its scorecard first'];
  const hottest = (by: 'reads' | 'writes', most: number): readonly string[] =>
    [...byPartition]
      .map(([partition, units]) => ({ partition, units: units[by] }))
      // What a loop has to itself is never hotter than a loop.
      .filter(({ partition }) => !partition.includes('#') || partition.startsWith('judgements#'))
      .sort((a, b) => b.units - a.units)
      .slice(0, 4)
      .map(({ partition, units }) =>
        row(`\`${partition}\``, by, units, Math.floor(most / Math.max(1, units))),
      );
  lines(
    row('partition that all loops share', 'units', 'a loop', 'loops a second it gives'),
    row('---', '---', '---', '---'),
    ...hottest('writes', partitionWrites),
    ...hottest('reads', partitionReads),
  );
};

const picture = (tables: readonly FullTable[]): string =>
  drawn({
    title: 'What a full table asks for, by loops it holds',
    across: 'loops in the table',
    up: 'units',
    curves: [
      {
        name: 'a loop, reads',
        points: tables.map(({ loops, asked }) => [loops, asked['a loop, its scorecard first'].reads]),
      },
      {
        name: 'a loop, writes',
        points: tables.map(({ loops, asked }) => [loops, asked['a loop, its scorecard first'].writes]),
      },
      {
        name: 'a night, a person',
        points: tables.map(({ loops, interviewers, asked }) => [
          loops,
          asked['a night'].reads / interviewers,
        ]),
      },
    ],
  });

/** A hundredth, a tenth, and all of so many loops. */
export const reportFullTables = async (loops: number): Promise<void> => {
  const lived = await livedCompany(life);
  const times = [
    ...new Set([100, 10, 1].map((share) => Math.max(1, Math.round(loops / share / lived.loops)))),
  ];
  const tables: FullTable[] = [];
  for (const each of times) tables.push(await fullTable(lived, each));
  lines(
    tables.map((table) => `${shown(table.loops)} loops of ${shown(table.interviewers)} people`).join(', '),
  );
  askedTable(tables);
  const last = tables.at(-1);
  if (last === undefined) return;
  heldTable(last);
  hotTable(last);
  writeFileSync(new URL('../../../infra/scale/full-table.svg', import.meta.url), picture(tables));
};
