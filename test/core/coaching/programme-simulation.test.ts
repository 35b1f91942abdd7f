/** A year and a half of a small company, hour by hour where something happens, against the slow way. */
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../core/calibration/random.ts';
import { DAY_MS, instantOf, msOf } from '../../../core/coaching/calendar.ts';
import { advance } from '../../../core/coaching/lifecycle.ts';
import { rosterOf } from '../../../core/coaching/ownership.ts';
import { planTasks } from '../../../core/coaching/plan.ts';
import { type Feedback, Task } from '../../../core/coaching/task.ts';
import { lifetimeOf } from '../../../core/interviewer/lifetime.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import type { LoopRow } from '../../../core/interviewer/record.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { at, hana, id, later, loop, ops, person } from './company.ts';
import { slowOwed } from './slow-owed.ts';

const policy = defaultPolicy;
const START = Date.UTC(2026, 0, 5);
const DAYS = 540;
const PEOPLE = 12;

const coaches = ['kim', 'lee'].map((name) => person(name, { role: 'coach', timeZone: 'America/New_York' }));

const interviewer = (index: number): Person =>
  person(`p${index}`, {
    coach: id(index % 2 === 0 ? 'kim' : 'lee'),
    trainedOn: '2026-01-02',
    ...(index === 3 ? { awayFrom: '2026-06-01', awayUntil: '2026-10-15' } : {}),
  });

/** Skewed paces, from a loop every second month to twelve a month; nobody interviews on leave; one capture in ten comes late. */
const arrivals = (who: Person, index: number): LoopRow[] => {
  const random = seededRandom(500 + index);
  const perDay = (0.4 * 30 ** (index / PEOPLE)) / 30;
  const rows: LoopRow[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const ended = instantOf(START + day * DAY_MS + 10 * 3_600_000 + Math.floor(random() * 6) * 3_600_000);
    const away =
      who.awayFrom !== undefined &&
      who.awayUntil !== undefined &&
      who.awayFrom <= ended &&
      ended.slice(0, 10) <= who.awayUntil;
    if (random() >= perDay || away) continue;
    const lateH = random() < 0.1 ? 24 * (1 + Math.floor(random() * 60)) : 1;
    rows.push(loop(`${who.id}-${day}`, ended, { interviewer: who.id, capturedAt: later(ended, lateH) }));
  }
  return rows;
};

const feedbackOn = (task: Task, now: string): Feedback => ({
  by: task.owner ?? id('kim'),
  at: at(now),
  moment: { loopId: task.loopId ?? loop('x', now).loopId, turn: 1 },
  rubricItem: 'Depth',
  nextTry: 'Ask why.',
  text: '',
  ...(task.kind === 'trained-decision' ? { decision: 'trained' as const } : {}),
});

/** Lives one interviewer's programme: plans on every arrival and every week, sweeps at every `nextAt`, coaches most tasks. */
const live = (who: Person, rows: readonly LoopRow[]) => {
  const random = seededRandom(9);
  const roster = rosterOf([who, ...coaches, ops, hana]);
  const tasks = new Map<string, Task>();
  const seen: LoopRow[] = [];
  const queue = [...rows].sort((a, b) => msOf(a.capturedAt) - msOf(b.capturedAt));
  const mails: string[] = [];
  const plan = (now: number): void => {
    const input = {
      person: who,
      lifetime: lifetimeOf(seen),
      window: seen,
      roster,
      tasks: [...tasks.values()],
      policy,
      now: instantOf(now),
    };
    for (const change of planTasks(input)) tasks.set(change.task.id, change.task);
  };
  const sweep = (now: number): void => {
    for (const task of tasks.values()) {
      if (task.nextAt === undefined || msOf(task.nextAt) > now) continue;
      const next = advance(task, { kind: 'tick' }, { now: instantOf(now), policy });
      mails.push(...next.effects.map((each) => `${each.kind} ${each.to} ${each.taskId} ${each.occurrence}`));
      // Nine of ten are coached as soon as they are opened.
      const works =
        next.task.state === 'open' &&
        task.state === 'planned' &&
        next.task.kind !== 'assign-coach' &&
        random() < 0.9;
      tasks.set(
        task.id,
        works
          ? advance(
              next.task,
              { kind: 'coached', feedback: feedbackOn(next.task, instantOf(now)) },
              { now: instantOf(now), policy },
            ).task
          : next.task,
      );
    }
  };
  for (let now = START; now < START + (DAYS + 120) * DAY_MS; now += 6 * 3_600_000) {
    let arrived = false;
    for (let row = queue[0]; row !== undefined && msOf(row.capturedAt) <= now; row = queue[0]) {
      seen.push(row);
      queue.shift();
      arrived = true;
    }
    if (arrived || (now - START) % (7 * DAY_MS) === 0) plan(now);
    sweep(now);
  }
  return { tasks: [...tasks.values()], mails };
};

