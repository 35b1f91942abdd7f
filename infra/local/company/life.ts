/**
 * The invented company lives on a virtual clock beside the program: its exports drop files, its people
 * answer what the program asks of them through the console's forms. Nothing here decides what is
 * owed; what happened is kept, so that it can be compared with what the program made of it.
 */
import { addMonths } from '../../../core/coaching/calendar.ts';
import type { Task } from '../../../core/coaching/task.ts';
import { Instant, PersonId } from '../../../core/identity.ts';
import type { FindingKind } from '../../../core/review/review.ts';
import type { Rubric } from '../../../core/rubric/rubric.ts';
import type { VirtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Write } from '../../../functions/ports/ledger.ts';
import { policyInForce } from '../../../functions/runtime/policy.ts';
import { keys, personRow, prefixes, read, taskRow } from '../../../functions/runtime/rows.ts';
import type { Service } from '../service.ts';
import { agenda } from './agenda.ts';
import { chanceOf } from './chance.ts';
import type { Manner } from './conversation.ts';
import { at, dayMs, later } from './days.ts';
import { answerForm, coachesOffered, type Desk, deskOf, writeFeedback } from './desk.ts';
import { answersIntent, type Intent, ownersIntent } from './habits.ts';
import { rosterChanges, type RosterChange, rosterCsv, trainingCsv } from './roster.ts';
import { type Interview, scheduleOf } from './schedule.ts';
import { type Career, type CompanySize, type Line, type Staff, staffOf } from './staff.ts';
import { type Deed, type DropFile, uploadsOf } from './uploads.ts';

export type Company = {
  readonly size: CompanySize;
  readonly staff: Staff;
  readonly interviews: readonly Interview[];
  /** The files with which the programme begins: policy and rubrics. */
  readonly setUp: readonly DropFile[];
  readonly rubrics: readonly Rubric[];
};

export const companyOf = (
  size: CompanySize,
  setUp: readonly DropFile[],
  rubrics: readonly Rubric[],
): Company => {
  const staff = staffOf(size);
  return { size, staff, interviews: scheduleOf(size, staff), setUp, rubrics };
};

/** Where the company meets the program. */
export type World = {
  readonly service: Service;
  readonly clock: VirtualClock;
  /** Puts files where an export would, with the time they were written. */
  readonly put: (files: readonly DropFile[], at: Instant) => Promise<void>;
  /** What the program has written since the last call. */
  readonly written: () => readonly Write[];
  /** Called with the share of the time that has passed. */
  readonly progress?: (share: number) => void;
};

export type Act = {
  readonly at: Instant;
  readonly deed: Intent['deed'];
  readonly task: Task;
  readonly by: string;
  /** What the feedback was about. */
  readonly about?: FindingKind;
  readonly done: boolean;
};

export type Lived = {
  readonly company: Company;
  readonly deeds: Readonly<Partial<Record<Deed['note'], number>>>;
  /** Every line of the roster as it came to be, oldest first. */
  readonly lines: readonly { readonly at: Instant; readonly line: Line }[];
  readonly acts: readonly Act[];
  /** Since when somebody who drifted interviews as trained again. */
  readonly mended: ReadonlyMap<string, Instant>;
  readonly ends: Instant;
};

/** The program's own sweep comes every five minutes. */
const tickMs = 5 * 60_000;
const never = Instant.parse('9999-01-01T00:00:00.000Z');

export const endOf = ({ starts, months }: CompanySize): Instant => at(addMonths(starts, months), 0);
export const startOf = ({ starts }: CompanySize): Instant => at(starts, 6);

export const live = async (company: Company, world: World): Promise<Lived> => {
  const { service, clock } = world;
  const { size } = company;
  const life = await lifeOf(company, world);
  const begins = Date.parse(startOf(size));
  const ends = endOf(size);
  for (let now = startOf(size); ; ) {
    const [due] = await service.ports.ledger.due(never, 1);
    const next = [life.next(), due?.nextAt ?? never].sort()[0] ?? never;
    // On the ticks of the sweep, and always forward.
    const ms = Math.max(Date.parse(now) + tickMs, Math.ceil(Date.parse(next) / tickMs) * tickMs);
    now = Instant.parse(new Date(ms).toISOString());
    if (now > ends) break;
    clock.set(now);
    for (const key of await life.dropUntil(now)) await service.admit(key);
    await service.tick();
    life.notice(now, await policyInForce(service.ports.ledger));
    if ((await life.actUntil(now)) > 0) {
      await service.tick();
      life.notice(now, await policyInForce(service.ports.ledger));
    }
    world.progress?.((ms - begins) / (Date.parse(ends) - begins));
  }
  clock.set(ends);
  await service.tick();
  return life.told();
};

