/** A quarter begins for a whole company: the night before, the cycle that gives everybody a week, the programme page. */
import { instantOf } from '../../core/coaching/calendar.ts';
import { quarterNow } from '../../core/coaching/quarter.ts';
import { rulesAnalyst } from '../../functions/adapters/rules-analyst.ts';
import { firstNight } from '../../functions/runtime/fleet.ts';
import { policyInForce } from '../../functions/runtime/policy.ts';
import { programmeSoFar } from '../../functions/runtime/programme-so-far.ts';
import { firstCycle } from '../../functions/runtime/quarter-rows.ts';
import { prefixes } from '../../functions/runtime/rows.ts';
import { startQuarter } from '../../functions/start-quarter/step.ts';
import { updateFleet } from '../../functions/update-fleet/step.ts';
import { pricesIn } from '../../infra/local/cost/prices.ts';
import { region, type Region } from './cloud.ts';
import { settle } from './company-at-rest.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';

export type QuarterStart = {
  readonly interviewers: number;
  readonly interviewersACoach: number;
  readonly loopsEach: number;
};

/** What one part of it asked for; seconds are waiting for stores, no processor time among them. */
export type Part = {
  readonly seconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly transitions: number;
};

export type Started = {
  readonly night: Part;
  readonly cycle: Part;
  /** The longest wait of one call of each step of the cycle, in seconds. */
  readonly longestSec: Readonly<Record<string, number>>;
  readonly page: Part;
  /** Quarterly reviews that were given a week. */
  readonly placed: number;
  readonly failed: number;
  readonly hottestReads: ReturnType<Region['meter']['hottest']>;
  readonly hottestWrites: ReturnType<Region['meter']['hottest']>;
  /** US dollars of the night and the cycle together. */
  readonly costs: number;
};

/** The day before the second quarter of 2026; both at the hours the programme's own rows say. */
const eveMs = Date.parse('2026-03-31T12:00:00Z');
const nightMs = Date.parse('2026-04-01T02:00:00Z');
const cycleMs = Date.parse('2026-04-01T03:00:00Z');

export const quarterStart = async (company: QuarterStart): Promise<Started> => {
  const time = virtualTime(eveMs);
  const to = region({ time, seed: 1, analyst: rulesAnalyst, admitAtOnce: 10 });
  await settle(to.ledger, { ...company, endMs: eveMs });
  const policy = await policyInForce(to.ledger);
  await to.ledger.commit([
    ...firstNight(instantOf(eveMs), policy),
    ...(await firstCycle(to.ledger, instantOf(eveMs), policy)),
  ]);
  const work = async (): Promise<Started> => {
    await sleepUntil(time, nightMs);
    const night = await part(to, time, () => updateFleet(to.ports));
    await sleepUntil(time, cycleMs);
    const cycle = await part(to, time, async () => {
      await startQuarter(to.ports);
      await to.rest();
    });
    const now = to.ports.clock.now();
    const quarter = quarterNow(now, policy);
    const page = await part(to, time, () => programmeSoFar(to.ports.ledger, { quarter, policy, now }));
    return {
      night,
      cycle,
      page,
      longestSec: Object.fromEntries([...to.longestMs].map(([state, ms]) => [state, ms / 1000])),
      placed: placedOf(to, quarter.key),
      failed: to.counts.failed,
      hottestReads: to.meter.hottest('mostReads'),
      hottestWrites: to.meter.hottest('mostWrites'),
      costs: costOf(night) + costOf(cycle),
    };
  };
  return await time.until(work());
};

const sleepUntil = (time: VirtualTime, ms: number): Promise<void> => time.sleep(ms - time.nowMs());

const part = async (to: Region, time: VirtualTime, work: () => Promise<unknown>): Promise<Part> => {
  const began = time.nowMs();
  const { readUnits, writeUnits } = { ...to.meter.totals };
  const { transitions } = to.counts;
  await work();
  return {
    seconds: (time.nowMs() - began) / 1000,
    readUnits: to.meter.totals.readUnits - readUnits,
    writeUnits: to.meter.totals.writeUnits - writeUnits,
    transitions: to.counts.transitions - transitions,
  };
};

const prices = pricesIn('eu-central-1');
const costOf = ({ readUnits, writeUnits, transitions }: Part): number =>
  readUnits * prices.readUnit + writeUnits * prices.writeUnit + transitions * prices.transition;

/** Counted in the tasks themselves, not in what the cycle says of itself. */
const placedOf = ({ ledger }: Region, quarter: string): number =>
  ledger
    .rows()
    .filter(
      ({ sort, body }) =>
        sort.startsWith(prefixes.task) && body['kind'] === 'quarterly' && body['milestone'] === quarter,
    ).length;
