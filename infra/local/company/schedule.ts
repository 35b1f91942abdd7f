/**
 * Every interview of the company, with all that happens to its recording and its scorecard: fixed by
 * the seed before anything runs, so that what the program makes of it can be checked against it.
 */
import { addDays, addMonths, type Day, isoWeekday } from '../../../core/coaching/calendar.ts';
import type { Instant } from '../../../core/identity.ts';
import { type Chance, chanceOf } from './chance.ts';
import { at, dayMs, hourMs, later, within } from './days.ts';
import type { Career, CompanySize, Staff } from './staff.ts';

export type Interview = {
  /** The ATS's id. */
  readonly id: string;
  readonly place: number;
  readonly interviewer: string;
  /** On a panel each leads a part; one recording, two loops. */
  readonly fellow?: string;
  readonly candidate: string;
  readonly round: string;
  readonly jobFamily: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly participation: 'lead' | 'panel' | 'shadow' | 'reverse-shadow';
  readonly isNoShow: boolean;
  readonly protectedTopic: boolean;
  readonly capturedAt: Instant;
  /** The metadata comes with the recording, or later. */
  readonly metadataAt: Instant;
  /** Exported a second time under another name. */
  readonly copiedAt?: Instant;
  /** A better recording replaces the first. */
  readonly correctedAt?: Instant;
  /** The ATS had the wrong interviewer; from here on it says who led it. */
  readonly givenTo?: { readonly at: Instant; readonly interviewer: string };
  /** Absent where the scorecard never comes. On a panel the fellow's comes an hour later. */
  readonly scoredAt?: Instant;
};

const rounds: Readonly<Record<string, readonly string[]>> = {
  'software-engineering': ['system-design', 'coding', 'behavioural'],
  'customer-support': ['support-case', 'lead'],
};

export const scheduleOf = (size: CompanySize, staff: Staff): readonly Interview[] => {
  const interviews = staff.careers.flatMap((career, place) => ofOne(career, { size, staff, place }));
  interviews.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  const open = new Map<string, string[]>();
  const chance = chanceOf(size.seed, 'candidates');
  return interviews.map((interview, place) => ({
    ...interview,
    id: `int-${100_000 + place}`,
    place,
    candidate: candidateOf(interview, open, place, chance),
  }));
};

/** A candidate meets two or three people of the company, each once. */
const candidateOf = (
  { jobFamily, interviewer }: Pick<Interview, 'jobFamily' | 'interviewer'>,
  open: Map<string, string[]>,
  place: number,
  chance: Chance,
): string => {
  const waiting = open.get(jobFamily) ?? [];
  open.set(jobFamily, waiting);
  const known = waiting.find((each) => !each.includes(`|${interviewer}|`));
  if (known !== undefined && chance.happens(0.6)) {
    waiting.splice(waiting.indexOf(known), 1);
    const [candidate = ''] = known.split('|', 1);
    if (chance.happens(0.4)) waiting.push(`${known}${interviewer}|`);
    return candidate;
  }
  const candidate = `cand-${10_000 + place}`;
  waiting.push(`${candidate}|${interviewer}|`);
  // Only a few are under way at a time.
  if (waiting.length > 5) waiting.shift();
  return candidate;
};

type Around = { readonly size: CompanySize; readonly staff: Staff; readonly place: number };

/** Free of loops, and close enough before the start that a person could follow. */
const ofOne = (
  career: Career,
  { size, staff, place }: Around,
): Omit<Interview, 'id' | 'place' | 'candidate'>[] => {
  const chance = chanceOf(size.seed, `interviews ${place}`);
  const ends = addMonths(size.starts, size.months);
  const found: Omit<Interview, 'id' | 'place' | 'candidate'>[] = [];
  let month = '';
  let mood = 1;
  let seen = 0;
  for (let day = addDays(career.training.endsOn, 1); day < ends; day = addDays(day, 1)) {
    if (month !== day.slice(0, 7)) {
      month = day.slice(0, 7);
      mood = chance.between(0.5, 1.5);
    }
    const works =
      career.line.workingDays.includes(isoWeekday(day)) && !career.leaves.some((leave) => within(day, leave));
    const perDay = (career.pace * mood) / ((career.line.workingDays.length / 7) * 30.4);
    if (!works || !chance.happens(perDay)) continue;
    found.push(interviewOn(day, career, seen, { staff, chance }));
    seen += 1;
  }
  return found;
};