const lifeOf = async (company: Company, world: World) => {
  const { size, staff, interviews } = company;
  const { ports } = world.service;
  const careers = new Map<string, Career>(staff.careers.map((career) => [career.line.id, career]));
  const lines = new Map<string, Line>();
  const history: { at: Instant; line: Line }[] = [];
  const deeds = agenda<Deed>();
  const intents = agenda<Intent>();
  const noted = new Set<string>();
  const counts: Partial<Record<Deed['note'], number>> = {};
  const acts: Act[] = [];
  const tries = new Map<string, number>();
  const mended = new Map<string, Instant>();
  const desk: Desk = await deskOf(world.service);

  const lineNow = (id: string): Line | undefined => lines.get(id);
  const change = (id: string, to: Partial<Line>, when: Instant): Line => {
    const line = { ...(lines.get(id) as Line), ...to };
    lines.set(id, line);
    history.push({ at: when, line });
    return line;
  };
  const mannerOn = (id: string, when: Instant): Manner => {
    const career = careers.get(id);
    if (career === undefined) return { leading: 0.08, letsPass: 0.3, skips: 0.03 };
    const { drift, manner } = career;
    const back = mended.get(id);
    const drifts =
      drift !== undefined && when.slice(0, 10) >= drift.from && (back === undefined || when < back);
    return drifts ? { ...manner, leading: drift.leading } : manner;
  };
  const context = {
    seed: size.seed,
    rubrics: new Map(company.rubrics.map((rubric) => [rubric.jobFamily, rubric])),
    nameOf: (id: string) => careers.get(id)?.line.name ?? id,
    siteOf: (id: string) => careers.get(id)?.line.site ?? 'london',
    mannerOn,
  };

  for (const deed of setUpDeeds(company, change)) deeds.add(deed.at, deed);
  for (const interview of interviews)
    for (const deed of uploadsOf(interview, context)) deeds.add(deed.at, deed);

  const intend = (key: string, intent: Intent | undefined): void => {
    if (intent === undefined || noted.has(key)) return;
    noted.add(key);
    intents.add(intent.at, intent);
  };

  const perform = async (intent: Intent, now: Instant): Promise<boolean> => {
    const found = await read(ports.ledger, taskRow, keys.task(intent.interviewer, intent.taskId));
    if (found === undefined) return false;
    const task = found.body;
    // A meeting that has been moved meanwhile is held when it is due.
    if (intent.deed === 'coach' && task.kind === 'calibration' && task.dueAt > later(now, dayMs)) {
      intents.add(task.dueAt, { ...intent, at: task.dueAt });
      return false;
    }
    const by = intent.deed === 'hand-over-for' ? officer(staff) : intent.by;
    const chance = chanceOf(size.seed, `${intent.deed} ${task.id} ${now}`);
    const result = await doIt(intent, task, by, { desk, world, staff, chance, lineNow });
    if (result === undefined) return false;
    const { done, about, named } = result;
    acts.push({ at: now, deed: intent.deed, task, by, done, ...(about === undefined ? {} : { about }) });
    if (!done) {
      // Held until a scorecard is in, or between two owners: tried again the next day, for a fortnight.
      const tried = `${intent.deed} ${task.id}`;
      tries.set(tried, (tries.get(tried) ?? 0) + 1);
      if ((tries.get(tried) ?? 0) < 14) intents.add(later(now, dayMs), { ...intent, at: later(now, dayMs) });
      return false;
    }
    if (named !== undefined) change(task.interviewer, { coach: named }, now);
    const drift = careers.get(task.interviewer)?.drift;
    // One remark among others changes little; a talk about what the signal shows does.
    const helps = drift?.mends === true && task.kind === 'drift-check' && now.slice(0, 10) > drift.from;
    if (helps && !mended.has(task.interviewer)) mended.set(task.interviewer, now);
    return true;
  };

  return {
    next: (): string => [deeds.next() ?? never, intents.next() ?? never].sort()[0] ?? never,
    async dropUntil(now: Instant): Promise<readonly string[]> {
      const announced: string[] = [];
      for (let deed = deeds.take(now); deed !== undefined; deed = deeds.take(now)) {
        const files = deed.files();
        counts[deed.note] = (counts[deed.note] ?? 0) + 1;
        await world.put(files, deed.at);
        announced.push(...files.map(({ key }) => key));
      }
      return announced;
    },
    /** Who has been given something to do, or an answer to give. */
    notice(now: Instant, policy: Awaited<ReturnType<typeof policyInForce>>): void {
      const people = new Map<string, Task>();
      for (const write of world.written())
        if (write.kind === 'put' && write.key.sort.startsWith(prefixes.task))
          people.set(write.key.sort, taskRow.schema.parse(write.body));
      for (const task of people.values()) {
        const around = { seed: size.seed, now, policy };
        if (task.state === 'open' && task.pausedAt === undefined && task.owner !== undefined) {
          const owner = lineNow(task.owner);
          const key = `${task.id} ${task.owner} ${task.handovers.length}`;
          if (owner !== undefined) intend(key, ownersIntent(task, personOf(owner), around));
        }
        const career = careers.get(task.interviewer);
        if (task.state === 'coached' && career !== undefined)
          intend(
            `${task.id} answer`,
            answersIntent(task, personOf(lineNow(task.interviewer) ?? career.line), career.answers, around),
          );
      }
    },
    async actUntil(now: Instant): Promise<number> {
      let done = 0;
      for (let intent = intents.take(now); intent !== undefined; intent = intents.take(now))
        if (await perform(intent, now)) done += 1;
      return done;
    },
    told: (): Lived => ({ company, deeds: counts, lines: history, acts, mended, ends: endOf(size) }),
  };
};

