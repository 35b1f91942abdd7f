/** A plan that changed nothing says until when it is good: held against planning again every six hours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, dayAt, HOUR_MS, instantOf, msOf } from '../../../core/coaching/calendar.ts';
import { advance, isUnfinished } from '../../../core/coaching/lifecycle.ts';
import { meetingOf } from '../../../core/coaching/invitation.ts';
import type { OwedInput } from '../../../core/coaching/obligation.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import { planTasks } from '../../../core/coaching/plan.ts';
import { standsUntilMs } from '../../../core/coaching/stands-until.ts';
import type { Feedback, Task } from '../../../core/coaching/task.ts';
import type { Instant } from '../../../core/identity.ts';
import { lifetimeOf } from '../../../core/interviewer/lifetime.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { isAway } from '../../../core/coaching/working-time.ts';
import { at, hana, id, later, loop, loopId, ops, person, policyWith } from './company.ts';
import type { PolicyInForce } from '../../../core/rubric/policy.ts';
import { inForceFrom } from '../../../core/coaching/asked.ts';
import { runs } from '../../properties/cases.ts';

const START = msOf(at('2026-01-05T00:00:00.000Z'));
const DAYS = 200;
const STEP_MS = 6 * HOUR_MS;
const dayOf = (day: number): string => instantOf(START + day * DAY_MS).slice(0, 10);

const one = <Value>(weight: number, arbitrary: fc.Arbitrary<Value>) => ({ weight, arbitrary });
const span = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 60 }));
const leave = fc.oneof(
  one(2, fc.constant({})),
  one(
    2,
    span.map(([from, days]) => ({ awayFrom: dayOf(from), awayUntil: dayOf(from + days) })),
  ),
  one(
    1,
    span.map(([from]) => ({ awayFrom: dayOf(from) })),
  ),
);
const term = fc.oneof(
  one(3, fc.constant({})),
  one(
    1,
    span.map(([from, days]) => ({ coachFrom: dayOf(from), coachUntil: dayOf(from + days) })),
  ),
);
const zone = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'Europe/Berlin');

const somebody = (name: string, more: Partial<Person>) =>
  fc
    .tuple(zone, leave, term)
    .map(([timeZone, away, coaches]) => person(name, { timeZone, ...away, ...coaches, ...more }));

const danaBy = (coach: string) => somebody('dana', { coach: id(coach) });
const kims = (more: Partial<Person>) => somebody('kim', { role: 'coach', deputy: id('lee'), ...more });
const lees = (more: Partial<Person>) => somebody('lee', { role: 'coach', deputy: id('nia'), ...more });

const terms = fc
  .record(
    {
      firstLoops: fc.integer({ min: 0, max: 5 }),
      reviewHours: fc.constantFrom(12, 96),
      captureHours: fc.constantFrom(6, 60),
      checkpointLoops: fc.constantFrom([], [4, 12]),
      checkpointDay: fc.constantFrom(20, 150),
      calibrationLoops: fc.constantFrom([], [6], [10, 18]),
      calibrationMin: fc.constantFrom(15, 90),
      decisionDays: fc.constantFrom(1, 30),
      exitLoop: fc.constantFrom(20, 60),
      clock: fc.constantFrom('elapsed', 'working'),
    },
    { requiredKeys: [] },
  )
  .chain((coaching) =>
    fc
      .constantFrom({}, { workdayStartHour: 10, workdayEndHour: 15 }, { workdayStartHour: 6 })
      .map((mail) => policyWith(coaching, { mail })),
  );

const history = fc.record({
  people: fc.tuple(danaBy('kim'), kims({}), lees({}), somebody('nia', { role: 'coach' })),
  /** A new roster says something else of somebody: a leave ends early or begins late, a coach goes or becomes another. */
  edits: fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 190 }),
      fc.oneof(
        danaBy('kim'),
        danaBy('lee'),
        kims({}),
        kims({ active: false }),
        kims({ workingDays: [2, 3] }),
        lees({}),
      ),
    ),
    { maxLength: 4 },
  ),
  /** A new policy asks for more or less, sooner or later, or at other hours of the day. */
  policies: fc.array(fc.tuple(fc.integer({ min: 1, max: 190 }), terms), { maxLength: 2 }),
  /** The day each loop is led, and the hours until it is captured. */
  led: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 180 }),
      fc.oneof(one(4, fc.constant(1)), one(1, fc.integer({ min: 1, max: 900 }))),
    ),
    { maxLength: 27 },
  ),
  trained: fc.option(fc.integer({ min: -20, max: 60 }), { nil: undefined }),
  typicalLoopsPerMonth: fc.option(fc.constantFrom(0.4, 2, 9), { nil: undefined }),
  clock: fc.constantFrom('elapsed', 'working'),
  /** Of what is open, so much is coached each day. */
  coached: fc.constantFrom(0, 0.02, 0.5),
  /** A sweep may come late: what is due then stays as it is for a while. */
  sweepsEveryDays: fc.constantFrom(0, 3),
  quarterly: fc.integer({ min: 0, max: 150 }),
  chance: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

