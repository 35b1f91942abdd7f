/** The page about a task as one person may see it, or why they may not. */
import { siteModeOf } from '../../core/interviewer/site-mode.ts';
import { eligibleCoaches } from '../../core/coaching/eligible-coaches.ts';
import { mayCoach } from '../../core/coaching/ownership.ts';
import type { LoopId } from '../../core/identity.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { Review } from '../../core/review/review.ts';
import type { DisputeRow } from '../runtime/console-rows.ts';
import { readArtefact } from '../runtime/envelope.ts';
import { ofEach, tasksAbout } from '../runtime/everybody.ts';
import { roster } from '../runtime/people.ts';
import { comparisonRow, keys, personRow, read, recordRow } from '../runtime/rows.ts';
import { taskPacket } from '../runtime/task-packet.ts';
import { awaitsOwnScorecard, isReleased } from '../runtime/independence.ts';
import { type View, viewOf } from '../runtime/access.ts';
import { coachPage } from './coach-page.tsx';
import type { Typed } from './forms.ts';
import type { Notice } from './frame.tsx';
import { interviewerPage } from './interviewer-page.tsx';
import { type LoopMaterial, loopOf, openLoop, personOf, type TaskMaterial } from './material.ts';
import { readsAs, tasksOf } from './readers.ts';
import { choicesAfter, momentOfFeedback, momentOfReview, momentsOfPacket } from './shown-moments.ts';
import { chooseCoachPage, hrPage, stewardPage } from './steward-pages.tsx';
import type { ConsolePorts, Refusal, Visit } from './visit.ts';

export type Allowed =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'refused'; readonly because: Refusal };

const refused = (because: Refusal): Allowed => ({ kind: 'refused', because });

/** Decided again for every request, by the roster and the task as they are now. */
export const allowed = async (
  material: TaskMaterial,
  { person, policy, now }: Visit,
  ports: ConsolePorts,
): Promise<Allowed> => {
  const task = material.found.body;
  const view = viewOf(task, person, material.owner);
  if (view === undefined) return refused('not-yours');
  const site = siteModeOf(material.interviewer, policy);
  if (site === 'off' && view !== 'steward' && view !== 'choose-coach') return refused('site-off');
  if (view === 'coach' && material.about !== undefined)
    if (await awaitsOwnScorecard(person, material.about, policy, now, ports)) return refused('held');
  if (view !== 'interviewer') return { kind: 'view', view };
  if (site === 'coach-only') return refused('coach-only');
  const at = task.feedback?.moment.loopId;
  const loop = at === undefined ? undefined : await loopOf(at, ports);
  if (loop === undefined || !isReleased(loop, policy, now)) return refused('not-released');
  return { kind: 'view', view };
};

/** The page; a form that was not accepted is shown again with what was typed. */
export const taskPage = async (
  material: TaskMaterial,
  view: View,
  visit: Visit,
  shownAgain: { readonly typed: Typed; readonly notice: Notice },
  ports: ConsolePorts,
): Promise<string> => {
  const about = { material, visit, ...shownAgain };
  switch (view) {
    case 'coach':
      return await drawCoachPage(about, ports);
    case 'interviewer':
      return await drawInterviewerPage(about, ports);
    case 'steward':
      return stewardPage({ ...about, colleagues: await colleaguesFor(material, visit, ports) });
    case 'choose-coach':
      return chooseCoachPage({
        ...about,
        eligible: await eligibleFor(material, visit, ports),
        unknownCoach: await unknownCoachOf(material, ports),
      });
    case 'hr': {
      const loop = material.about;
      return hrPage({
        ...about,
        opened: loop === undefined ? undefined : await openLoop(loop, [], visit, ports),
        whole: loop === undefined ? undefined : await readArtefact(ports.artefacts, Review, loop.reviewKey),
      });
    }
  }
};

type About = {
  readonly material: TaskMaterial;
  readonly visit: Visit;
  readonly typed: Typed;
  readonly notice: Notice;
};

