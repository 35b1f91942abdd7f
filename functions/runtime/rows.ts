/**
 * Where each kind of row lives in the ledger and what its body is. Keys are made here and nowhere
 * else; a body that does not fit its schema is a fault of ours and stops the step.
 */
import type * as z from 'zod/mini';
import { MailIntent } from '../../core/coaching/mail-intent.ts';
import { Task } from '../../core/coaching/task.ts';
import type { InterviewerId, LoopId, PersonId } from '../../core/identity.ts';
import { LoopRow } from '../../core/interviewer/record.ts';
import { Outcome } from '../../core/interviewer/outcome.ts';
import { TrainingRow } from '../../core/interviewer/training.ts';
import { PolicyInForce } from '../../core/rubric/policy.ts';
import { ArrivalRow, InboxRow, QuarantineRow, UploadRow, WaitingRow } from '../../core/transcript/inbox.ts';
import type { Change, Expected, Key, Ledger, Range, Row } from '../ports/ledger.ts';
import { ComparisonRow, FleetRow, JudgementRow } from './fleet-rows.ts';
import { KeptRecord, RecordRow } from './record-row.ts';
import { readStored } from './stored.ts';
import {
  ContentRow,
  LoopPlace,
  MeetingLoopRow,
  PersonRow,
  PolicySourceRow,
  RosterEditionRow,
  RubricRow,
  ScorecardRow,
  SpeakersRow,
  TwinRow,
} from './row-bodies.ts';

export type Kind<Schema extends z.ZodMiniType> = { readonly schema: Schema };

const kind = <Schema extends z.ZodMiniType>(schema: Schema): Kind<Schema> => ({ schema });

export const personRow = kind(PersonRow);
export const rosterEditionRow = kind(RosterEditionRow);
export const policyRow = kind(PolicyInForce);
export const policySourceRow = kind(PolicySourceRow);
export const rubricRow = kind(RubricRow);
export const arrivalRow = kind(ArrivalRow);
export const uploadRow = kind(UploadRow);
export const inboxRow = kind(InboxRow);
export const waitingRow = kind(WaitingRow);
export const quarantineRow = kind(QuarantineRow);
export const loopPlace = kind(LoopPlace);
export const loopRow = kind(LoopRow);
export const recordRow = kind(RecordRow);
export const keptRecord = kind(KeptRecord);
export const taskRow = kind(Task);
export const mailRow = kind(MailIntent);
export const scorecardRow = kind(ScorecardRow);
export const contentRow = kind(ContentRow);
export const trainingRow = kind(TrainingRow);
export const outcomeRow = kind(Outcome);
export const twinRow = kind(TwinRow);
export const meetingLoopRow = kind(MeetingLoopRow);
export const fleetRow = kind(FleetRow);
export const comparisonRow = kind(ComparisonRow);
export const judgementRow = kind(JudgementRow);
export const speakersRow = kind(SpeakersRow);

/**
 * Sorts that share a partition begin with one of these. What is listed without counting (no-shows,
 * reverse-shadows) lies apart from the loops, so that the newest loops are one query whatever lies between.
 */
export const prefixes = {
  loop: 'loop#',
  listed: 'listed#',
  task: 'task#',
  mail: 'mail#',
  queued: 'queued#',
  training: 'training#',
  waiting: 'waiting#',
} as const;

export const keys = {
  roster: 'roster',
  rubrics: 'rubrics',
  quarantine: 'quarantine',
  waiting: 'waiting',
  person: (id: PersonId): Key => ({ partition: 'roster', sort: id }),
  rosterEdition: (): Key => ({ partition: 'roster-edition', sort: 'current' }),
  policy: (): Key => ({ partition: 'policy', sort: 'current' }),
  policySource: (): Key => ({ partition: 'policy', sort: 'source' }),
  rubric: (jobFamily: string): Key => ({ partition: 'rubrics', sort: jobFamily }),
  arrival: (key: string): Key => ({ partition: `arrival#${key}`, sort: 'arrival' }),
  upload: (stem: string): Key => ({ partition: `upload#${stem}`, sort: 'upload' }),
  content: (sha256: string): Key => ({ partition: `content#${sha256}`, sort: 'loop' }),
  /** A copy without metadata waits here to be recognised by its bytes. */
  twin: (sha256: string, key: string): Key => ({ partition: `content#${sha256}`, sort: `twin#${key}` }),
  inbox: (loopId: LoopId): Key => ({ partition: `loop#${loopId}`, sort: 'inbox' }),
  place: (loopId: LoopId): Key => ({ partition: `loop#${loopId}`, sort: 'place' }),
  speakers: (loopId: LoopId): Key => ({ partition: `loop#${loopId}`, sort: 'speakers' }),
  waitingFor: (key: string): Key => ({ partition: 'waiting', sort: `waiting#${key}` }),
  quarantined: (key: string): Key => ({ partition: 'quarantine', sort: key }),
  interviewer: (id: InterviewerId): string => `interviewer#${id}`,
  training: (id: PersonId, session: string): Key => ({
    partition: `person#${id}`,
    sort: `training#${session}`,
  }),
  outcome: (candidate: string): Key => ({ partition: 'outcomes', sort: candidate }),
  record: (id: InterviewerId): Key => ({ partition: `interviewer#${id}`, sort: 'record' }),
  loop: (id: InterviewerId, endedAt: string, loopId: LoopId): Key => ({
    partition: `interviewer#${id}`,
    sort: `loop#${endedAt}#${loopId}`,
  }),
  listed: (id: InterviewerId, endedAt: string, loopId: LoopId): Key => ({
    partition: `interviewer#${id}`,
    sort: `listed#${endedAt}#${loopId}`,
  }),
  /** What the loops behind the newest add to the lines of tenure. */
  tenure: (id: InterviewerId): Key => ({ partition: `interviewer#${id}`, sort: 'tenure' }),
  /** What the night computes for everybody, and when the next night is. */
  fleet: (): Key => ({ partition: 'fleet', sort: 'night' }),
  comparison: (id: InterviewerId): Key => ({ partition: `interviewer#${id}`, sort: 'fleet' }),
  /** By the month of submission, so that a year of panels is a dozen queries. */
  judgements: (month: string): string => `judgements#${month}`,
  judgement: (month: string, candidate: string, rater: PersonId, id: string): Key => ({
    partition: `judgements#${month}`,
    sort: `${candidate}#${rater}#${id}`,
  }),
  task: (id: InterviewerId, taskId: string): Key => ({
    partition: `interviewer#${id}`,
    sort: `task#${taskId}`,
  }),
  mailbox: (id: PersonId): string => `person#${id}`,
  mail: (id: PersonId, mailId: string): Key => ({ partition: `person#${id}`, sort: `mail#${mailId}` }),
  /** Loops and scorecards of one interviewer with one candidate meet here, whichever comes first. */
  meeting: (interviewer: PersonId, candidate: string): string => `meeting#${interviewer}#${candidate}`,
  scorecard: (interviewer: PersonId, candidate: string, id: string): Key => ({
    partition: `meeting#${interviewer}#${candidate}`,
    sort: `scorecard#${id}`,
  }),
  meetingLoop: (interviewer: PersonId, candidate: string, loopId: LoopId): Key => ({
    partition: `meeting#${interviewer}#${candidate}`,
    sort: `loop#${loopId}`,
  }),
} as const;

