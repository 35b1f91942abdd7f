/** Until when what was found waits for the scorecard of whoever is yet to rate the same candidate. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Task } from '../../../core/coaching/task.ts';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { Person } from '../../../core/interviewer/person.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { keys } from '../../../functions/runtime/rows.ts';
import { heldUntil } from '../../../functions/send-mail/hold-feedback.ts';
import { hired, keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';
import { feedback, task } from './samples.ts';

const endedAt = Instant.parse('2026-09-28T10:00:00.000Z');
const hoursAfter = (hours: number): Instant =>
  Instant.parse(new Date(Date.parse(endedAt) + hours * 3_600_000).toISOString());
const free = hoursAfter(defaultPolicy.coaching.independenceHours);
const noor = PersonId.parse('noor');

let ledger: Ledger;
let coach: Person;
beforeEach(async () => {
  ledger = memoryLedger();
  const artefacts = memoryArtefacts();
  await hired(ledger, [
    { id: 'dana', coach: 'noor' },
    { id: 'noor', role: 'coach' },
  ]);
  coach = Person.parse((await ledger.get(keys.person(noor)))?.body);
  const loop = { loopId: 'w1', interviewer: 'dana', endedAt, candidate: 'cand-1' };
  await recordLoop(await keepLoop(artefacts, loop), { ledger, artefacts, clock: virtualClock(endedAt) });
});

const given = (loopId: string): Task =>
  Task.parse({
    ...task,
    feedback: { ...feedback.task.feedback, moment: { loopId, turn: 1 } },
  });
const held = async (
  kind: 'feedback-ready' | 'finding-disputed' | 'task-opened',
  about: string,
  now = endedAt,
) =>
  await heldUntil(
    {
      mail: { kind, subject: `${about}#1.0.leading-question` },
      task: kind === 'finding-disputed' ? undefined : given(about),
      person: coach,
      policy: defaultPolicy,
      now,
    },
    ledger,
  );
const sat = async (): Promise<void> =>
  await ledger.commit([
    { kind: 'put', key: keys.meetingLoop(noor, 'cand-1', LoopId.parse('w9')), expects: 'absent', body: {} },
  ]);

describe('feedback', () => {
  it('is looked at again within the hour, and no later than it is free', async () => {
    expect(await held('feedback-ready', 'w1')).toBe(hoursAfter(1));
    const soon = hoursAfter(defaultPolicy.coaching.independenceHours - 0.5);
    expect(await held('feedback-ready', 'w1', soon)).toBe(free);
    expect(await held('feedback-ready', 'w1', free)).toBeUndefined();
  });

  it('about an interview that is gone waits for nothing', async () => {
    expect(await held('feedback-ready', 'w2')).toBeUndefined();
  });
});

describe('a disputed finding', () => {
  it('waits only for whoever sat on the same panel', async () => {
    expect(await held('finding-disputed', 'w1')).toBeUndefined();
    await sat();
    expect(await held('finding-disputed', 'w1')).toBe(hoursAfter(1));
    const soon = hoursAfter(defaultPolicy.coaching.independenceHours - 0.5);
    expect(await held('finding-disputed', 'w1', soon)).toBe(free);
    expect(await held('finding-disputed', 'w1', free)).toBeUndefined();
  });

  it('of what is no interview, or is gone, waits for nothing', async () => {
    await sat();
    expect(await held('finding-disputed', 'w2')).toBeUndefined();
    expect(await held('finding-disputed', ' ')).toBeUndefined();
  });
});

it('nothing else waits', async () => {
  await sat();
  expect(await held('task-opened', 'w1')).toBeUndefined();
});
