/**
 * What the table of the coaching loop owes, worked out the slow and obvious way from what happened in
 * the invented company alone: arrivals are replayed one by one, and everything is counted anew at each.
 * Written apart from the planner, from the table and not from its code, to be compared with it.
 */
import type { Lived } from '../../infra/local/company/life.ts';
import type { Interview } from '../../infra/local/company/schedule.ts';
import type { Career } from '../../infra/local/company/staff.ts';
import { atHour, dayIn, dayMs, hourMs, plusDays, plusMonths } from './slow-dates.ts';

/** Due times in milliseconds; several where the table leaves one of them to what people did. */
export type Owed = {
  readonly interviewer: string;
  readonly kind: string;
  /** The loop it is about, or the milestone where it is about none. */
  readonly about: string;
  /** Absent where the date is a matter of pace or of evidence; then only that it is owed once is said. */
  readonly dueAt?: number;
};

export type SlowLoop = {
  readonly loopId: string;
  readonly endedAt: number;
  /** When the recording came, and when it was known whose it was. */
  readonly capturedAt: number;
  readonly knownAt: number;
  readonly jobFamily: string;
  readonly protectedTopic: boolean;
};

/** The sweep and the exports move on ticks of five minutes. */
const tickMs = 5 * 60_000;
const onTick = (instant: string): number => Math.ceil(Date.parse(instant) / tickMs) * tickMs;

/** Counted loops of one interviewer in the order in which they became known, and when one was taken from them again. */
type Known = { readonly at: number; readonly loop: SlowLoop; readonly gone: boolean };

const arrivalsOf = (id: string, interviews: readonly Interview[], endsAt: number): Known[] => {
  const known: Known[] = [];
  for (const each of interviews) {
    if (each.isNoShow || (each.participation !== 'lead' && each.participation !== 'panel')) continue;
    const capturedAt = onTick(each.capturedAt);
    const knownAt = onTick(each.metadataAt);
    const loop: SlowLoop = {
      loopId: each.participation === 'panel' ? `${each.id}.${id}` : each.id,
      endedAt: Date.parse(each.endedAt),
      capturedAt,
      knownAt,
      jobFamily: each.jobFamily,
      protectedTopic: each.protectedTopic,
    };
    const given = each.givenTo;
    if (each.interviewer === id || each.fellow === id) {
      known.push({ at: knownAt, loop, gone: false });
      if (given !== undefined) known.push({ at: Math.max(knownAt, onTick(given.at)), loop, gone: true });
    }
    if (given?.interviewer === id) known.push({ at: Math.max(knownAt, onTick(given.at)), loop, gone: false });
  }
  return known.filter(({ at }) => at <= endsAt).sort((a, b) => a.at - b.at);
};

const byEnd = (a: SlowLoop, b: SlowLoop): number => a.endedAt - b.endedAt || (a.loopId < b.loopId ? -1 : 1);

export type SlowInterviewer = {
  readonly id: string;
  readonly owed: readonly Owed[];
  /** Counted loops as they stand at the end, oldest first. */
  readonly loops: readonly SlowLoop[];
  readonly knownAt: ReadonlyMap<string, number>;
  /** Loops that turned out to be somebody else's, and when. */
  readonly goneAt: ReadonlyMap<string, number>;
  /** Loops came to or went from this person by correction: dates of what was open then are a matter of moments. */
  readonly isCorrected: boolean;
};