describe('eighteen months of a small company', () => {
  const lives = Array.from({ length: PEOPLE }, (_, index) => {
    const who = interviewer(index);
    const rows = arrivals(who, index);
    return { who, rows, ...live(who, rows) };
  });
  const standing = (tasks: readonly Task[]) =>
    tasks.filter((each) => each.state !== 'superseded' && each.state !== 'cancelled');

  it('owes each numbered task exactly once, as the slow way finds', () => {
    for (const { rows, tasks } of lives) {
      const numbered = standing(tasks)
        .filter(
          (each) =>
            ['first-loop-review', 'checkpoint', 'exit-review'].includes(each.kind) &&
            /^\d+$/.test(each.milestone),
        )
        .map((each) => `${each.kind} ${each.milestone}`)
        .sort();
      expect(numbered).toEqual(
        slowOwed(rows, policy)
          .map((each) => `${each.kind} ${each.milestone}`)
          .sort(),
      );
    }
  });

  it('gives every such task the due time of its loop, unless leave or a late arrival moved it', () => {
    let compared = 0;
    for (const { who, rows, tasks } of lives) {
      const ordered = rows.every(
        (row, index) => index === 0 || row.capturedAt >= (rows[index - 1]?.capturedAt ?? ''),
      );
      if (!ordered && who.awayFrom !== undefined) continue;
      for (const each of slowOwed(rows, policy)) {
        const task = tasks.find(({ kind, milestone }) => kind === each.kind && milestone === each.milestone);
        if (task?.loopId !== each.loopId || who.awayFrom !== undefined) continue;
        expect(msOf(task.dueAt)).toBe(each.dueAt);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(40);
  });

  it('holds the calibration of everybody who came so far, and asks every coach to decide once', () => {
    for (const { rows, tasks } of lives) {
      const milestones = (kind: string) =>
        standing(tasks)
          .filter((each) => each.kind === kind)
          .map((each) => each.milestone);
      expect(milestones('calibration').includes('10')).toBe(rows.length > 0);
      expect(milestones('calibration').includes('25')).toBe(rows.length >= 10);
      expect(milestones('trained-decision')).toEqual(rows.length > 0 ? ['1'] : []);
      expect(milestones('checkpoint')).toContain('day-90');
    }
  });

  it('leaves nothing unfinished without somebody who knows: what is past due has been escalated', () => {
    const end = START + (DAYS + 119) * DAY_MS;
    for (const { tasks } of lives)
      for (const each of tasks) {
        expect(Task.parse(each)).toEqual(each);
        if (each.state === 'open' && msOf(each.dueAt) < end) expect(each.escalatedAt).toBeDefined();
        if (each.state === 'planned') expect(each.nextAt).toBeDefined();
      }
  });

  it('never writes the same mail twice', () => {
    for (const { mails } of lives) expect(new Set(mails).size).toBe(mails.length);
  });

  it('does not hold the time of a leave against anybody', () => {
    const away = lives[3];
    const during = away?.tasks.filter(
      (each) => each.missedAt !== undefined && each.missedAt >= '2026-06-02' && each.missedAt <= '2026-10-15',
    );
    expect(during).toEqual([]);
  });
});
