/**
 * Figures of the whole fleet, no finer than they mean anything. A night works them out anew, and the last
 * digits move with every loop that anybody led: kept whole, they would have every interviewer's record and
 * comparison written again each night, which costs several times what recording the loops does.
 */
import type { FleetBaselines, FleetMoments } from './fleet.ts';
import type { PanelSeverity } from './severity.ts';

/** The nearest on a ladder whose rungs are so far apart. */
const onLadder = (value: number, rung: number): number =>
  Math.exp(Math.round(Math.log(value) / Math.log(rung)) * Math.log(rung));

/** By its odds, so that no share becomes 1. */
const shareOnLadder = (share: number, rung: number): number => {
  const odds = onLadder(share / (1 - share), rung);
  return odds / (1 + odds);
};

const digits = (value: number): number => Number(value.toPrecision(3));

/**
 * ◊ A value is off by half a rung at most. One standard error of the mean is 4 % with ten thousand questions,
 * √(0.066 · 0.934 / 10,000); of the concentration at least 10 % with two hundred interviewers, √(2 / 200).
 * Half a rung of φ makes an interval 2.4 % wider or narrower.
 */
const rungs = { mu: 1.05, k: 1.25, phi: 1.1 };

const keptMoments = (moments: FleetMoments): FleetMoments =>
  moments.source === 'priors'
    ? moments
    : {
        ...moments,
        mu: digits(shareOnLadder(moments.mu, rungs.mu)),
        k: digits(onLadder(moments.k, rungs.k)),
        phi: digits(onLadder(moments.phi, rungs.phi)),
      };

/** The baselines as records and charts lean on them; claims are made on the exact ones. */
export const keptBaselines = ({ fleet, rounds }: FleetBaselines): FleetBaselines => ({
  fleet: keptMoments(fleet),
  rounds: rounds.map((each) => ({ ...each, moments: keptMoments(each.moments) })),
});

/** ◊ Twentieths of a rating point: nobody rates finer than whole points, and the band that matters is half of one. */
const twentieths = (value: number): number => Math.round(value * 20) / 20;

export const keptSeverity = (severity: PanelSeverity): PanelSeverity => ({
  ...severity,
  value: twentieths(severity.value),
  low: twentieths(severity.low),
  high: twentieths(severity.high),
});
