import { expect, it } from 'vitest';
import type { Born, Evidence } from '../../infra/local/simulate/evidence.ts';
import { nobodyIsChased } from '../../infra/local/simulate/promises/obligations.ts';

const done = '2026-11-01T16:55:35.250Z';
const queued = '2026-11-01T16:57:18.310Z';
const task = { id: 'first-loop-review.dana.1', coachedAt: done };
const intent = { kind: 'task-opened', taskId: task.id, createdAt: queued };

/** Both times by a clock that was put back after the mail was queued, or was not. */
const evidence = (mailPlace: number, donePlace: number): Evidence => {
  const born = (body: Born['body'], place: number): Born => ({ body, at: queued, place });
  const rows = [{ partition: 'interviewer#dana', sort: 'task#1', version: 1, body: task }];
  const seen = {
    rows,
    intents: new Map([['mail#1', born(intent, mailPlace)]]),
    coached: new Map([[task.id, born(task, donePlace)]]),
  };
  return seen as unknown as Evidence;
};

it('a mail is late when it was written after its task was done, whatever the clock said', () => {
  expect(nobodyIsChased(evidence(7, 4))).toHaveLength(1);
  expect(nobodyIsChased(evidence(4, 7))).toEqual([]);
});
