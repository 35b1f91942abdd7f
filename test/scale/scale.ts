/**
 * `npm run scale [-- --loops N]`: so many loops dropped at once, with a model and without, as a table.
 * `-- --curves` measures and draws instead what a loop asks of the table as a company grows, `-- --quarter` what
 * the beginning of a quarter asks of it, `-- --million` what is asked of a table that holds a million loops.
 */
import { parseArgs } from 'node:util';
import { curves } from './curves.ts';
import { dropAtOnce, type Drained } from './drop-at-once.ts';
import { reportFullTables } from './full-table/report.ts';
import { quarterStart } from './quarter-start.ts';

const { values } = parseArgs({
  options: {
    loops: { type: 'string' },
    curves: { type: 'boolean', default: false },
    quarter: { type: 'boolean', default: false },
    million: { type: 'boolean', default: false },
    people: { type: 'string', default: '10000' },
  },
});
const loops = Number(values.loops ?? (values.million ? 1_000_000 : 5000));

/** Fifty loops a person, as a company that switches on half a year of interviews. */
const loopsAPerson = 50;

const drop = (analyst: 'bedrock' | 'rules', before: number): Promise<Drained> =>
  dropAtOnce({
    loops,
    interviewers: Math.max(4, Math.round(loops / loopsAPerson)),
    before,
    analyst,
    tokensPerMin: 400_000,
    share: 0.6,
    admitAtOnce: 10,
    seed: 1,
  });

const line = (name: string, found: Drained): string =>
  [
    name,
    found.admittedMin.toFixed(1),
    found.drainMin.toFixed(0),
    `${(100 * found.quotaShare).toFixed(1)} %`,
    (found.longestWaitMin / found.idealMin).toFixed(2),
    found.failures,
    found.refused,
    (found.transitionsALoop / found.undisturbed).toFixed(3),
    `${found.writeUnitsALoop.toFixed(0)} / ${found.readUnitsALoop.toFixed(0)}`,
    found.hottestWrites
      .slice(0, 2)
      .map(({ partition, units }) => `${partition} ${units}`)
      .join(', '),
    found.hottestReads
      .slice(0, 2)
      .map(({ partition, units }) => `${partition} ${units}`)
      .join(', '),
  ].join(' | ');

const atOnce = async (): Promise<void> => {
  process.stdout.write(
    [
      `| ${loops} loops at once | admitted, min | drained, min | of the quota | longest wait / ideal | failures | refused calls | transitions / undisturbed | write / read units a loop | hottest writes a second | hottest reads a second |`,
      '|---|---|---|---|---|---|---|---|---|---|---|',
      `| ${line('model, nothing known of it yet', await drop('bedrock', 0))} |`,
      `| ${line('model, after forty loops', await drop('bedrock', 40))} |`,
      `| ${line('rules alone', await drop('rules', 2))} |`,
      '',
    ].join('\n'),
  );
};

/** Companies up to the size asked for, a tenth each. */
const quarter = async (): Promise<void> => {
  const most = Number(values.people);
  const sizes = [most / 100, most / 10, most].map(Math.round).filter((size) => size >= 10);
  const lines: string[] = [];
  for (const interviewers of sizes) {
    const found = await quarterStart({ interviewers, interviewersACoach: 20, loopsEach: 12 });
    const { night, cycle, page, longestSec, placed, failed, hottestReads, costs } = found;
    const [hottest] = hottestReads;
    lines.push(
      `| ${[
        interviewers.toLocaleString('en'),
        night.seconds.toFixed(0),
        cycle.seconds.toFixed(0),
        (longestSec['AllocateQuarter'] ?? 0).toFixed(1),
        (longestSec['CloseQuarter'] ?? 0).toFixed(1),
        page.seconds.toFixed(1),
        `${placed.toLocaleString('en')}, ${failed} failed`,
        cycle.transitions,
        `${(night.readUnits + cycle.readUnits).toLocaleString('en')} / ${(night.writeUnits + cycle.writeUnits).toLocaleString('en')}`,
        `${hottest?.units.toLocaleString('en')} (\`${hottest?.partition}\`)`,
        costs.toFixed(2),
      ].join(' | ')} |`,
    );
  }
  process.stdout.write(
    [
      '| interviewers | night, s | cycle, s | longest page of coaches, s | closing, s | programme page, s | reviews given a week | transitions | read / write units | hottest reads in one second | US$ |',
      '|---|---|---|---|---|---|---|---|---|---|---|',
      ...lines,
      '',
    ].join('\n'),
  );
};

await (values.curves
  ? curves()
  : values.quarter
    ? quarter()
    : values.million
      ? reportFullTables(loops)
      : atOnce());