/** Everything but the quarterly review and the drift check, which other facts make due. */
export const slowInterviewer = (career: Career, lived: Lived): SlowInterviewer => {
  const { id, timeZone } = career.line;
  const endsAt = Date.parse(lived.ends);
  const arrivals = arrivalsOf(id, lived.company.interviews, endsAt);
  let loops: SlowLoop[] = [];
  const firstReviews = new Map<string, SlowLoop>();
  const fixed = new Map<string, { kind: string; number: number; loop: SlowLoop }>();
  const knownAt = new Map<string, number>();
  for (const [index, { at, loop, gone }] of arrivals.entries()) {
    loops = loops.filter(({ loopId }) => loopId !== loop.loopId);
    knownAt.delete(loop.loopId);
    if (!gone) {
      loops.push(loop);
      knownAt.set(loop.loopId, at);
    } else {
      for (const [milestone, held] of firstReviews)
        if (held.loopId === loop.loopId) firstReviews.delete(milestone);
      for (const [name, held] of fixed) if (held.loop.loopId === loop.loopId) fixed.delete(name);
    }
    loops.sort(byEnd);
    // What comes in the same moment is looked at together.
    if (arrivals[index + 1]?.at === at) continue;
    assignFirstReviews(loops, firstReviews);
    for (const [kind, numbers] of [
      ['checkpoint', [5, 15]],
      ['exit-review', [30]],
    ] as const)
      for (const number of numbers) {
        const nth = loops[number - 1];
        const name = `${kind} ${number}`;
        if (nth !== undefined && !fixed.has(name)) fixed.set(name, { kind, number, loop: nth });
      }
  }
  const owed: Owed[] = [];
  const add = (kind: string, about: string, dueAt?: number): void =>
    void owed.push({ interviewer: id, kind, about, ...(dueAt === undefined ? {} : { dueAt }) });
  for (const loop of firstReviews.values()) add('first-loop-review', loop.loopId, reviewDue(loop));
  for (const { loop } of returns(loops, timeZone, career))
    if (![...firstReviews.values()].some(({ loopId }) => loopId === loop.loopId))
      add('first-loop-review', loop.loopId, reviewDue(loop));
  for (const { kind, number, loop } of fixed.values())
    add(kind, String(number), Math.max(loop.endedAt + 7 * dayMs, loop.capturedAt + 24 * hourMs));
  const { endsOn } = career.training;
  const day90 = plusDays(endsOn, 90);
  if (Date.parse(`${career.joinsOn}T08:00:00Z`) < endsAt) {
    // Asked for the moment it opens; planned long before.
    add('checkpoint', 'day-90', atHour(plusDays(day90, 7), 9, timeZone));
    add('calibration', '10');
  }
  if (loops.length >= 10) add('calibration', '25');
  const twelve = atHour(plusMonths(endsOn, 12), 9, timeZone);
  if (loops.length > 0 && (loops.length >= 25 || twelve <= endsAt - dayMs)) add('trained-decision', '1');
  for (const loop of loops)
    if (loop.protectedTopic) add('people-review', loop.loopId, loop.capturedAt + 2 * dayMs);
  return {
    id,
    owed,
    loops,
    knownAt,
    goneAt: new Map(arrivals.flatMap(({ at, loop, gone }) => (gone ? [[loop.loopId, at] as const] : []))),
    isCorrected:
      arrivals.some(({ gone }) => gone) ||
      lived.company.interviews.some(({ givenTo }) => givenTo?.interviewer === id),
  };
};

const reviewDue = (loop: SlowLoop): number =>
  Math.max(loop.endedAt + 48 * hourMs, loop.capturedAt + 24 * hourMs);

/** The first three by end; a review that has begun keeps its loop, and one left over goes to what is free. */
const assignFirstReviews = (loops: readonly SlowLoop[], held: Map<string, SlowLoop>): void => {
  const wanted = loops.slice(0, 3);
  for (const loop of wanted) {
    if ([...held.values()].some(({ loopId }) => loopId === loop.loopId)) continue;
    const free = ['1', '2', '3'].find((milestone) => !held.has(milestone));
    if (free !== undefined && held.size < Math.min(3, loops.length)) held.set(free, loop);
  }
};

/** The first three in a new job family, and the first after six idle months or after ninety days away. */
const returns = (
  loops: readonly SlowLoop[],
  timeZone: string,
  career: Career,
): { readonly loop: SlowLoop; readonly why: string }[] => {
  const found: { loop: SlowLoop; why: string }[] = [];
  const moved = career.moves.find(({ to }) => to.jobFamily !== undefined)?.to.jobFamily;
  if (moved !== undefined && loops.some(({ jobFamily }) => jobFamily !== moved))
    for (const loop of loops.filter(({ jobFamily }) => jobFamily === moved).slice(0, 3))
      found.push({ loop, why: 'family' });
  for (const [index, loop] of loops.entries()) {
    const before = loops[index - 1];
    if (before === undefined) continue;
    const [last, day] = [dayIn(before.endedAt, timeZone), dayIn(loop.endedAt, timeZone)];
    const isIdle = plusMonths(last, 6) <= day;
    const wasAway = career.leaves.some(
      ({ from, until }) => plusDays(from, 90) <= plusDays(until, 1) && last <= until && day > until,
    );
    if ((isIdle || wasAway) && !found.some((each) => each.loop === loop)) found.push({ loop, why: 'return' });
  }
  return found;
};
