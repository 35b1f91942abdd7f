/**
 * update-fleet: once a night, what can only be said of everybody together: the fleet's moments and its
 * baselines a round and job family, severities against panels, early signals, and once a quarter the
 * claims of drift. Before that, loops that an older version of the measures counted are counted again.
 * No request ever computes any of it.
 */
import { fleetBaselines } from '../../core/calibration/fleet.ts';
import { keptBaselines } from '../../core/calibration/kept-figures.ts';
import { quarterNow } from '../../core/coaching/quarter.ts';
import { instantOf, msOf } from '../../core/coaching/calendar.ts';
import { typicalPace } from '../../core/coaching/typical-pace.ts';
import { measuresVersion } from '../../core/review/measures-version.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Ports } from '../ports/ports.ts';
import { decideAgain } from '../runtime/decide-again.ts';
import { nextNight } from '../runtime/fleet.ts';
import { inLanes } from '../runtime/lanes.ts';
import type { FleetRow } from '../runtime/fleet-rows.ts';
import { keepProgrammeSoFar } from '../runtime/programme-so-far.ts';
import { historyCount } from '../runtime/programme-history.ts';
import { computeHireQuality } from '../runtime/hire-quality.ts';
import { firstCycle, type QuarterState } from '../runtime/quarter-rows.ts';
import { circumstances, hasBegun, reconcilePerson } from '../runtime/reconcile.ts';
import { expects, fleetRow, keys, parseRow, put, type Read } from '../runtime/rows.ts';
import { looks } from '../runtime/settled.ts';
import { bringInLine, type Compared } from './bring-in-line.ts';
import { claimsOf, type RecountBudget, type Surveyed, survey } from './survey.ts';
import { panelsOf } from './panels.ts';

export type FleetPorts = Pick<Ports, 'artefacts' | 'ledger' | 'clock'>;

export type UpdatedFleet = {
  /** `not-due`: this night is done, or somebody is at it. */
  readonly outcome: 'not-due' | 'updated';
  readonly interviewers: number;
  readonly recounted: number;
  /** Loops still to be counted again: the next page follows at once. */
  readonly pending: number;
};

/**
 * A page: five minutes of a Lambda at a second for the slowest loop, so that one night's call always
 * ends well within the quarter of an hour it is given.
 */
const recountsInOneGo = 300;

/** Longer than any call may run: whoever died at it is taken over from. */
const leaseMin = 20;

/** Interviewers whose rows stay in memory between the survey and what follows it: fifty loops each, some 200 KB. */
const mostKept = 500;

/** Looked at at once: while the table answers for one, the next is computed. One after another ten thousand would take as long as a function may. */
const manyLanes = 8;

type Asked = {
  readonly atMost?: number;
  /** The quarter whose claims are asked for: until they stand it is due, whatever the hour. */
  readonly quarter?: string;
};

export const updateFleet = async (
  ports: FleetPorts,
  { atMost = recountsInOneGo, quarter: wanted }: Asked = {},
): Promise<UpdatedFleet> => {
  const now = ports.clock.now();
  const leased = await lease(now, wanted, ports);
  if (leased === undefined) return { outcome: 'not-due', interviewers: 0, recounted: 0, pending: 0 };
  const around = await circumstances(ports, looks);
  const { policy, people } = around;
  const budget: RecountBudget = { left: atMost };
  const found: (Surveyed | undefined)[] = [];
  const years = historyCount(ports.ledger, policy);
  await inLanes(manyLanes, interviewersFirst(people).entries(), async ([place, person]) => {
    const one = await survey(person, budget, around, ports);
    if (one?.known !== undefined) await years.add(person, one.known);
    found[place] = one !== undefined && place >= mostKept ? { ...one, known: undefined } : one;
  });
  const surveyed = found.filter((each) => each !== undefined);
  const pending = surveyed.reduce((sum, each) => sum + each.pending, 0);
  const recounted = atMost - budget.left;
  const exact = fleetBaselines(
    surveyed.flatMap(({ fleetLoops }) => fleetLoops),
    policy.measures,
  );
  const baselines = keptBaselines(exact);
  const panels = await panelsOf(ports.ledger, now, policy);
  const quarter = quarterNow(now, policy).key;
  // Claims are made once a quarter, and never on windows of which a part is still out.
  const claims =
    pending > 0 || leased.body.claims?.quarter === quarter ? undefined : claimsOf(surveyed, exact, policy);
  const pace = typicalPace(surveyed.map((each) => each.loopsPerMonth));
  const computed = {
    at: now,
    measures: measuresVersion,
    baselines,
    ...(pace === undefined ? {} : { loopsPerMonth: pace }),
    pending,
    erased: surveyed.reduce((sum, each) => sum + each.erased, 0),
  };
  const said = claims === undefined ? {} : { claims: { quarter, at: now, ...claims.counts } };
  const fleet: FleetRow = { ...leased.body, computed, ...said };
  const compared: Compared = { baselines, panels, quarter, claims: claims?.byInterviewer };
  const known = new Map(surveyed.map((each) => [each.person.id, each.known]));
  const tonight = { ...around, fleet };
  await inLanes(manyLanes, people, async (person) => {
    if (known.has(person.id)) await bringInLine(person, known.get(person.id), compared, tonight, ports);
    // In training, or owed something before they have led anything: for them, too, days pass.
    else if (await hasBegun(person, ports.ledger))
      await decideAgain(() => reconcilePerson(person, tonight, ports.ledger));
  });
  await computeHireQuality(ports.ledger, around);
  await years.keep(exact.fleet.phi, now);
  await keepProgrammeSoFar(ports.ledger, { quarter: quarterNow(now, policy), policy, now });
  const key = keys.fleet();
  await ports.ledger.commit([
    put(fleetRow, key, leased.version, fleet, { nextAt: pending > 0 ? now : nextNight(now, policy) }),
    ...(await firstCycle(ports.ledger, now, policy)),
  ]);
  return { outcome: 'updated', interviewers: surveyed.length, recounted, pending };
};

/** In a fixed order, so that one page goes on where the last one ended. */
const interviewersFirst = (people: readonly Person[]): readonly Person[] =>
  [...people].sort((a, b) => (a.id < b.id ? -1 : 1));

/** As the quarter's first state: claims are made by the night before it, as a rule, and here where they are not. */
export const fleetForQuarter = async (
  { quarter }: QuarterState,
  ports: FleetPorts,
): Promise<{ readonly outcome: 'more' | 'done' }> => {
  const { pending, recounted } = await decideAgain(() => updateFleet(ports, { quarter }));
  // What can never be counted again is left to the nights, which go on looking.
  return { outcome: pending > 0 && recounted > 0 ? 'more' : 'done' };
};

/** Takes the night for this call; undefined when it is not due. A night without a row yet is due: somebody asked for it. */
const lease = async (
  now: Instant,
  wanted: string | undefined,
  { ledger }: FleetPorts,
): Promise<Read<FleetRow> | undefined> => {
  const key = keys.fleet();
  const row = await ledger.get(key);
  const before = row === undefined ? undefined : parseRow(fleetRow, row);
  const isDue = row === undefined || (row.nextAt !== undefined && msOf(row.nextAt) <= msOf(now));
  const isWanted = wanted !== undefined && before?.body.claims?.quarter !== wanted;
  if (!isDue && !isWanted) return undefined;
  const body = before?.body ?? {};
  await ledger.commit([
    put(fleetRow, key, expects(before), body, { nextAt: instantOf(msOf(now) + leaseMin * 60_000) }),
  ]);
  return { key, body, version: (before?.version ?? 0) + 1 };
};
