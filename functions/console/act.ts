/** What the forms of a task's page do. */
import type { TaskEvent } from '../../core/coaching/lifecycle.ts';
import { isUnfinished } from '../../core/coaching/lifecycle.ts';
import { InvalidInput } from '../../core/faults.ts';
import type { LoopId } from '../../core/identity.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import type { Write } from '../ports/ledger.ts';
import { applyEvent } from '../runtime/change-task.ts';
import { readArtefact } from '../runtime/envelope.ts';
import { nextEdition } from '../runtime/people.ts';
import { reconcileInterviewer } from '../runtime/reconcile.ts';
import { expects, keys, personRow, put, read } from '../runtime/rows.ts';
import { seenWrites } from '../runtime/task-packet.ts';
import type { View } from '../runtime/access.ts';
import { dispute } from './dispute.ts';
import { craftItems, pointedAt, turnAt, type Typed, wordsIn } from './forms.ts';
import { endsWithoutInterview, reviewOf, type TaskMaterial } from './material.ts';
import { formWrite } from './posting.ts';
import { colleaguesFor, eligibleFor } from './task-view.ts';
import type { ConsolePorts, Visit } from './visit.ts';

/** The event, what the person is told, and what is written beside it. */
type Act = { readonly event?: TaskEvent; readonly said: string; readonly also?: readonly Write[] };

/** Throws InvalidInput with the sentence to show, Conflict where somebody was faster: read again, and decide again. */
export const act = async (
  material: TaskMaterial,
  view: View,
  typed: Typed,
  visit: Visit,
  ports: ConsolePorts,
): Promise<void> => {
  const { event, said, also = [] } = await actOf(material, view, typed, visit, ports);
  const form = formWrite(typed, said, visit);
  const writes = [...also, form];
  if (event === undefined) await ports.ledger.commit(writes);
  else await applyEvent(material.found, event, ports, writes);
  // A coach who is named owes what waited; feedback may have been the last that a decision waited for.
  if (view === 'choose-coach' || event?.kind === 'coached')
    await reconcileInterviewer(material.interviewer.id, ports);
};

const actOf = async (
  material: TaskMaterial,
  view: View,
  typed: Typed,
  visit: Visit,
  ports: ConsolePorts,
): Promise<Act> => {
  const wanted = `${view}:${typed['do'] ?? ''}`;
  switch (wanted) {
    case 'coach:feedback':
      return await feedback(material, typed, visit, ports);
    case 'interviewer:answer':
      return await answer(material, typed, visit, ports);
    case 'coach:dispute':
    case 'interviewer:dispute':
      return await dispute(material, typed, visit, ports);
    case 'coach:nothing-led':
      return nothingLed(material);
    case 'coach:hand-over':
    case 'steward:hand-over':
      return await handOver(material, typed, visit, ports);
    case 'choose-coach:assign':
      return await assign(material, typed, visit, ports);
    case 'hr:done':
      return { event: { kind: 'fulfilled' }, said: 'Noted: you have dealt with it.' };
    default:
      throw new InvalidInput('no-such-form', 'The form came incomplete; please send it again from here.');
  }
};

const momentIn = async (
  material: TaskMaterial,
  typed: Typed,
  ports: ConsolePorts,
): Promise<{ readonly loopId: LoopId; readonly turn: number }> => {
  const pointed = pointedAt(typed);
  const loop = material.loops.find(({ loopId }) => loopId === pointed.loopId);
  if (loop === undefined)
    throw new InvalidInput(
      'moment-elsewhere',
      'That moment is in another interview; choose one from the interview this task is about.',
    );
  const transcript = await readArtefact(ports.artefacts, Transcript, loop.transcriptKey);
  return { loopId: loop.loopId, turn: turnAt(pointed, transcript) };
};