const personOf = (line: Line) =>
  personRow.schema.parse({ ...rosterFields(line), email: `${line.id}@example.com` });

const rosterFields = ({ workingDays, ...line }: Line) => ({ ...line, workingDays: [...workingDays] });

const officer = (staff: Staff): PersonId =>
  PersonId.parse(staff.office.find(({ role }) => role === 'operations')?.id);

type Result = { readonly done: boolean; readonly about?: FindingKind | undefined; readonly named?: string };

type Around = {
  readonly desk: Desk;
  readonly world: World;
  readonly staff: Staff;
  readonly chance: ReturnType<typeof chanceOf>;
  readonly lineNow: (id: string) => Line | undefined;
};

/** Undefined where there is nothing left to do: somebody was faster, or the task has ended. */
const doIt = async (
  { deed }: Intent,
  task: Task,
  by: PersonId,
  { desk, world, staff, chance, lineNow }: Around,
): Promise<Result | undefined> => {
  if (deed === 'answer') {
    if (task.state !== 'coached') return undefined;
    return await desk.post(task, by, answerForm(task, chance));
  }
  const isMine = task.owner === by || deed === 'hand-over-for';
  if (task.state !== 'open' || task.pausedAt !== undefined || !isMine) return undefined;
  if (deed === 'people-done') return await desk.post(task, by, { do: 'done' });
  if (deed === 'assign') {
    const [coach] = chance.shuffled(coachesOffered(await desk.open(task, by)));
    if (coach === undefined) return { done: false };
    return { ...(await desk.post(task, by, { do: 'assign', coach })), named: coach };
  }
  if (deed === 'coach') {
    const written = await writeFeedback(task, by, desk, world.service, chance);
    return written === undefined ? { done: false } : { done: written.posted.done, about: written.about };
  }
  const others = staff.coaches
    .map(({ line }) => lineNow(line.id) ?? line)
    .filter((line) => line.active && line.id !== task.owner && line.id !== by);
  return await desk.post(task, by, { do: 'hand-over', to: chance.pick(others).id });
};

/** Policy and rubrics first, then whoever joins and who is in training, then what changes. */
const setUpDeeds = (
  { size, staff, setUp }: Company,
  change: (id: string, to: Partial<Line>, when: Instant) => Line,
): readonly Deed[] => {
  const deeds: Deed[] = [{ at: startOf(size), note: 'set-up', files: () => setUp }];
  const byMoment = Map.groupBy(rosterChanges(size, staff), (each: RosterChange) => each.at);
  let number = 0;
  for (const [when, changes] of byMoment) {
    number += 1;
    const key = `roster/people-${String(number).padStart(4, '0')}.csv`;
    deeds.push({
      at: when,
      note: 'roster',
      files: () => [{ key, content: rosterCsv(changes.map(({ id, to }) => change(id, to, when))) }],
    });
  }
  for (const [day, careers] of Map.groupBy(staff.careers, ({ joinsOn }) => joinsOn))
    deeds.push({
      at: at(day, 8),
      note: 'training',
      files: () => [{ key: `training/booked-${day}.csv`, content: trainingCsv(careers) }],
    });
  return deeds;
};
