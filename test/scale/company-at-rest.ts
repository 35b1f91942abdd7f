/** A company whose interviews of half a year are on record, laid into a ledger without being read again. */
import { instantOf } from '../../core/coaching/calendar.ts';
import { Task } from '../../core/coaching/task.ts';
import { Instant, LoopId, PersonId } from '../../core/identity.ts';
import type { LoopRow } from '../../core/interviewer/record.ts';
import { memoryLedger } from '../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../functions/adapters/virtual-clock.ts';
import type { Ledger, Write } from '../../functions/ports/ledger.ts';
import { recordLoop } from '../../functions/record-loop/step.ts';
import { nextEdition } from '../../functions/runtime/people.ts';
import { circumstances, interviewerWrites, knownOf } from '../../functions/runtime/reconcile.ts';
import { keys, loopRow, prefixes, put, readAll, taskRow } from '../../functions/runtime/rows.ts';
import { hired, keepLoop, memoryArtefacts } from '../support/kept-loop.ts';

const dayMs = 86_400_000;

export type Company = {
  readonly interviewers: number;
  readonly interviewersACoach: number;
  /** Of each, a fortnight apart; the last ended the day before `endMs`. */
  readonly loopsEach: number;
  readonly endMs: number;
};

/** A row as record-loop writes it, of which all others are copies. */
const anyLoop = async (): Promise<LoopRow> => {
  const ledger = memoryLedger();
  const artefacts = memoryArtefacts();
  const endedAt = '2026-01-05T10:00:00.000Z';
  await hired(ledger, [{ id: 'first' }]);
  const state = await keepLoop(artefacts, { loopId: 'first', interviewer: 'first', endedAt });
  await recordLoop(state, { ledger, artefacts, clock: virtualClock(Instant.parse(endedAt)) });
  for await (const { body } of readAll(
    ledger,
    loopRow,
    keys.interviewer(PersonId.parse('first')),
    prefixes.loop,
  ))
    return body;
  throw new Error('The first loop was not recorded.');
};

const coachesOf = ({ interviewers, interviewersACoach }: Company): number =>
  Math.ceil(interviewers / interviewersACoach);

/** Everybody with their coach, their loops, their record, and what was owed until now done in time. */
export const settle = async (ledger: Ledger, company: Company): Promise<void> => {
  const { interviewers, interviewersACoach, loopsEach, endMs } = company;
  await hired(ledger, [
    { id: 'otto', role: 'operations' },
    ...Array.from({ length: coachesOf(company) }, (_, at) => ({ id: `coach-${at}`, role: 'coach' })),
    ...Array.from({ length: interviewers }, (_, at) => ({
      id: `person-${at}`,
      coach: `coach-${Math.floor(at / interviewersACoach)}`,
      trainedOn: '2025-06-30',
    })),
  ]);
  const now = instantOf(endMs);
  await ledger.commit([await nextEdition(ledger, now)]);
  const template = await anyLoop();
  const around = await circumstances({ ledger, clock: { now: () => now } });
  for (const person of around.people.filter(({ role }) => role === 'interviewer')) {
    const rows = Array.from({ length: loopsEach }, (_, at): LoopRow => {
      const ended = endMs - dayMs * (1 + 14 * (loopsEach - 1 - at));
      return {
        ...template,
        loopId: LoopId.parse(`${person.id}-${at}`),
        interviewer: person.id,
        candidate: `cand-${person.id}-${at}`,
        startedAt: instantOf(ended - 2_700_000),
        endedAt: instantOf(ended),
        capturedAt: instantOf(ended),
        execution: `r-${person.id}-${at}`,
      };
    });
    const changes = rows.map((next) => ({ before: undefined, next }));
    const known = await knownOf(ledger, person);
    const planned = await interviewerWrites(ledger, { ...known, changes, protectedTopics: [] }, around);
    const writes = planned.filter(
      ({ key: { sort } }) => !sort.startsWith(prefixes.mail) && !sort.startsWith(prefixes.queued),
    );
    await ledger.commit([
      ...rows.map((row) => put(loopRow, keys.loop(person.id, row.endedAt, row.loopId), 'absent', row)),
      ...writes.map((write) =>
        write.kind === 'put' && write.key.sort.startsWith(prefixes.task) ? doneBy(now, write.body) : write,
      ),
    ]);
  }
};

/** Whatever was due by now is coached and answered; what is due later stays as it was planned. */
const doneBy = (now: Instant, body: Readonly<Record<string, unknown>>): Write => {
  const planned = Task.parse(body);
  const { nextAt, ...task } = planned;
  const key = keys.task(task.interviewer, task.id);
  if (task.dueAt > now) return put(taskRow, key, 'absent', planned, { nextAt });
  const { owner: by = task.interviewer, loopId = LoopId.parse(`${task.interviewer}-0`), dueAt } = task;
  const moment = { loopId, turn: 2 };
  return put(taskRow, key, 'absent', {
    ...task,
    state: 'closed',
    openedAt: task.plannedAt,
    coachedAt: dueAt,
    closedAt: dueAt,
    feedback: { by, at: dueAt, moment, rubricItem: 'Listening', nextTry: 'Ask, and wait.', text: '' },
    answer: { by: task.interviewer, at: dueAt, moment, stance: 'do-differently', because: '' },
  });
};
