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

const interviewers = 10_000;
const share = (value: number): string => value.toFixed(3);
const row = (label: string, measured: string, promised: string): string =>
  `  ${label.padEnd(58)} ${measured.padStart(10)}   ${promised}`;

const printClaims = (write: Write): void => {
  write(
    `The quarterly claim: ${interviewers} interviewers at ${10 * truth.mu} leading per 10, ${truth.questionsPerLoop} questions a loop, φ ${truth.phi}`,
  );
  write(row('', 'measured', 'promised'));
  const nobody = simulateQuarter(seededRandom(101), interviewers, 1);
  write(
    row(
      'fleet moments found: μ, k, φ',
      `${share(nobody.fleet.mu)} ${nobody.fleet.k.toFixed(1)} ${nobody.fleet.phi.toFixed(2)}`,
      `${truth.mu} ${truth.k} ${truth.phi}`,
    ),
  );
  write(row('nobody changed: P(p < .05)', share(nobody.nullBelow05), '.04 to .06'));
  write(row('nobody changed: claims made', `${nobody.claims}`, 'nearly none'));
  for (const [multiple, name, power] of [
    [2, 'doubled', 'about .41'],
    [3, 'tripled', 'about .85'],
  ] as const) {
    const result = simulateQuarter(seededRandom(100 + multiple), interviewers, multiple);
    write(
      row(
        `10 % ${name}: false discoveries among claims`,
        share(result.falseClaims / Math.max(1, result.claims)),
        multiple === 2 ? 'at most .12' : '',
      ),
    );
    write(
      row(`10 % ${name}: share of the changed that is found`, share(result.found / result.changed), power),
    );
    if (multiple === 2)
      write(
        row(
          'what the sentence says about missing a doubling',
          share(result.saidMissed),
          share(1 - result.found / result.changed),
        ),
      );
  }
};

const printCharts = (write: Write): void => {
  write('The early signal: one-sided EWMA, λ .1, L 3.1, 15-loop baseline, 30 loops');
  write(
    row(
      'false alarms, nothing changed',
      share(simulateEarlySignal(seededRandom(201), interviewers, 1)),
      'about .05',
    ),
  );
  write(
    row('a doubling is seen', share(simulateEarlySignal(seededRandom(202), interviewers, 2)), 'about .74'),
  );
  write('Continuous measures: two-sided EWMA, λ .1, L 2.814, 30 loops');
  write(
    row('false alarms, level known', share(simulateChart(seededRandom(203), interviewers, 0)), 'about .05'),
  );
  write(
    row(
      'false alarms, level from 15 own loops',
      share(simulateOwnBaseline(seededRandom(204), interviewers, 0)),
      'at most .05',
    ),
  );
  write(
    row('a shift of 1 SD is seen, level known', share(simulateChart(seededRandom(205), interviewers, 1)), ''),
  );
  write(
    row(
      'a shift of 1 SD is seen, level from 15 own loops',
      share(simulateOwnBaseline(seededRandom(206), interviewers, 1)),
      '',
    ),
  );
  write('Average run lengths at a shift of 0, .5 and 1 SD');
  const designs = [
    [0.1, 2.814, '499.6 31.3 10.33'],
    [0.2, 2.962, '499.7 41.8 10.54'],
    [0.4, 3.054, '500 71.2 14.26'],
  ] as const;
  for (const [weight, limit, promised] of designs) {
    const [none, half, one] = [0, 0.5, 1].map((shift) => averageRunLength({ weight, limit, shift }));
    write(
      row(`λ ${weight}, L ${limit}`, `${none?.toFixed(1)} ${half?.toFixed(1)} ${one?.toFixed(2)}`, promised),
    );
  }
};

const printSeverity = (write: Write): void => {
  write(
    `Severity: panels of ${panelTruth.panel}, raters lean by ${panelTruth.lean}, ratings scatter by ${panelTruth.noise}`,
  );
  for (const [shared, promised] of [
    [3, '.45'],
    [5, '.58'],
    [10, '.76'],
    [30, '.90'],
  ] as const) {
    const result = simulateSeverity(seededRandom(300 + shared), 2_000, shared);
    write(
      row(
        `${shared} shared candidates: R², and how often the interval holds`,
        `${share(result.rSquared)} ${share(result.covered)}`,
        `${promised} .95`,
      ),
    );
  }
};

const printReturn = (write: Write): void => {
  write('Return on coaching: r .42 coached against .19 not, 244 hires an arm, 60 interviewers');
  const design = { hiresPerArm: 244, interviewers: 60, coachedCorrelation: 0.42, uncoachedCorrelation: 0.19 };
  const result = simulateOutcomes(seededRandom(401), design, 500, 300);
  write(row('hires an arm that 80 % power needs', `${hiresNeeded(0.42, 0.19, 0.8)}`, 'about 244'));
  write(row('the difference is found', share(result.foundShare), 'about .80'));
  write(row('the interval holds the true difference', share(result.coveredShare), 'about .95'));
  const equal = simulateOutcomes(seededRandom(402), { ...design, coachedCorrelation: 0.19 }, 500, 300);
  write(row('no difference, but one is found upwards', share(equal.foundShare), 'about .025'));
};

/** Prints every simulation at full size beside what the measures promise. */
export const printSimulations = async (write: Write): Promise<void> => {
  for (const print of [printClaims, printCharts, printSeverity, printReturn]) {
    print(write);
    write('');
    // Lets whoever reads the lines see a section as soon as it is done.
    await Promise.resolve();
  }
};