/** A row as it was read: its body, and the version a later write must still find. */
export type Read<Body> = { readonly body: Body; readonly version: number; readonly key: Key };

type Reading = {
  readonly schema: z.ZodMiniType;
  readonly body: unknown;
  /** As another kind: a record is read whole for a page, and for its counts alone by whoever makes it anew. */
  readonly before: Reading | undefined;
};

/** What a frozen body was read as: a ledger that hands out the same one again need not have it checked again. */
const readAs = new WeakMap<object, Reading>();

const bodyOf = <Schema extends z.ZodMiniType>(
  { schema }: Kind<Schema>,
  body: Row['body'],
): z.infer<Schema> => {
  const before = readAs.get(body);
  for (let known = before; known !== undefined; known = known.before)
    if (known.schema === schema) return known.body as z.infer<Schema>;
  const read = readStored(schema, body);
  if (Object.isFrozen(body)) readAs.set(body, { schema, body: read, before });
  return read;
};

const parsed = <Schema extends z.ZodMiniType>(kindOf: Kind<Schema>, row: Row): Read<z.infer<Schema>> => ({
  body: bodyOf(kindOf, row.body),
  version: row.version,
  key: { partition: row.partition, sort: row.sort },
});

export const read = async <Schema extends z.ZodMiniType>(
  ledger: Ledger,
  kindOf: Kind<Schema>,
  key: Key,
): Promise<Read<z.infer<Schema>> | undefined> => {
  const row = await ledger.get(key);
  return row === undefined ? undefined : parsed(kindOf, row);
};

export const parseRow = parsed;

/** A page's size: what fits one DynamoDB query answer of rows of a few KB. */
const page = 200;

type Part = Pick<Range, 'newestFirst' | 'after'> & {
  /** Rows a question, for whoever seldom wants more. */
  readonly page?: number;
};

async function* pagesOf(
  ledger: Ledger,
  partition: string,
  prefix: string,
  { page: limit = page, ...part }: Part = {},
): AsyncGenerator<readonly Row[]> {
  for (let { after } = part; ; ) {
    const rows = await ledger.query({
      ...part,
      partition,
      prefix,
      limit,
      ...(after === undefined ? {} : { after }),
    });
    yield rows;
    after = rows.at(-1)?.sort;
    if (after === undefined || rows.length < limit) return;
  }
}

/** Every row of a range, or those behind a sort, a page at a time in the direction asked for. */
export async function* readAll<Schema extends z.ZodMiniType>(
  ledger: Ledger,
  kindOf: Kind<Schema>,
  partition: string,
  prefix = '',
  part: Part = {},
): AsyncGenerator<Read<z.infer<Schema>>> {
  for await (const rows of pagesOf(ledger, partition, prefix, part))
    for (const row of rows) yield parsed(kindOf, row);
}

/** The same at once, for whoever keeps them all: a night reads millions, and waiting for each takes longer than reading it. */
export const allOf = async <Schema extends z.ZodMiniType>(
  ledger: Ledger,
  kindOf: Kind<Schema>,
  partition: string,
  prefix = '',
): Promise<Read<z.infer<Schema>>[]> => {
  const found: Read<z.infer<Schema>>[] = [];
  for await (const rows of pagesOf(ledger, partition, prefix))
    for (const row of rows) found.push(parsed(kindOf, row));
  return found;
};

export const expects = (found: { readonly version: number } | undefined): Expected =>
  found === undefined ? 'absent' : found.version;

type Times = {
  readonly nextAt?: Row['nextAt'] | undefined;
  readonly expiresAt?: Row['expiresAt'] | undefined;
};

export const put = <Schema extends z.ZodMiniType>(
  _kind: Kind<Schema>,
  key: Key,
  expected: Expected,
  body: z.infer<Schema> & Readonly<Record<string, unknown>>,
  times: Times = {},
): Change => ({ kind: 'put', key, expects: expected, body, ...times });

export const removal = (found: { readonly key: Key; readonly version: number } | undefined): Change[] =>
  found === undefined ? [] : [{ kind: 'remove', key: found.key, expects: found.version }];
