import * as z from 'zod/mini';
import type { Policy } from '../rubric/policy.ts';

/** What one loop tells the fleet. */
export type FleetLoop = {
  readonly interviewer: string;
  readonly round: string;
  readonly family: string;
  /** Assessing questions, and how many of them were leading. */
  readonly questions: number;
  readonly leading: number;
};

/** How leading questions vary over the fleet, estimated once a night. */
export const FleetMoments = z.strictObject({
  /** The mean leading share of questions. */
  mu: z.number().check(z.gt(0), z.lt(1)),
  /** How alike interviewers are: their shares vary as Beta(μk, (1 − μ)k). In questions. */
  k: z.number().check(z.positive()),
  /** Over-dispersion between one interviewer's loops; 1 is plain binomial. */
  phi: z.number().check(z.minimum(1)),
  interviewers: z.int().check(z.nonnegative()),
  questions: z.int().check(z.nonnegative()),
  /** `priors`: the fleet is too small and the policy's starting values stand in; sentences say so. */
  source: z.enum(['fleet', 'priors']),
});
export type FleetMoments = z.infer<typeof FleetMoments>;

/** What one interviewer's figures lean on: not how many there were to estimate it from, which is another number every day. */
export type Leaning = Pick<FleetMoments, 'mu' | 'k' | 'phi' | 'source'>;

/** The moments of one round and job family, and whether they are its own or the whole fleet's. */
export const RoundBaseline = z.strictObject({
  round: z.string(),
  family: z.string(),
  moments: FleetMoments,
  own: z.boolean(),
});
export type RoundBaseline = z.infer<typeof RoundBaseline>;

export const FleetBaselines = z.strictObject({ fleet: FleetMoments, rounds: z.array(RoundBaseline) });
export type FleetBaselines = z.infer<typeof FleetBaselines>;

export type FleetPolicy = Pick<
  Policy['measures'],
  | 'fleetFloorInterviewers'
  | 'fleetFloorQuestions'
  | 'priorLeadingShare'
  | 'priorConcentration'
  | 'priorOverdispersion'
>;

/**
 * ◊ The concentration is kept between 2, below which shares would pile up at 0 and 1, and 1,000
 * questions, beyond which interviewers cannot be told apart within any window.
 */
const concentrationBounds = { low: 2, high: 1_000 };
/** ◊ A share of exactly 0 or 1 would make every later claim infinitely sure. */
const shareBounds = { low: 0.001, high: 0.999 };

const clamp = (value: number, { low, high }: { low: number; high: number }): number =>
  Math.min(high, Math.max(low, value));

type Person = { questions: number; leading: number; loops: number; scatter: number };

const usable = (loop: FleetLoop): boolean =>
  Number.isInteger(loop.questions) &&
  Number.isInteger(loop.leading) &&
  loop.questions > 0 &&
  loop.leading >= 0 &&
  loop.leading <= loop.questions;

/** Per interviewer: the sums, and the weighted scatter of the loops' shares around the interviewer's own. */
const byPerson = (loops: readonly FleetLoop[]): Person[] => {
  const people = new Map<string, Person>();
  for (const loop of loops) {
    const person = people.get(loop.interviewer) ?? { questions: 0, leading: 0, loops: 0, scatter: 0 };
    person.questions += loop.questions;
    person.leading += loop.leading;
    person.loops += 1;
    // Σx²/q − X²/Q is the scatter; the second part is taken off below, once X and Q are known.
    person.scatter += loop.leading ** 2 / loop.questions;
    people.set(loop.interviewer, person);
  }
  for (const person of people.values()) {
    person.scatter = Math.max(0, person.scatter - person.leading ** 2 / person.questions);
  }
  return [...people.values()];
};

/**
 * φ from the scatter of loops within interviewers: E[Σ q(x/q − p̂)²] = φ p(1 − p)(loops − 1), where
 * p̂(1 − p̂) falls short of p(1 − p) by the factor 1 − φ/Q. Never below 1: less than binomial scatter is chance.
 */