const drawCoachPage = async (about: About, ports: ConsolePorts): Promise<string> => {
  const { material, visit } = about;
  const task = material.found.body;
  const { ledger } = ports;
  const packet =
    task.kind === 'first-loop-review'
      ? undefined
      : await taskPacket(task, material.loops, material.disputes, visit.policy, ports);
  const wanted = new Set<LoopId>();
  if (packet === undefined) for (const { loopId } of material.loops) wanted.add(loopId);
  else
    for (const { loopId } of [...packet.packet.moments, packet.packet.keep ?? []].flat()) wanted.add(loopId);
  const opened = await openAll(
    material.loops.filter(({ loopId }) => wanted.has(loopId)),
    material.disputes,
    visit,
    ports,
  );
  const shown =
    packet === undefined
      ? opened.slice(0, 1).flatMap(momentOfReview)
      : momentsOfPacket(packet.packet, opened);
  const tasks = await tasksOf(material.interviewer, ports);
  return coachPage({
    ...about,
    opened,
    packet,
    record: (await read(ledger, recordRow, keys.record(task.interviewer)))?.body,
    comparison: (await read(ledger, comparisonRow, keys.comparison(task.interviewer)))?.body,
    tasks,
    readsOn: readsAs(visit.person, material.interviewer, tasks, visit.now) === 'coach',
    shown,
    choices: choicesAfter(shown, opened),
    coach: await personOf(task.feedback?.by, ports),
    colleagues: await colleaguesFor(material, visit, ports),
  });
};

const openAll = async (
  loops: readonly LoopRow[],
  disputes: readonly DisputeRow[],
  visit: Visit,
  ports: ConsolePorts,
): Promise<LoopMaterial[]> => {
  const opened: LoopMaterial[] = [];
  for (const loop of loops) opened.push(await openLoop(loop, disputes, visit, ports));
  return opened;
};

const drawInterviewerPage = async (about: About, ports: ConsolePorts): Promise<string> => {
  const task = about.material.found.body;
  const at = task.feedback?.moment.loopId;
  const loop = at === undefined ? undefined : await loopOf(at, ports);
  const opened =
    loop === undefined ? [] : [await openLoop(loop, about.material.disputes, about.visit, ports)];
  const shown = momentOfFeedback(task, opened);
  return interviewerPage({
    ...about,
    opened,
    shown,
    choices: choicesAfter(shown, opened),
    coach: await personOf(task.feedback?.by, ports),
  });
};

/** A slip in the roster file, most likely. */
const unknownCoachOf = async (
  { interviewer }: TaskMaterial,
  { ledger }: ConsolePorts,
): Promise<string | undefined> => {
  const { coach } = interviewer;
  const isKnown = coach === undefined || (await read(ledger, personRow, keys.person(coach))) !== undefined;
  return isKnown ? undefined : coach;
};

/** Who could take it over, by name. */
export const colleaguesFor = async (
  { interviewer, found }: TaskMaterial,
  { now }: Visit,
  ports: ConsolePorts,
): Promise<Person[]> => {
  const { coachFrom: _from, coachUntil: _until, ...anyTerm } = interviewer;
  return (await roster(ports.ledger))
    .filter((person) => person.role === 'coach' && person.id !== found.body.owner)
    .filter((person) => mayCoach(person, anyTerm, now))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
};

export const eligibleFor = async (
  { interviewer }: TaskMaterial,
  { policy, now }: Visit,
  ports: ConsolePorts,
): Promise<{ readonly coach: Person['id']; readonly name: string; readonly freeMin: number }[]> => {
  const people = await roster(ports.ledger);
  const tasks = (await ofEach(people, ({ id }) => tasksAbout(ports.ledger, id))).flat();
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return eligibleCoaches(interviewer, people, tasks, policy, now).map((each) => ({
    ...each,
    name: names.get(each.coach) ?? each.coach,
  }));
};
