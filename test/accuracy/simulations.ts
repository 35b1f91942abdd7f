import { averageRunLength } from '../../core/calibration/run-length.ts';
import { hiresNeeded } from '../../core/calibration/return-on-coaching.ts';
import { seededRandom } from '../../core/calibration/random.ts';
import { simulateChart, simulateOwnBaseline } from '../core/calibration/simulation/chart-simulation.ts';
import {
  simulateEarlySignal,
  simulateQuarter,
  truth,
} from '../core/calibration/simulation/leading-simulation.ts';
import { simulateOutcomes } from '../core/calibration/simulation/outcome-simulation.ts';
import { panelTruth, simulateSeverity } from '../core/calibration/simulation/panel-simulation.ts';

type Write = (line: string) => void;
type Band = readonly [low: number, high: number];

/** One simulated figure beside what it must be; without a band it is shown and not judged. */
export type SimulatedRow = {
  readonly label: string;
  readonly measured: number;
  readonly digits: number;
  readonly promised: string;
  readonly holds: boolean | null;
};
export type SimulationTable = { readonly title: string; readonly rows: readonly SimulatedRow[] };

const interviewers = 10_000;

const judged = (label: string, measured: number, promised: string, band: Band, digits = 3): SimulatedRow => ({
  label,
  measured,
  digits,
  promised,
  holds: measured >= band[0] && measured <= band[1],
});
const shown = (label: string, measured: number, promised: string, digits = 3): SimulatedRow => ({
  label,
  measured,
  digits,
  promised,
  holds: null,
});

const claims = (): SimulationTable => {
  const nobody = simulateQuarter(seededRandom(101), interviewers, 1);
  const doubled = simulateQuarter(seededRandom(102), interviewers, 2);
  const tripled = simulateQuarter(seededRandom(103), interviewers, 3);
  const [foundDoubled, foundTripled] = [doubled, tripled].map(({ found, changed }) => found / changed);
  const [falseDoubled, falseTripled] = [doubled, tripled].map(
    ({ falseClaims, claims: made }) => falseClaims / Math.max(1, made),
  );
  return {
    title: `The quarterly claim: ${interviewers} interviewers at ${10 * truth.mu} leading per 10, ${truth.questionsPerLoop} questions a loop, φ ${truth.phi}`,
    rows: [
      shown('fleet moments found: μ', nobody.fleet.mu, `${truth.mu}`),
      shown('fleet moments found: k', nobody.fleet.k, `${truth.k}`, 1),
      shown('fleet moments found: φ', nobody.fleet.phi, `${truth.phi}`, 2),
      judged('nobody changed: P(p < .05)', nobody.nullBelow05, '.04 to .06', [0.04, 0.06]),
      judged('nobody changed: claims made', nobody.claims, 'nearly none', [0, interviewers / 1000], 0),
      judged('10 % doubled: false discoveries among claims', falseDoubled ?? 1, 'at most .12', [0, 0.12]),
      judged(
        '10 % doubled: share of the changed that is found',
        foundDoubled ?? 0,
        'about .41',
        [0.36, 0.46],
      ),
      shown(
        'what the sentence says about missing a doubling',
        doubled.saidMissed,
        (1 - (foundDoubled ?? 0)).toFixed(3),
      ),
      judged('10 % tripled: false discoveries among claims', falseTripled ?? 1, 'at most .12', [0, 0.12]),
      judged('10 % tripled: share of the changed that is found', foundTripled ?? 0, 'about .85', [0.8, 0.9]),
    ],
  };
};

const earlySignals = (): SimulationTable => ({
  title: 'The early signal: one-sided EWMA, λ .1, L 3.1, 15-loop baseline, 30 loops',
  rows: [
    judged(
      'false alarms, nothing changed',
      simulateEarlySignal(seededRandom(201), interviewers, 1),
      'about .05',
      [0.04, 0.06],
    ),
    judged(
      'a doubling is seen',
      simulateEarlySignal(seededRandom(202), interviewers, 2),
      'about .74',
      [0.71, 0.77],
    ),
  ],
});

