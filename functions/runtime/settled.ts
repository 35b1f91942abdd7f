/**
 * Whom a look found in line, and for how long that holds. A night looks at everybody, and of most people
 * nothing has changed since the night before: to fold and plan for them again would come to the same nothing.
 * It is only remembered, by this process, and never longer than the rows it rests on are.
 */
import type { OwedInput } from '../../core/coaching/obligation.ts';
import type { Roster } from '../../core/coaching/ownership.ts';
import { msOf } from '../../core/coaching/calendar.ts';
import { planTasks } from '../../core/coaching/plan.ts';
import { standsUntilMs } from '../../core/coaching/stands-until.ts';
import type { Leaning } from '../../core/calibration/fleet.ts';
import type { Instant } from '../../core/identity.ts';
import type { InterviewerRecord } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { sameContent, sameItems } from '../../core/same-content.ts';
import { once } from './once.ts';
import { isKeptAs, type KeptRecord } from './record-row.ts';

/** All that a look rests on besides the roster and the time. */
export type Grounds = {
  /** As it was read, bodies and lists of bodies: a ledger that hands out the very same body again has it unchanged. */
  readonly read: readonly unknown[];
  readonly record: KeptRecord | undefined;
  /** The fleet's figures for everybody, in one word: where it is the same, so are those below. */
  readonly figures: string;
  /** The fleet's figures for the rounds that this interviewer leads. */
  readonly leaning: () => Leaning | undefined;
  /** Loops a month of the typical interviewer. */
  readonly pace: number | undefined;
};

type Answer = {
  readonly ask: (roster: Roster) => unknown;
  readonly answer: unknown;
  /** Where it was a person, whose leave and terms change what is planned by themselves. */
  readonly person?: Person | undefined;
};

type Settled = Omit<Grounds, 'leaning' | 'record'> & {
  /** The record as the look made it. */
  readonly made: InterviewerRecord;
  /** The row that holds it; until that is read, what was written. */
  readonly kept: KeptRecord | InterviewerRecord | undefined;
  readonly input: OwedInput;
  readonly leaning: Leaning | undefined;
  /** Whether any measure leans on the fleet's figures; of few loops none does. */
  readonly leans: boolean;
  readonly answers: readonly Answer[];
  /** From the look on and up to this. A clock that was put back is outside. */
  readonly sinceMs: number;
  readonly untilMs: () => number;
};

/** By the newest body that was read of the interviewer's loops, as a rule: where a ledger takes each reading apart anew, nothing is found here and nothing stays. */
const settled = new WeakMap<object, Settled>();

/** Whether a look at these grounds has found everything in line, or has brought it, and would change nothing again. */
export const isSettled = (of: object, grounds: Grounds, roster: Roster, now: Instant): boolean => {
  const known = settled.get(of);
  const stands =
    known !== undefined &&
    isAsPlanned(known, grounds, roster, now) &&
    (known.kept === grounds.record || isKeptAs(known.made, grounds.record)) &&
    (!known.leans || known.figures === grounds.figures || sameContent(known.leaning, grounds.leaning()));
  if (!stands) return false;
  // What was written is read back as another object once.
  const again = known.kept === grounds.record ? known : { ...known, kept: grounds.record };
  if (again !== known) settled.set(of, again);
  return known.pace === grounds.pace || isSettledAtPace(of, again, grounds, roster, now);
};

const isAsPlanned = (known: Settled, { read }: Grounds, roster: Roster, now: Instant): boolean =>
  known.sinceMs <= msOf(now) &&
  known.read.length === read.length &&
  known.read.every((each, place) => isSameRead(each, read[place])) &&
  known.answers.every(({ ask, answer }) => ask(roster) === answer) &&
  msOf(now) < known.untilMs();

const isSameRead = (before: unknown, now: unknown): boolean =>
  before === now || (Array.isArray(before) && Array.isArray(now) && sameItems(before, now));

