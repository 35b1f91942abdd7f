/** What one interviewer's loops tell the fleet, after those of an older version have been counted again. */
import { Conflict } from '../../core/faults.ts';
import { baselineOf, type FleetBaselines, type FleetLoop } from '../../core/calibration/fleet.ts';
import {
  type DriftPolicy,
  type InterviewerClaim,
  quarterlyClaims,
} from '../../core/calibration/drift-claim.ts';
import type { LeadingCounts } from '../../core/calibration/leading-counts.ts';
import { loopsPerMonth } from '../../core/coaching/typical-pace.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { familyOf } from '../runtime/fleet.ts';
import { isStale, staleLoops, windowLoops } from '../runtime/history.ts';
import { type Circumstances, interviewerWrites, knownOf } from '../runtime/reconcile.ts';
import { recount } from '../runtime/counting-again.ts';
import type { FleetPorts } from './step.ts';

/** The longest look back of any measure: a chart's baseline of 15 loops and the 30 it watches. */
export const longestLook = 45;

/** Loops counted again in one commit: each is at most three writes, and a commit holds a hundred. */
const recountsInOneCommit = 20;

export type Surveyed = {
  readonly person: Person;
  /** As it was read, where it is kept; whoever goes on with it finds out by a Conflict that it is not so any more. */
  readonly known: Awaited<ReturnType<typeof knownOf>> | undefined;
  readonly fleetLoops: readonly FleetLoop[];
  /** Loops a month over the window, up to tonight; absent for somebody with too few. */
  readonly loopsPerMonth: number | undefined;
  /** Still to be counted again, and those that never can be. */
  readonly pending: number;
  readonly erased: number;
};

/** Loops that this night may still count again; everybody's survey takes from it. */
export type RecountBudget = { left: number };

/** Undefined for somebody who has led nothing. Counts at most as many loops again as are left. */
export const survey = async (
  person: Person,
  budget: RecountBudget,
  around: Circumstances,
  ports: FleetPorts,
): Promise<Surveyed | undefined> => {
  const settled = await recountAll(person, budget, around, ports);
  const { known } = settled;
  const { record, history } = known;
  if (record === undefined) return undefined;
  const rows = history.newest.map(({ body }) => body).slice(-windowLoops);
  return {
    person,
    known,
    fleetLoops: rows.flatMap((row) => fleetLoop(row, person)),
    loopsPerMonth: loopsPerMonth(rows, around.now),
    pending: Math.max(0, staleLoops(history).length - settled.erased),
    erased: settled.erased,
  };
};

type Settled = {
  /** As it was read when nothing was left to count. */
  readonly known: Awaited<ReturnType<typeof knownOf>>;
  readonly erased: number;
};

/** In commits of a few loops, so that a crash loses little; a loop that is recorded meanwhile is waited for. */
const recountAll = async (
  person: Person,
  budget: RecountBudget,
  around: Circumstances,
  ports: FleetPorts,
): Promise<Settled> => {
  for (let conflicts = 0; ; ) {
    const known = await knownOf(ports.ledger, person, longestLook);
    const stale = staleLoops(known.history);
    const page = Math.min(recountsInOneCommit, budget.left, stale.length);
    // Taken before the work, so that those beside it do not take the same.
    budget.left -= page;
    const again = await recount(stale, page, around.policy, residualsOf(known), ports);
    const { changes } = again;
    budget.left += page - changes.length;
    // Those whose transcript is gone are met in every round; when nothing else is left, all is done.
    if (changes.length === 0) return { known, erased: again.erased };
    try {
      const writes = await interviewerWrites(
        ports.ledger,
        { ...known, changes, protectedTopics: [] },
        around,
      );
      await ports.ledger.commit([...again.writes, ...writes]);
    } catch (fault) {
      budget.left += changes.length;
      conflicts += 1;
      if (!(fault instanceof Conflict) || conflicts > mostConflicts) throw fault;
    }
  }
};

/** Loops of one interviewer land seconds apart at worst. */
const mostConflicts = 5;

const residualsOf = ({ comparison }: Pick<Awaited<ReturnType<typeof knownOf>>, 'comparison'>) => {
  const known = new Map(
    comparison?.residuals.map(({ candidate, residual }) => [String(candidate), residual]),
  );
  return ({ candidate }: LoopRow): number | undefined => known.get(candidate);
};

/** What one counted loop tells the fleet; nothing where another version counted it, or the capture could not carry it. */
export const fleetLoop = (row: LoopRow, person: Person): FleetLoop[] =>
  isStale(row) || row.counts.leading === undefined
    ? []
    : [
        {
          interviewer: person.id,
          round: row.round,
          family: familyOf(row, person),
          questions: row.counts.questions,
          leading: row.counts.leading,
        },
      ];

/** Loops as the leading statistics take them, each with its own round's baseline. */
export const leadingCounts = (
  loops: readonly Pick<FleetLoop, 'questions' | 'leading' | 'round' | 'family'>[],
  baselines: FleetBaselines,
): LeadingCounts[] =>
  loops.map(({ questions, leading, round, family }) => ({
    questions,
    leading,
    baseline: baselineOf(baselines, round, family).mu,
  }));

export type Claims = {
  readonly byInterviewer: ReadonlyMap<string, InterviewerClaim['claim']>;
  readonly counts: { readonly assessed: number; readonly rose: number };
};

/** The quarter's claims over everybody at once: the share of false ones is held across the fleet. */
export const claimsOf = (
  surveyed: readonly Surveyed[],
  baselines: FleetBaselines,
  policy: Policy,
): Claims => {
  const drift: DriftPolicy = policy.measures;
  const claims = quarterlyClaims(
    surveyed.map(({ person, fleetLoops }) => ({
      interviewer: person.id,
      loops: leadingCounts(fleetLoops, baselines),
    })),
    baselines.fleet,
    drift,
  );
  const rose = claims.filter(({ claim }) => claim.kind === 'rose').length;
  const assessed = claims.filter(
    ({ claim }) => claim.kind === 'rose' || claim.kind === 'no-clear-change',
  ).length;
  return {
    byInterviewer: new Map(claims.map(({ interviewer, claim }) => [interviewer, claim])),
    counts: { assessed, rose },
  };
};