const overdispersion = (people: readonly Person[], otherwise: number): number => {
  const scatter = people.reduce((total, person) => total + person.scatter, 0);
  let phi = 1;
  // The correction is a few percent, so the fixed point is reached in a handful of rounds.
  for (let round = 0; round < 20; round += 1) {
    let binomial = 0;
    for (const { questions, leading, loops } of people) {
      const share = leading / questions;
      if (questions > phi) binomial += ((loops - 1) * share * (1 - share)) / (1 - phi / questions);
    }
    if (binomial === 0) return Math.max(1, otherwise);
    phi = Math.max(1, scatter / binomial);
  }
  return phi;
};

/** k from the scatter of interviewers around μ, less what loops alone would give (one-way moments, unequal sizes). */
const concentration = (people: readonly Person[], mu: number, phi: number): number => {
  const questions = people.reduce((total, person) => total + person.questions, 0);
  const squares = people.reduce((total, person) => total + person.questions ** 2, 0);
  const between = people.reduce(
    (total, person) => total + person.questions * (person.leading / person.questions - mu) ** 2,
    0,
  );
  const chance = phi * (people.length - 1);
  const room = questions - squares / questions - chance;
  if (room <= 0) return concentrationBounds.high;
  const spread = (between - chance * mu * (1 - mu)) / room;
  return spread > 0 ? clamp((mu * (1 - mu)) / spread - 1, concentrationBounds) : concentrationBounds.high;
};

/**
 * The fleet's leading share μ, concentration k and over-dispersion φ by the method of moments, or the
 * policy's priors when there are too few interviewers or questions. Loops without questions, or with
 * impossible counts, are left out.
 */
export const fleetMoments = (loops: readonly FleetLoop[], policy: FleetPolicy): FleetMoments => {
  const people = byPerson(loops.filter(usable));
  const questions = people.reduce((total, person) => total + person.questions, 0);
  const size = { interviewers: people.length, questions };
  if (
    people.length < policy.fleetFloorInterviewers ||
    questions < policy.fleetFloorQuestions ||
    questions === 0
  ) {
    return {
      mu: clamp(policy.priorLeadingShare, shareBounds),
      k: policy.priorConcentration,
      phi: Math.max(1, policy.priorOverdispersion),
      ...size,
      source: 'priors',
    };
  }
  const leading = people.reduce((total, person) => total + person.leading, 0);
  const mu = clamp(leading / questions, shareBounds);
  const phi = overdispersion(people, policy.priorOverdispersion);
  return { mu, k: concentration(people, mu, phi), phi, ...size, source: 'fleet' };
};

/**
 * The fleet's moments, and those of each round and job family that has enough interviewers and
 * questions of its own; the others fall back to the whole fleet's. Sorted by round, then family.
 */
export const fleetBaselines = (loops: readonly FleetLoop[], policy: FleetPolicy): FleetBaselines => {
  const fleet = fleetMoments(loops, policy);
  const groups = new Map<string, { round: string; family: string; loops: FleetLoop[] }>();
  for (const loop of loops) {
    const key = JSON.stringify([loop.round, loop.family]);
    const group = groups.get(key) ?? { round: loop.round, family: loop.family, loops: [] };
    group.loops.push(loop);
    groups.set(key, group);
  }
  const rounds = [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { round, family, loops: own }]) => {
      const moments = fleetMoments(own, policy);
      return moments.source === 'fleet'
        ? { round, family, moments, own: true }
        : { round, family, moments: fleet, own: false };
    });
  return { fleet, rounds };
};

/** By round and job family; a night asks for every loop of everybody's window. */
const indexed = new WeakMap<FleetBaselines, ReadonlyMap<string, ReadonlyMap<string, FleetMoments>>>();

const indexOf = (baselines: FleetBaselines): ReadonlyMap<string, ReadonlyMap<string, FleetMoments>> => {
  const known = indexed.get(baselines);
  if (known !== undefined) return known;
  const byRound = new Map<string, Map<string, FleetMoments>>();
  for (const { round, family, moments } of baselines.rounds) {
    const byFamily = byRound.get(round) ?? new Map<string, FleetMoments>();
    byRound.set(round, byFamily.set(family, moments));
  }
  indexed.set(baselines, byRound);
  return byRound;
};

/** The moments that apply to a round and job family: its own, or the whole fleet's. */
export const baselineOf = (baselines: FleetBaselines, round: string, family: string): FleetMoments =>
  indexOf(baselines).get(round)?.get(family) ?? baselines.fleet;
