/**
 * Everything that is kept of one interviewer, for that interviewer: what they said and did and what was
 * written to them. Words of candidates, and findings that only the HR contact sees, are left out by name.
 */
import * as z from 'zod/mini';
import { Task } from '../../../core/coaching/task.ts';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import type { Instant } from '../../../core/identity.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import { InterviewerRecord, type LoopRow } from '../../../core/interviewer/record.ts';
import { TrainingRow } from '../../../core/interviewer/training.ts';
import { type Finding, Question, Review, Severity } from '../../../core/review/review.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import { consolePrefixes, DisputeRow, disputeRow } from '../../../functions/runtime/console-rows.ts';
import { readArtefact } from '../../../functions/runtime/envelope.ts';
import { PersonRow } from '../../../functions/runtime/row-bodies.ts';
import {
  comparisonRow,
  keys,
  loopRow,
  mailRow,
  prefixes,
  read,
  readAll,
  recordRow,
  taskRow,
  trainingRow,
} from '../../../functions/runtime/rows.ts';

/** Findings whose quote is the candidate's: the words stay out, what was said about the interviewer does not. */
const quotesCandidate: readonly Finding['kind'][] = [
  'missed-follow-up',
  'rating-against-evidence',
  'rated-without-evidence',
];
/** For the HR contact alone. */
const confidential: readonly Finding['kind'][] = ['protected-topic'];

const ExportedFinding = z.strictObject({
  kind: z.string(),
  turn: z.number(),
  /** The interviewer's own words; absent where the quote is the candidate's. */
  quote: z.optional(z.string()),
  why: z.string(),
  tryInstead: z.nullable(z.string()),
  severity: Severity,
});

const ExportedLoop = z.strictObject({
  loopId: z.string(),
  round: z.string(),
  role: z.optional(z.string()),
  participation: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  counted: z.boolean(),
  counts: z.record(z.string(), z.optional(z.number())),
  calibrated: z.boolean(),
  calibratedAgainst: z.array(z.string()),
  questions: z.array(Question),
  findings: z.array(ExportedFinding),
});

export const InterviewerExport = z.strictObject({
  schema: z.literal('plumbline.export/1'),
  at: z.string(),
  person: PersonRow,
  trainings: z.array(TrainingRow),
  record: z.optional(InterviewerRecord),
  /** How they stand to the panels they sat on, as the night computed it; without candidates. */
  comparison: z.optional(z.unknown()),
  loops: z.array(ExportedLoop),
  tasks: z.array(Task),
  disputes: z.array(DisputeRow),
  mails: z.array(MailIntent),
  leftOut: z.array(z.string()),
});
export type InterviewerExport = z.infer<typeof InterviewerExport>;

const leftOut: readonly string[] = [
  'Words of candidates: they are other people’s data; turn and finding say where they stand.',
  'Protected topics: the HR contact tells about them.',
  'Recordings and transcripts as such: they belong to the hiring process and are kept as long as the policy says.',
  'Sums of these interviews by time since training, from which the programme’s figures are made.',
];

/** @returns everything kept of the person, valid as `plumbline.export/1` */
export const exportOf = async (
  person: Person,
  { ledger, artefacts }: Pick<Ports, 'ledger' | 'artefacts'>,
  at: Instant,
): Promise<InterviewerExport> => {
  const partition = keys.interviewer(person.id);
  const mailbox = keys.mailbox(person.id);
  const record = (await read(ledger, recordRow, keys.record(person.id)))?.body;
  const comparison = (await read(ledger, comparisonRow, keys.comparison(person.id)))?.body;
  const loops = [];
  for (const prefix of [prefixes.loop, prefixes.listed])
    for await (const { body } of readAll(ledger, loopRow, partition, prefix))
      loops.push(await loopOf(body, artefacts));
  const tasks = await all(readAll(ledger, taskRow, partition, prefixes.task));
  return InterviewerExport.parse({
    schema: 'plumbline.export/1',
    at,
    person,
    trainings: await all(readAll(ledger, trainingRow, mailbox, prefixes.training)),
    ...(record === undefined ? {} : { record }),
    ...(comparison === undefined
      ? {}
      : { comparison: { ...comparison, residuals: comparison.residuals.map(({ residual }) => residual) } }),
    loops,
    tasks: tasks.filter(({ kind }) => kind !== 'people-review'),
    disputes: await all(readAll(ledger, disputeRow, partition, consolePrefixes.dispute)),
    mails: await all(readAll(ledger, mailRow, mailbox, prefixes.mail)),
    leftOut: [...leftOut],
  });
};

const all = async <Body>(rows: AsyncIterable<{ readonly body: Body }>): Promise<Body[]> => {
  const bodies: Body[] = [];
  for await (const { body } of rows) bodies.push(body);
  return bodies;
};

const loopOf = async (row: LoopRow, artefacts: Ports['artefacts']) => {
  // Erased with its candidate, or past its retention: the loop still counts, and its review is gone.
  const there = await artefacts.has(row.reviewKey);
  const review = there ? await readArtefact(artefacts, Review, row.reviewKey) : undefined;
  const open = (kind: Finding['kind']): boolean => !confidential.includes(kind);
  return {
    loopId: row.loopId,
    round: row.round,
    ...(row.role === undefined ? {} : { role: row.role }),
    participation: row.participation,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    counted: row.counted,
    counts: row.counts,
    calibrated: row.verdict.calibrated,
    calibratedAgainst: row.verdict.against.filter((test) => test !== 'protected-topic'),
    questions: (review?.questions ?? []).filter(({ flags }) => !flags.includes('protected-topic')),
    findings: (review?.findings ?? []).filter(({ kind }) => open(kind)).map(findingOf),
  };
};

const findingOf = ({ kind, turn, quote, why, tryInstead, severity }: Finding) => ({
  kind,
  turn,
  ...(quotesCandidate.includes(kind) ? {} : { quote }),
  why,
  tryInstead,
  severity,
});
