/**
 * `npm run scale -- --curves`: what a loop asks of the table as a company grows, measured by the real steps
 * on a ledger that counts units, drawn into infra/scale and printed as tables.
 */
import { writeFileSync } from 'node:fs';
import { pricesIn } from '../../infra/local/cost/prices.ts';
import { type Drained, dropAtOnce } from './drop-at-once.ts';
import { drawn, type Picture } from './picture.ts';

/** Loops of which each point is the mean. */
const loopsAPoint = 30;

const measured = (change: { interviewers: number; before?: number; loops?: number }): Promise<Drained> =>
  dropAtOnce({
    loops: loopsAPoint,
    before: 2,
    analyst: 'rules',
    tokensPerMin: 400_000,
    share: 0.6,
    admitAtOnce: 10,
    seed: 1,
    ...change,
  });

type Point = { readonly at: number; readonly found: Drained };

const pointsOf = async (
  sizes: readonly number[],
  of: (size: number) => Parameters<typeof measured>[0],
): Promise<readonly Point[]> => {
  const points: Point[] = [];
  for (const size of sizes) points.push({ at: size, found: await measured(of(size)) });
  return points;
};

const pictureOf = (title: string, across: string, points: readonly Point[]): Picture => ({
  title,
  across,
  up: 'units a loop',
  curves: [
    { name: 'read units', points: points.map(({ at, found }) => [at, found.readUnitsALoop]) },
    { name: 'write units', points: points.map(({ at, found }) => [at, found.writeUnitsALoop]) },
  ],
});

const prices = pricesIn('eu-central-1');

/** What the table and the machine ask for a hundred thousand such loops, in US dollars. */
const aHundredThousand = ({ readUnitsALoop, writeUnitsALoop, transitionsALoop }: Drained): number =>
  100_000 *
  (readUnitsALoop * prices.readUnit +
    writeUnitsALoop * prices.writeUnit +
    transitionsALoop * prices.transition);

const tableOf = (across: string, points: readonly Point[]): string =>
  [
    `| ${across} | write units a loop | read units a loop | hottest reads in one second | largest item, bytes | US$ for 100,000 loops |`,
    '|---|---|---|---|---|---|',
    ...points.map(({ at, found }) => {
      const [hottest] = found.hottestReads;
      const largest = Math.max(...found.items.map(({ mostBytes }) => mostBytes));
      return `| ${[
        at.toLocaleString('en'),
        found.writeUnitsALoop.toFixed(0),
        found.readUnitsALoop.toFixed(0),
        `${hottest?.units.toLocaleString('en')} (\`${hottest?.partition}\`)`,
        largest.toLocaleString('en'),
        aHundredThousand(found).toFixed(0),
      ].join(' | ')} |`;
    }),
    '',
  ].join('\n');

const show = (file: string, title: string, across: string, points: readonly Point[]): void => {
  writeFileSync(
    new URL(`../../infra/scale/${file}`, import.meta.url),
    drawn(pictureOf(title, across, points)),
  );
  process.stdout.write(`${title}\n\n${tableOf(across, points)}\n`);
};

/** Four people, so that the loops before are a history each of them has. */
const few = 4;

export const curves = async (): Promise<void> => {
  show(
    'people.svg',
    'What a loop asks of the table, by people on the roster',
    'people on the roster',
    await pointsOf([30, 100, 300, 1000, 3000, 10_000], (interviewers) => ({ interviewers })),
  );
  show(
    'history.svg',
    'What a loop asks of the table, by loops its interviewer has led before',
    'loops before',
    await pointsOf([1, 3, 10, 30, 100, 300], (each) => ({ interviewers: few, before: few * each })),
  );
  show(
    'at-once.svg',
    'What a loop asks of the table, by loops dropped in the same moment',
    'loops at once',
    await pointsOf([10, 30, 100, 300, 1000], (loops) => ({ interviewers: Math.max(few, loops / 50), loops })),
  );
};