const feedback = async (
  material: TaskMaterial,
  typed: Typed,
  visit: Visit,
  ports: ConsolePorts,
): Promise<Act> => {
  if (material.found.body.feedback !== undefined && !isUnfinished(material.found.body))
    throw new InvalidInput(
      'already-coached',
      'Feedback on this task has already been given; the first is kept and stands below.',
    );
  const moment = await momentIn(material, typed, ports);
  const rubricItem = wordsIn(typed, 'rubricItem');
  const nextTry = wordsIn(typed, 'nextTry');
  if (rubricItem === '')
    throw new InvalidInput('rubric-item-missing', 'Choose what it is about in the rubric.');
  if (nextTry === '')
    throw new InvalidInput('next-try-missing', 'Write one thing to try next time; one sentence is enough.');
  if (!(await rubricItems(material, ports)).has(rubricItem))
    throw new InvalidInput('rubric-item-unknown', 'Choose a rubric item from the list.');
  const text = wordsIn(typed, 'text');
  if (nextTry.length > 2000 || text.length > 4000)
    throw new InvalidInput('too-long', 'That is too long; 4000 characters, and 2000 for the next try, fit.');
  const decision = material.found.body.kind === 'trained-decision' ? typed['decision'] : undefined;
  return {
    event: {
      kind: 'coached',
      feedback: {
        by: visit.person.id,
        at: visit.now,
        moment,
        rubricItem,
        nextTry,
        text,
        ...(decision === 'trained' || decision === 'not-yet' ? { decision } : {}),
      },
    },
    said: `Sent. ${material.interviewer.name} gets it by mail once their own scorecard is in; thank you.`,
    // What the next packet compares with.
    also: await seenWrites(material.found.body, visit.now, ports.ledger),
  };
};

/** What days make due comes to somebody who has led nothing, too: its coach gets out of it by saying so. */
const nothingLed = ({ found, loops, interviewer }: TaskMaterial): Act => {
  if (!endsWithoutInterview(found.body.kind) || loops.length > 0)
    throw new InvalidInput(
      'has-led',
      `By now there is an interview of ${interviewer.name}’s; write the feedback about a moment in it.`,
    );
  return {
    event: { kind: 'fulfilled' },
    said: `Ended: ${interviewer.name} has led nothing that feedback could be about. It does not count as coaching.`,
  };
};

const rubricItems = async (material: TaskMaterial, ports: ConsolePorts): Promise<ReadonlySet<string>> => {
  const items = new Set(craftItems);
  for (const loop of material.loops)
    for (const { name } of (await reviewOf(loop, ports)).coverage) items.add(name);
  return items;
};

const answer = async (
  material: TaskMaterial,
  typed: Typed,
  visit: Visit,
  ports: ConsolePorts,
): Promise<Act> => {
  const stance = typed['stance'];
  if (material.found.body.answer !== undefined)
    throw new InvalidInput(
      'already-answered',
      'You have answered already; the first answer is kept and stands below.',
    );
  const moment = await momentIn(material, typed, ports);
  if (stance !== 'do-differently' && stance !== 'do-again')
    throw new InvalidInput('stance-missing', 'Choose one of the two answers; either is fine.');
  const because = wordsIn(typed, 'because');
  if (because.length > 2000) throw new InvalidInput('too-long', 'That is too long; 2000 characters fit.');
  return {
    event: { kind: 'answered', answer: { by: visit.person.id, at: visit.now, moment, stance, because } },
    said: 'Thank you. Your coach can read your answer; nobody else can.',
  };
};

const handOver = async (
  material: TaskMaterial,
  typed: Typed,
  visit: Visit,
  ports: ConsolePorts,
): Promise<Act> => {
  const to = typed['to'] ?? '';
  if (to === material.interviewer.id)
    throw new InvalidInput('own-coach', 'Nobody coaches themselves; hand the task to somebody else.');
  const person = (await colleaguesFor(material, visit, ports)).find(({ id }) => id === to);
  if (person === undefined)
    throw new InvalidInput('no-such-coach', 'Choose a coach from the list to hand it over to.');
  return {
    event: { kind: 'handed-over', to: person.id, byHand: true },
    said: `Handed over to ${person.name}, who gets a mail. Nothing more is asked of you here.`,
  };
};

const assign = async (
  material: TaskMaterial,
  typed: Typed,
  visit: Visit,
  ports: ConsolePorts,
): Promise<Act> => {
  const { interviewer } = material;
  const chosen = (await eligibleFor(material, visit, ports)).find(({ coach }) => coach === typed['coach']);
  if (chosen === undefined) throw new InvalidInput('no-such-coach', 'Choose one of the coaches in the list.');
  const row = await read(ports.ledger, personRow, keys.person(interviewer.id));
  // The term on the row was the last coach's.
  const { coachFrom: _from, coachUntil: _until, ...person } = row?.body ?? interviewer;
  const named = { ...person, coach: chosen.coach };
  return {
    event: { kind: 'fulfilled' },
    said: `${chosen.name} coaches ${interviewer.name} from now on.`,
    also: [
      put(personRow, keys.person(interviewer.id), expects(row), named),
      await nextEdition(ports.ledger, visit.now),
    ],
  };
};
