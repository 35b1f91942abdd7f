/** The small company after a dozen interviews of one interviewer, with a task of every kind laid in its ledger. */
import { Instant, LoopId, PersonId, TaskId } from '../../../core/identity.ts';
import { Task, type TaskKind } from '../../../core/coaching/task.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { keys, prefixes, put, read, recordRow, taskRow } from '../../../functions/runtime/rows.ts';
import { interviewText, sidecar, type SidecarFields } from '../../support/drop-folder.ts';
import { smallCompany, type SmallCompany } from './small-company.ts';

/** Enough for a window with rates. */
const loops = 12;

export type BusyCompany = SmallCompany & {
  /** The page of the task of that kind. */
  pathOf(kind: TaskKind): string;
  taskOf(kind: TaskKind): Promise<Task>;
  /** The newest loop. */
  readonly newest: LoopId;
};

const owners: Readonly<Partial<Record<TaskKind, string>>> = {
  'assign-coach': 'otto',
  'people-review': 'hedy',
};

const idOf = (kind: TaskKind): TaskId => TaskId.parse(`page.${kind}`);

export type Meetings = {
  /** What the interviews say of themselves. */
  readonly sidecar?: SidecarFields;
  /** Said at the end of every answer. */
  readonly salt?: string;
  readonly roster?: string;
  readonly interviewer?: string;
  /** One more question, in every interview. */
  readonly asked?: string;
};

export const busyCompany = async (
  kinds: readonly TaskKind[],
  { sidecar: fields = {}, salt = '', roster, interviewer, asked }: Meetings = {},
): Promise<BusyCompany> => {
  const company = await smallCompany({
    ...(roster === undefined ? {} : { roster }),
    text: interviewText(salt, interviewer),
  });
  const dayOf = (index: number): string => `2026-08-${String(index + 1).padStart(2, '0')}`;
  for (let index = 0; index < loops; index += 1) {
    const day = dayOf(index);
    const told = interviewText(`That was in project ${index + 1}. ${salt}`, interviewer);
    const words =
      asked === undefined
        ? told
        : `${told}\n\nDana Whitlock (00:44:20): ${asked}\n\nRobin Ashdown (00:44:40): That is private.`;
    // In every third one she asks openly where she leads in the others.
    const text =
      index % 3 === 0 ? words.replace("You'd shard by user, right?", 'How did you shard it?') : words;
    await company.folder.put(`transcripts/busy-${index}.txt`, text);
    await company.folder.put(
      `transcripts/busy-${index}.meta.json`,
      sidecar({
        candidate: `cand-${30 + index}`,
        startedAt: `${day}T12:00:00Z`,
        endedAt: `${day}T12:45:00Z`,
        ...fields,
      }),
    );
  }
  company.clock.set(Instant.parse('2026-08-20T09:00:00.000Z'));
  await company.service.settle();
  const { ledger } = company.service.ports;
  const dana = PersonId.parse('dana');
  const record = await read(ledger, recordRow, keys.record(dana));
  const newest = LoopId.parse(record?.body.window.at(-1)?.loopId ?? '');
  await ledger.commit(
    kinds.map((kind) => {
      const task: Task = Task.parse({
        id: idOf(kind),
        kind,
        interviewer: dana,
        // A calibration's is the number of the loop it lies before.
        milestone: kind === 'calibration' ? '20' : 'page',
        owner: owners[kind] ?? 'cora',
        ...(kind === 'first-loop-review' || kind === 'people-review' ? { loopId: newest } : {}),
        state: 'open',
        plannedAt: '2026-08-19T09:00:00.000Z',
        openedAt: '2026-08-19T09:00:00.000Z',
        dueAt: '2026-08-24T09:00:00.000Z',
        minutes: 15,
      });
      return put(taskRow, keys.task(dana, task.id), 'absent', task);
    }),
  );
  return {
    ...company,
    newest,
    pathOf: (kind) => consolePaths.task({ interviewer: dana, id: idOf(kind) }),
    async taskOf(kind) {
      const found = await read(ledger, taskRow, keys.task(dana, idOf(kind)));
      if (found === undefined) throw new Error(`There is no ${prefixes.task} of kind ${kind}.`);
      return found.body;
    },
  };
};