const lineOn = (career: Career, day: Day) =>
  career.moves.filter(({ on }) => on <= day).reduce((line, { to }) => ({ ...line, ...to }), career.line);

const interviewOn = (
  day: Day,
  career: Career,
  seen: number,
  { staff, chance }: { readonly staff: Staff; readonly chance: Chance },
): Omit<Interview, 'id' | 'place' | 'candidate'> => {
  const { id, jobFamily = '', timeZone } = lineOn(career, day);
  const startedAt = at(day, chance.whole(18, 32) / 2, timeZone);
  const isNoShow = chance.happens(0.025);
  const endedAt = later(startedAt, (isNoShow ? 6 : chance.whole(28, 50)) * 60_000);
  const participation = participationOf(seen, chance);
  const others = staff.careers.filter(
    (other) =>
      other.line.id !== id &&
      other.pace >= 2 &&
      other.drift === undefined &&
      lineOn(other, day).jobFamily === jobFamily &&
      other.training.endsOn < day &&
      !other.leaves.some((leave) => within(day, leave)),
  );
  const isPanel = participation === 'lead' && !isNoShow && others.length > 0 && chance.happens(0.04);
  const fellow = isPanel ? chance.pick(others).line.id : undefined;
  const capturedAt = later(endedAt, captureMs(chance));
  const isAlone = participation === 'lead' && fellow === undefined && !isNoShow;
  const givenTo =
    isAlone && others.length > 0 && chance.happens(0.006)
      ? { at: later(capturedAt, chance.between(2, 20) * hourMs), interviewer: chance.pick(others).line.id }
      : undefined;
  const scored = scoredMs(career, chance);
  return {
    interviewer: id,
    ...(fellow === undefined ? {} : { fellow }),
    round: chance.pick(rounds[jobFamily] ?? ['system-design']),
    jobFamily,
    startedAt,
    endedAt,
    participation: fellow === undefined ? participation : 'panel',
    isNoShow,
    protectedTopic: isAlone && givenTo === undefined && chance.happens(0.021),
    capturedAt,
    metadataAt: chance.happens(0.05) ? later(capturedAt, chance.between(2, 40) * hourMs) : capturedAt,
    ...(isAlone && chance.happens(0.03) ? { copiedAt: later(capturedAt, 3 * hourMs) } : {}),
    ...(isAlone && givenTo === undefined && chance.happens(0.015)
      ? { correctedAt: later(capturedAt, chance.between(50, 90) * hourMs) }
      : {}),
    ...(givenTo === undefined ? {} : { givenTo }),
    ...(scored === undefined || isNoShow || participation === 'shadow'
      ? {}
      : { scoredAt: later(endedAt, scored) }),
  };
};

/** Most begin by sitting beside somebody, then with somebody beside them. */
const participationOf = (seen: number, chance: Chance): Interview['participation'] => {
  if (seen === 0 && chance.happens(0.5)) return 'shadow';
  return seen <= 1 && chance.happens(0.4) ? 'reverse-shadow' : 'lead';
};

/** Twenty minutes for nearly all; a day, a week or two months for those whose export stood still. */
const captureMs = (chance: Chance): number => {
  const kind = chance.random();
  if (kind < 0.9) return 20 * 60_000;
  if (kind < 0.94) return chance.between(5, 30) * hourMs;
  if (kind < 0.975) return chance.between(2, 6) * dayMs;
  return kind < 0.99 ? chance.between(7, 35) * dayMs : chance.between(40, 70) * dayMs;
};

/** Within the day, after a few days, or never. */
const scoredMs = ({ prompt }: Career, chance: Chance): number | undefined => {
  if (chance.happens(0.04)) return undefined;
  return chance.happens(prompt) ? chance.between(0.5, 20) * hourMs : chance.between(26, 180) * hourMs;
};