const feedback = (task: Task, now: Instant): Feedback => ({
  by: task.owner ?? id('kim'),
  at: now,
  moment: { loopId: task.loopId ?? loopId('l0'), turn: 1 },
  rubricItem: 'Depth',
  nextTry: 'Ask why.',
  text: '',
  ...(task.kind === 'trained-decision' ? { decision: 'not-yet' as const } : {}),
});

/** Planned by the quarter's own cycle, for a week that may lie months ahead. */
const quarterlyOf = (day: number): Task => ({
  id: 'quarterly.dana.2026-Q1' as Task['id'],
  kind: 'quarterly',
  interviewer: id('dana'),
  milestone: '2026-Q1',
  owner: id('kim'),
  state: 'planned',
  plannedAt: instantOf(START),
  opensAt: instantOf(START + day * DAY_MS),
  nextAt: instantOf(START + day * DAY_MS),
  dueAt: instantOf(START + (day + 5) * DAY_MS),
  handovers: [],
  minutes: 30,
  sequence: 0,
});

/** A meeting is never put where nobody can come: on a day that is over, or amid a leave whose end is known. */
const checkBooked = ({ dueAt, pausedAt }: Task, now: number, interviewer: Person): void => {
  if (pausedAt === undefined) expect(msOf(dueAt), `moved at ${instantOf(now)}`).toBeGreaterThan(now);
  const isKnown = interviewer.awayUntil !== undefined;
  const day = dayAt(msOf(dueAt), interviewer.timeZone);
  expect(isKnown && isAway(interviewer, day), `${dueAt} is in the leave`).toBe(false);
};

/** A meeting is due when the calendars have it. */
const checkOnCalendars = (task: Task, { person: guest, roster, policy }: OwedInput): void => {
  const host = task.owner === undefined ? undefined : roster.person(task.owner);
  const isMovable = isUnfinished(task) && task.pausedAt === undefined && task.missedAt === undefined;
  if (task.kind !== 'calibration' || !isMovable || host === undefined || host.role === 'operations') return;
  expect(meetingOf(task, { host, guest }, policy).startsAt).toBe(task.dueAt);
};

/** Nobody sits down for a calibration, or writes a first review, that the policy asks for no more. */
const checkAskedFor = (task: Task, { policy: { coaching } }: OwedInput): void => {
  if (!isUnfinished(task)) return;
  if (task.kind === 'calibration') expect(coaching.calibrationLoops).toContain(Number(task.milestone));
  if (task.kind === 'checkpoint')
    expect([...coaching.checkpointLoops.map(String), `day-${coaching.checkpointDay}`]).toContain(
      task.milestone,
    );
};

/** How often somebody looked, and how often a plan said that nobody needs to. */
type Looks = { readonly all: number; readonly spared: number };

