/**
 * Questions about everybody. Asked one after another of ten thousand people, each takes as long as the
 * table is away: minutes, where a page has seconds. Asked side by side they take seconds.
 */
import type { Task } from '../../core/coaching/task.ts';
import type { InterviewerId } from '../../core/identity.ts';
import type { Ledger } from '../ports/ledger.ts';
import { inLanes } from './lanes.ts';
import { allOf, keys, prefixes, taskRow } from './rows.ts';

/** The table's client holds fifty connections, and others want some. */
const atOnce = 32;

/** What `ask` answers for each, in the order of the items. */
export const ofEach = async <Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> => {
  const answers = new Array<Answer>(items.length);
  await inLanes(atOnce, items.entries(), async ([place, item]) => {
    answers[place] = await ask(item);
  });
  return answers;
};

/** Every task there ever was about one interviewer, by id. */
export const tasksAbout = async (ledger: Ledger, id: InterviewerId): Promise<readonly Task[]> => {
  const rows = await allOf(ledger, taskRow, keys.interviewer(id), prefixes.task);
  return rows.map(({ body }) => body);
};
