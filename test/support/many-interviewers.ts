/** A company of any size with a window of loops each, as record-loop would have left it, without recording anything. */
import { foldRecord } from '../../core/interviewer/fold-record.ts';
import { lifetimeOf } from '../../core/interviewer/lifetime.ts';
import { Person } from '../../core/interviewer/person.ts';
import { LoopRow } from '../../core/interviewer/record.ts';
import { measuresVersion } from '../../core/review/measures-version.ts';
import { defaultPolicy } from '../../core/rubric/policy.ts';
import type { Ledger, Write } from '../../functions/ports/ledger.ts';
import { keys, loopRow, personRow, put, taskRow } from '../../functions/runtime/rows.ts';
import { putRecord } from '../../functions/runtime/record-row.ts';
import { Task } from '../../core/coaching/task.ts';

export const personOf = (id: string, more: Record<string, unknown> = {}): Person =>
  Person.parse({
    id,
    name: `${id} Example`,
    email: `${id}@example.com`,
    timeZone: 'UTC',
    active: true,
    ...more,
  });

/** So many counted loops, the last of them ending at `until`, one a day backwards. */
export const loopsOf = (interviewer: string, count: number, until: string): LoopRow[] =>
  Array.from({ length: count }, (_, index) => {
    const endedAt = new Date(Date.parse(until) - (count - 1 - index) * 86_400_000).toISOString();
    return LoopRow.parse({
      loopId: `${interviewer}-${endedAt.slice(0, 10)}`,
      interviewer,
      candidate: `cand-${interviewer}-${index}`,
      round: 'system-design',
      participation: 'lead',
      startedAt: new Date(Date.parse(endedAt) - 45 * 60_000).toISOString(),
      endedAt,
      capturedAt: endedAt,
      counted: true,
      // So that nothing but the quarter is owed for them.
      backfill: true,
      counts: { questions: 14, leading: 1 },
      verdict: { calibrated: index % 3 !== 0, against: [], notAssessed: [] },
      versions: { measures: measuresVersion, analyst: 'rules' },
      execution: `x-${index}`,
      reviewKey: 'r',
      transcriptKey: 't',
      source: { revision: 0, modifiedAt: endedAt, sha256: 'a'.repeat(64) },
    });
  });

/** The person, their loops and the record that is made of them. */
export const settled = (person: Person, loops: readonly LoopRow[]): Write[] => {
  const record = foldRecord({
    interviewer: person.id,
    person,
    lifetime: lifetimeOf(loops),
    window: loops,
    policy: defaultPolicy,
    measuresVersion,
  });
  return [
    put(personRow, keys.person(person.id), 'absent', person),
    ...loops.map((loop) => put(loopRow, keys.loop(person.id, loop.endedAt, loop.loopId), 'absent', loop)),
    ...(loops.length === 0 ? [] : [putRecord(keys.record(person.id), 'absent', record)]),
  ];
};

export const commitAll = async (ledger: Ledger, writes: readonly Write[]): Promise<void> => {
  for (let from = 0; from < writes.length; from += 100) await ledger.commit(writes.slice(from, from + 100));
};

/** One more thing that somebody owes. */
export const owing = async (ledger: Ledger, more: Record<string, unknown>): Promise<Task> => {
  const task = Task.parse({
    id: `${String(more['kind'])}.${String(more['interviewer'])}.${String(more['milestone'])}`,
    state: 'open',
    plannedAt: '2026-03-01T00:00:00.000Z',
    minutes: 5,
    ...more,
  });
  await ledger.commit([
    put(taskRow, keys.task(task.interviewer, task.id), 'absent', task, { nextAt: task.nextAt }),
  ]);
  return task;
};