const charts = (): SimulationTable => ({
  title: 'Continuous measures: two-sided EWMA, λ .1, L 2.814, 30 loops',
  rows: [
    judged(
      'false alarms, level known',
      simulateChart(seededRandom(203), interviewers, 0),
      'about .05',
      [0.04, 0.06],
    ),
    judged(
      'false alarms, level from 15 own loops',
      simulateOwnBaseline(seededRandom(204), interviewers, 0),
      'at most .05',
      [0, 0.05],
    ),
    shown('a shift of 1 SD is seen, level known', simulateChart(seededRandom(205), interviewers, 1), ''),
    shown(
      'a shift of 1 SD is seen, level from 15 own loops',
      simulateOwnBaseline(seededRandom(206), interviewers, 1),
      '',
    ),
  ],
});

/** Average run lengths as published for these designs, each to the digits given there. */
const designs = [
  { weight: 0.1, limit: 2.814, lengths: [499.6, 31.3, 10.33] },
  { weight: 0.2, limit: 2.962, lengths: [499.7, 41.8, 10.54] },
  { weight: 0.4, limit: 3.054, lengths: [500, 71.2, 14.26] },
] as const;

const runLengths = (): SimulationTable => ({
  title: 'Average run lengths of a chart',
  rows: designs.flatMap(({ weight, limit, lengths }) =>
    lengths.map((length, index) => {
      const digits = index === 2 ? 2 : length === 500 ? 0 : 1;
      const half = 0.5001 * 10 ** -digits;
      return judged(
        `λ ${weight}, L ${limit}, shift ${index / 2} SD`,
        averageRunLength({ weight, limit, shift: index / 2 }),
        `${length}`,
        [length - half, length + half],
        digits,
      );
    }),
  ),
});

const severities = (): SimulationTable => ({
  title: `Severity: panels of ${panelTruth.panel}, raters lean by ${panelTruth.lean}, ratings scatter by ${panelTruth.noise}`,
  rows: (
    [
      [3, 0.45],
      [5, 0.58],
      [10, 0.76],
      [30, 0.9],
    ] as const
  ).flatMap(([shared, promised]) => {
    const { rSquared, covered } = simulateSeverity(seededRandom(300 + shared), 2_000, shared);
    return [
      judged(`${shared} shared candidates: R² of the true leaning`, rSquared, `about ${promised}`, [
        promised - 0.05,
        promised + 0.05,
      ]),
      judged(`${shared} shared candidates: the interval holds it`, covered, 'about .95', [0.92, 0.98]),
    ];
  }),
});

const returns = (): SimulationTable => {
  const design = { hiresPerArm: 244, interviewers: 60, coachedCorrelation: 0.42, uncoachedCorrelation: 0.19 };
  const real = simulateOutcomes(seededRandom(401), design, 500, 300);
  const equal = simulateOutcomes(seededRandom(402), { ...design, coachedCorrelation: 0.19 }, 500, 300);
  return {
    title: 'Return on coaching: r .42 coached against .19 not, 244 hires an arm, 60 interviewers',
    rows: [
      judged('hires an arm that 80 % power needs', hiresNeeded(0.42, 0.19, 0.8), 'about 244', [243, 246], 0),
      shown('the difference is found', real.foundShare, 'about .80'),
      shown('the interval holds the true difference', real.coveredShare, 'about .95'),
      shown('no difference, but one is found upwards', equal.foundShare, 'about .025'),
    ],
  };
};

/** Every simulation at full size, one table at a time, so that each can be shown as soon as it is done. */
export function* simulationTables(): Generator<SimulationTable> {
  for (const simulate of [claims, earlySignals, charts, runLengths, severities, returns]) yield simulate();
}

/** One table as lines: the figure, what was promised, and whether it holds. */
export const writeSimulationTable = ({ title, rows }: SimulationTable, write: Write): void => {
  write(title);
  for (const { label, measured, digits, promised, holds } of rows) {
    const verdict = holds === null ? '' : holds ? 'holds' : 'MISSED';
    write(
      `  ${label.padEnd(52)} ${measured.toFixed(digits).padStart(8)}   ${promised.padEnd(14)} ${verdict}`.trimEnd(),
    );
  }
  write('');
};
