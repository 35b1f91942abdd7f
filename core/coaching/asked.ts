/**
 * What becomes of milestones when the policy changes amid the years. It holds for everybody at once, whatever
 * came first. But what it did not ask for before is owed from that moment, not from a loop or a day long past;
 * what a milestone of before has covered is not asked for again; and what it asks for no more ends.
 */
import type { Instant } from '../identity.ts';
import { type Milestone, milestoneSettings, type Policy, type PolicyInForce } from '../rubric/policy.ts';
import { sameContent } from '../same-content.ts';
import { DAY_MS, instantOf, msOf } from './calendar.ts';
import type { LoopTimes } from './due.ts';
import type { OwedInput } from './obligation.ts';
import type { Task, TaskKind } from './task.ts';

const settingsOf = ({ coaching, calibrated }: Policy): Readonly<Record<Milestone, unknown>> => ({
  firstLoops: coaching.firstLoops,
  checkpointLoops: coaching.checkpointLoops,
  checkpointDay: coaching.checkpointDay,
  exitLoop: coaching.exitLoop,
  decideLoops: calibrated.decideLoops,
  decideMonths: calibrated.decideMonths,
});

/** The next policy as it is kept: with the moment, for each milestone, since when it asks for it as it does. */
export const inForceFrom = (now: Instant, next: Policy, before: PolicyInForce): PolicyInForce => {
  const [was, is] = [settingsOf(before), settingsOf(next)];
  const changed = milestoneSettings.filter((each) => !sameContent(was[each], is[each]));
  const asksSince = { ...before.asksSince, ...Object.fromEntries(changed.map((each) => [each, now])) };
  return Object.keys(asksSince).length === 0 ? next : { ...next, asksSince };
};

const sinceMs = ({ asksSince }: PolicyInForce, by: Milestone): number =>
  asksSince?.[by] === undefined ? -Infinity : msOf(asksSince[by]);

/** A loop that was there before the policy asked for anything about it, as if it had been led and captured at that moment. */
export const asAskedFor = (loop: LoopTimes, policy: PolicyInForce, by: Milestone): LoopTimes => {
  const since = sinceMs(policy, by);
  if (msOf(loop.capturedAt) >= since) return loop;
  const asked = instantOf(since);
  return { endedAt: asked, capturedAt: asked };
};

type Dates = { readonly opensAt: Instant; readonly dueAt: Instant };

/** The dates of a day that was over before the policy asked for it: from that moment on, in as many days. */
export const datesAskedFor = (dates: Dates, days: number, policy: PolicyInForce, by: Milestone): Dates => {
  const since = sinceMs(policy, by);
  return msOf(dates.opensAt) >= since
    ? dates
    : { opensAt: instantOf(since), dueAt: instantOf(Math.max(msOf(dates.dueAt), since + days * DAY_MS)) };
};

/** Of a day after training, in a milestone. */
export const dayPrefix = 'day-';

/** Whether the policy has dropped the milestone of this task. */
export const isAskedNoMore = ({ kind, milestone }: Task, { coaching }: Policy): boolean => {
  if (kind === 'checkpoint' && milestone.startsWith(dayPrefix))
    return milestone !== `${dayPrefix}${coaching.checkpointDay}`;
  const number = Number(milestone);
  if (!Number.isInteger(number)) return false;
  if (kind === 'checkpoint') return !coaching.checkpointLoops.includes(number);
  if (kind === 'calibration') return !coaching.calibrationLoops.includes(number);
  if (kind === 'first-loop-review') return number > coaching.firstLoops;
  return kind === 'exit-review' && number !== coaching.exitLoop;
};

/** Whether this milestone is there in no form, and one as far on or further, which the policy asks for no more, has been met. */
export const isCovered = (
  { tasks, policy }: OwedInput,
  kind: TaskKind,
  number: number,
  prefix = '',
): boolean => {
  const numberOf = ({ milestone }: Task): number =>
    milestone.startsWith(prefix) ? Number(milestone.slice(prefix.length)) : Number.NaN;
  const ofKind = tasks.filter((task) => task.kind === kind);
  return (
    ofKind.every((task) => numberOf(task) !== number) &&
    ofKind.some(
      (task) => task.coachedAt !== undefined && numberOf(task) >= number && isAskedNoMore(task, policy),
    )
  );
};