/** Whether only the record is to be made anew, because the fleet has moved: what is planned leans on it by a gate alone. */
export const isPlanned = (
  of: object,
  grounds: Grounds,
  { lifetime, measuresAllowTrained, now }: OwedInput,
  roster: Roster,
): boolean => {
  const known = settled.get(of);
  return (
    known !== undefined &&
    known.pace === grounds.pace &&
    known.input.measuresAllowTrained === measuresAllowTrained &&
    sameContent(known.input.lifetime, lifetime) &&
    isAsPlanned(known, grounds, roster, now)
  );
};

/** Others' pace moves by a tenth every few nights, and guesses nothing but the dates of calibrations. */
const isSettledAtPace = (
  of: object,
  known: Settled,
  grounds: Grounds,
  roster: Roster,
  now: Instant,
): boolean => {
  const asked = askedRoster(roster);
  const { typicalLoopsPerMonth: _before, ...rest } = known.input;
  const { pace } = grounds;
  const input = {
    ...rest,
    roster: asked,
    now,
    ...(pace === undefined ? {} : { typicalLoopsPerMonth: pace }),
  };
  if (planTasks(input, ['calibration']).length > 0) return false;
  const untilMs = once(() => standsUntilMs(input, peopleIn(known.answers)));
  settled.set(of, { ...known, pace, input, sinceMs: msOf(now), untilMs });
  return true;
};

/** The record that a look made, and whether it is only being written. */
type Made = { readonly made: InterviewerRecord; readonly isWritten: boolean };

const madeFrom = ({ record, figures, leaning }: Grounds, { made, isWritten }: Made) => ({
  made,
  kept: isWritten ? made : record,
  figures,
  leaning: leaning(),
  leans: made.measures.leadingPer10.kind === 'estimate',
});

/**
 * Remembers that on these grounds, planned from this input, no task changes, and the record that they make:
 * in its row already, or being written. Should the write fail, the next look finds another one and looks again.
 */
export const settle = (
  of: object,
  grounds: Grounds,
  made: Made,
  input: OwedInput,
  { answers }: AskedRoster,
): void => {
  const asked = answers();
  settled.set(of, {
    ...madeFrom(grounds, made),
    read: grounds.read,
    pace: grounds.pace,
    input,
    answers: asked,
    sinceMs: msOf(input.now),
    untilMs: once(() => standsUntilMs(input, peopleIn(asked))),
  });
};

/** The same where the plan was spared: what stood of it stands. */
export const settleRecord = (of: object, grounds: Grounds, made: Made): void => {
  const known = settled.get(of);
  if (known !== undefined) settled.set(of, { ...known, ...madeFrom(grounds, made) });
};

const peopleIn = (answers: readonly Answer[]): readonly Person[] =>
  answers.flatMap(({ person }) => (person === undefined ? [] : [person]));

export type AskedRoster = Roster & {
  /** Everything that was asked, with what was answered. */
  readonly answers: () => readonly Answer[];
};

/** The same roster, which keeps what it is asked: a few people of the thousands that are on it. */
export const askedRoster = (roster: Roster): AskedRoster => {
  const people = new Map<string, Answer>();
  const operations = new Map<string, Answer>();
  return {
    person(id) {
      const person = roster.person(id);
      people.set(id, { ask: (other) => other.person(id), answer: person, person });
      return person;
    },
    operationsFor(interviewer) {
      const answer = roster.operationsFor(interviewer);
      operations.set(interviewer, { ask: (other) => other.operationsFor(interviewer), answer });
      return answer;
    },
    hr: roster.hr,
    answers: () => [...people.values(), ...operations.values(), { ask: ({ hr }) => hr, answer: roster.hr }],
  };
};

/** What was found so far, for whoever looks at many; who looks at one brings none of it. */
export const looks = { isSettled, isPlanned, settle, settleRecord, askedRoster };
export type Looks = typeof looks;