const live = (given: History): Looks => {
  const { led, trained, typicalLoopsPerMonth, chance, coached } = given;
  const people = new Map([...given.people, ops, hana].map((each) => [each.id, each]));
  const edits = [...given.edits].sort(([day], [other]) => day - other);
  const policies = [...given.policies].sort(([day], [other]) => day - other);
  let policy: PolicyInForce = policyWith({ clock: given.clock });
  let planned = policy;
  const rows = led.map(([day, lateH], index) => {
    const endedAt = instantOf(START + day * DAY_MS + 10 * HOUR_MS);
    return loop(`l${index}`, endedAt, { capturedAt: later(endedAt, lateH) });
  });
  const inputAt = (now: number, tasks: readonly Task[]): OwedInput => {
    const window = rows.filter(({ capturedAt }) => msOf(capturedAt) <= now);
    return {
      person: people.get(id('dana')) ?? given.people[0],
      lifetime: lifetimeOf(window),
      window,
      roster: rosterOf(people.values()),
      tasks,
      policy,
      now: instantOf(now),
      ...(trained === undefined ? {} : { trainingEndsOn: dayOf(trained) }),
      ...(typicalLoopsPerMonth === undefined ? {} : { typicalLoopsPerMonth }),
    };
  };
  const sweep = (task: Task, now: Instant): Task => {
    if (given.sweepsEveryDays > 0 && (msOf(now) / DAY_MS) % given.sweepsEveryDays !== 0) return task;
    if (task.nextAt !== undefined && msOf(task.nextAt) <= msOf(now))
      return advance(task, { kind: 'tick' }, { now, policy }).task;
    const isWorkedOn = task.state === 'open' && task.pausedAt === undefined && task.kind !== 'assign-coach';
    return isWorkedOn && (chance.next().value ?? 1) < coached / 4
      ? advance(task, { kind: 'coached', feedback: feedback(task, now) }, { now, policy }).task
      : task;
  };
  let tasks: readonly Task[] = [quarterlyOf(given.quarterly)];
  let [untilMs, loops, all, spared] = [START, 0, 0, 0];
  for (let now = START; now < START + DAYS * DAY_MS; now += STEP_MS) {
    for (let next = edits[0]; next !== undefined && START + next[0] * DAY_MS <= now; next = edits[0]) {
      people.set(next[1].id, next[1]);
      edits.shift();
      untilMs = now;
    }
    for (let next = policies[0]; next !== undefined && START + next[0] * DAY_MS <= now; next = policies[0]) {
      policy = inForceFrom(instantOf(now), next[1], policy);
      policies.shift();
      untilMs = now;
    }
    const input = inputAt(now, tasks);
    const [isNewPolicy, isNothingNew] = [policy !== planned, input.window.length === loops];
    if (!isNothingNew) untilMs = now;
    [planned, loops] = [policy, input.window.length];
    const changes = planTasks(input);
    all += 1;
    if (now < untilMs) {
      spared += 1;
      expect(changes, `planned at ${input.now}, said to stand until ${untilMs} ms`).toEqual([]);
    }
    const byId = new Map(tasks.map((task) => [task.id, task]));
    for (const { before, task } of changes) {
      byId.set(task.id, task);
      // A new policy asks for nothing that should have been done before it came.
      if (before === undefined && isNewPolicy && isNothingNew)
        expect(msOf(task.dueAt), `${task.id} at ${input.now}`).toBeGreaterThanOrEqual(now);
      if (task.kind === 'calibration' && task.state !== 'superseded' && task.dueAt !== before?.dueAt)
        checkBooked(task, now, input.person);
    }
    tasks = [...byId.values()];
    for (const task of tasks) {
      checkOnCalendars(task, input);
      checkAskedFor(task, input);
    }
    // Planning again at once changes nothing, and that plan stands, too.
    const settled = changes.length === 0 ? input : inputAt(now, tasks);
    if (changes.length > 0) expect(planTasks(settled), `planned twice at ${input.now}`).toEqual([]);
    if (changes.length > 0 || now >= untilMs) untilMs = standsUntilMs(settled, [...people.values()]);
    const swept = tasks.map((task) => sweep(task, instantOf(now)));
    if (swept.some((task, place) => task !== tasks[place])) untilMs = now;
    tasks = swept;
  }
  return { all, spared };
};

describe('a plan that changed nothing', () => {
  it('changes nothing at any hour before the moment it names, whoever comes, leaves or waits', () => {
    let [all, spared] = [0, 0];
    fc.assert(
      fc.property(history, (given) => {
        const looks = live(given);
        all += looks.all;
        spared += looks.spared;
      }),
      { numRuns: runs(15) },
    );
    // Were it never said that a plan stands, there would be nothing to hold it to.
    expect(spared / all).toBeGreaterThan(0.5);
  });
});
