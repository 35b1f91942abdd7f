/** The ledger's rows that name a candidate, or hold what they said: taken out, or rid of it where a record rests on them. */
import type { Instant, LoopId, PersonId } from '../../../../core/identity.ts';
import { advance } from '../../../../core/coaching/lifecycle.ts';
import type { Task } from '../../../../core/coaching/task.ts';
import { erased } from '../../../../core/interviewer/record.ts';
import type { Policy } from '../../../../core/rubric/policy.ts';
import type { Key, Ledger, Write } from '../../../../functions/ports/ledger.ts';
import { consolePrefixes, disputeRow } from '../../../../functions/runtime/console-rows.ts';
import { ofEach } from '../../../../functions/runtime/everybody.ts';
import { partOf } from '../../../../functions/runtime/looked-at.ts';
import {
  arrivalRow,
  comparisonRow,
  inboxRow,
  keys,
  loopPlace,
  loopRow,
  meetingLoopRow,
  prefixes,
  put,
  read,
  readAll,
  scorecardRow,
  taskRow,
  uploadRow,
} from '../../../../functions/runtime/rows.ts';

export type Meetings = {
  readonly interviewers: readonly PersonId[];
  readonly loops: readonly { readonly loopId: LoopId; readonly stem: string }[];
  /** Months in which somebody judged the candidate. */
  readonly months: readonly string[];
  /** Objects that the rows were made of. */
  readonly objects: readonly string[];
};

/** Every meeting of the candidate with somebody on the roster: one question each, many at once, however large the ledger. */
export const meetingsOf = async (
  ledger: Ledger,
  candidate: string,
  people: readonly { readonly id: PersonId }[],
): Promise<Meetings> => {
  const met = await ofEach(people, async ({ id }) => {
    const partition = keys.meeting(id, candidate);
    return (await any(ledger, partition)) ? await meetingOf(ledger, id, partition) : undefined;
  });
  const found = met.filter((each) => each !== undefined);
  return {
    interviewers: found.map(({ id }) => id),
    loops: found.flatMap(({ loops }) => loops),
    months: [...new Set(found.flatMap(({ months }) => months))],
    objects: found.flatMap(({ objects }) => objects),
  };
};

const meetingOf = async (ledger: Ledger, id: PersonId, partition: string) => {
  const loops: { loopId: LoopId; stem: string }[] = [];
  const months: string[] = [];
  const objects: string[] = [];
  for await (const { body } of readAll(ledger, meetingLoopRow, partition, 'loop#'))
    loops.push({ loopId: body.loopId, stem: body.stem });
  for await (const { body } of readAll(ledger, scorecardRow, partition, 'scorecard#')) {
    months.push(body.scorecard.submittedAt.slice(0, 7));
    if (body.key !== undefined) objects.push(body.key);
  }
  return { id, loops, months, objects };
};

const any = async (ledger: Ledger, partition: string): Promise<boolean> =>
  (await ledger.query({ partition, limit: 1 })).length > 0;

/** A row as it stands, to be taken out. */
export const removals = async (ledger: Ledger, found: readonly Key[]): Promise<Write[]> => {
  const writes: Write[] = [];
  for (const key of found) {
    const row = await ledger.get(key);
    if (row !== undefined) writes.push({ kind: 'remove', key, expects: row.version });
  }
  return writes;
};

/** As many as one question answers; asked again until nothing is left. */
const page = 80;

export const partitionKeys = async (ledger: Ledger, partition: string, prefix = ''): Promise<Key[]> =>
  (await ledger.query({ partition, prefix, limit: page })).map(({ sort }) => ({ partition, sort }));

/** The objects of a loop as its rows know them. */
export const objectsOf = async (
  ledger: Ledger,
  { loopId, stem }: Meetings['loops'][number],
): Promise<string[]> => {
  const inbox = (await read(ledger, inboxRow, keys.inbox(loopId)))?.body;
  const stems = new Set([stem, ...(inbox === undefined ? [] : [inbox.stem])]);
  const found = inbox === undefined ? [] : [inbox.transcriptKey];
  for (const each of stems) {
    const upload = (await read(ledger, uploadRow, keys.upload(each)))?.body;
    for (const part of [upload?.transcript, upload?.sidecar]) if (part !== undefined) found.push(part.key);
  }
  return [...new Set(found)];
};

/** What the ledger keeps under an object's key and its bytes. */
export const rowsOfObject = async (ledger: Ledger, key: string, stem: string | undefined): Promise<Key[]> => {
  const upload = stem === undefined ? undefined : await read(ledger, uploadRow, keys.upload(stem));
  const noted = [partOf(upload?.body, key), (await read(ledger, arrivalRow, keys.arrival(key)))?.body];
  const content: Key[] = [];
  for (const sha256 of new Set(noted.flatMap((each) => each?.sha256 ?? [])))
    content.push(...(await partitionKeys(ledger, keys.content(sha256).partition)));
  return [
    keys.arrival(key),
    keys.waitingFor(key),
    keys.quarantined(key),
    ...(stem === undefined ? [] : [keys.upload(stem)]),
    ...content,
  ];
};

/**
 * The loop stays in the interviewer's record, since it is theirs too: counts and dates, about nobody. What
 * was written about it loses the words that may be the candidate's.
 */
export const emptiedLoop = async (
  ledger: Ledger,
  loopId: LoopId,
  at: Instant,
  policy: Policy,
): Promise<Write[]> => {
  const place = (await read(ledger, loopPlace, keys.place(loopId)))?.body;
  if (place === undefined) return [];
  const partition = keys.interviewer(place.interviewer);
  const loop = await read(ledger, loopRow, { partition, sort: place.sort });
  const writes: Write[] = [];
  if (loop !== undefined && loop.body.candidate !== erased)
    writes.push(put(loopRow, loop.key, loop.version, { ...loop.body, candidate: erased }));
  for await (const found of readAll(ledger, disputeRow, partition, `${consolePrefixes.dispute}${loopId}#`))
    if (found.body.because !== erased)
      writes.push(put(disputeRow, found.key, found.version, { ...found.body, because: erased }));
  for await (const found of readAll(ledger, taskRow, partition, prefixes.task)) {
    const task = closedWithoutLoop(withoutWords(found.body, loopId), loopId, at, policy);
    if (task !== found.body)
      writes.push(put(taskRow, found.key, found.version, task, { nextAt: task.nextAt }));
  }
  return writes;
};

/**
 * Nobody can review what is gone: a review of this one loop that nobody has given is over. A first review
 * is only superseded, so that another loop that comes to have its number is reviewed.
 */
const closedWithoutLoop = (task: Task, loopId: LoopId, at: Instant, policy: Policy): Task => {
  if (task.loopId !== loopId) return task;
  if (task.kind === 'first-loop-review')
    return advance(task, { kind: 'superseded' }, { now: at, policy }).task;
  return task.kind === 'people-review'
    ? advance(task, { kind: 'cancelled' }, { now: at, policy }).task
    : task;
};

const withoutWords = (task: Task, loopId: LoopId): Task => {
  const { feedback, answer } = task;
  const feedbackSays = feedback?.moment.loopId === loopId && feedback.text !== '';
  const answerSays = answer?.moment.loopId === loopId && answer.because !== '';
  if (!feedbackSays && !answerSays) return task;
  return {
    ...task,
    ...(feedback !== undefined && feedbackSays ? { feedback: { ...feedback, text: '' } } : {}),
    ...(answer !== undefined && answerSays ? { answer: { ...answer, because: '' } } : {}),
  };
};

/** How an interviewer stood from the panel on this candidate goes with the candidate. */
export const forgottenResidual = async (
  ledger: Ledger,
  id: PersonId,
  candidate: string,
): Promise<Write[]> => {
  const found = await read(ledger, comparisonRow, keys.comparison(id));
  if (found === undefined) return [];
  const residuals = found.body.residuals.filter((each) => each.candidate !== candidate);
  return residuals.length === found.body.residuals.length
    ? []
    : [put(comparisonRow, found.key, found.version, { ...found.body, residuals })];
};
