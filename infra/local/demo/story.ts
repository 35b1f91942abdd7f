/** The quarter in a dozen lines, counted from the ledger. */
import type { Task } from '../../../core/coaching/task.ts';
import type { InterviewerRecord } from '../../../core/interviewer/record.ts';
import type { Status } from '../../../core/coaching/status.ts';
import type { Ports } from '../../../functions/ports/ports.ts';
import { roster } from '../../../functions/runtime/people.ts';
import { keys, prefixes, read, readAll, recordRow, taskRow } from '../../../functions/runtime/rows.ts';
import { statusOf } from '../status.ts';
import type { Deed } from './quarter.ts';

type Told = {
  readonly dir: string;
  readonly counts: Partial<Record<Deed['note'], number>>;
  readonly acts: number;
};

type Facts = Readonly<Record<string, number>> & {
  readonly interviewers: number;
  readonly loops: number;
  readonly firstLoopReviews: number;
  readonly coached: number;
  readonly closed: number;
  readonly reminded: number;
  readonly missed: number;
  readonly mails: number;
};

type Story = {
  readonly schema: 'plumbline.demo/1';
  readonly dir: string;
  readonly facts: Facts;
  readonly status: Status;
  readonly text: string;
};

export const story = async (ports: Ports, told: Told): Promise<Story> => {
  const status = await statusOf(ports);
  const people = await roster(ports.ledger);
  const records: InterviewerRecord[] = [];
  const tasks: Task[] = [];
  for (const person of people) {
    const record = await read(ports.ledger, recordRow, keys.record(person.id));
    if (record !== undefined) records.push(record.body);
    for await (const { body } of readAll(ports.ledger, taskRow, keys.interviewer(person.id), prefixes.task))
      tasks.push(body);
  }
  const reviews = tasks.filter(({ kind }) => kind === 'first-loop-review');
  const facts: Facts = {
    interviewers: records.length,
    loops: status.loops,
    firstLoopReviews: reviews.length,
    coached: reviews.filter(({ coachedAt }) => coachedAt !== undefined).length,
    closed: reviews.filter(({ state }) => state === 'closed').length,
    reminded: reviews.filter(({ remindedAt }) => remindedAt !== undefined).length,
    missed: reviews.filter(({ missedAt }) => missedAt !== undefined).length,
    mails: status.mails,
    quarantined: status.quarantined.length,
    waiting: status.waiting.length,
    ...Object.fromEntries(Object.entries(told.counts)),
  };
  return {
    schema: 'plumbline.demo/1',
    dir: told.dir,
    facts,
    status,
    text: text(facts, status, records, told),
  };
};

const text = (
  facts: Facts,
  status: Status,
  records: readonly InterviewerRecord[],
  { dir, counts }: Told,
): string =>
  `${[
    'Marrowby, July to September 2026, on a virtual clock.',
    '',
    `${facts.interviewers} interviewers led ${facts.loops} loops. Their recordings came in five shapes; ${counts.copy ?? 0} came twice,`,
    `${counts['late-sidecar'] ?? 0} came a day before what said whose they were, one was corrected afterwards. Each loop counts once.`,
    `${counts.scorecard ?? 0} scorecards came when people got to them; each made its loop's review anew.`,
    '',
    `${facts.firstLoopReviews} reviews of first loops were owed within 48 hours. ${facts.coached} were coached, ${facts.closed} of them answered by the interviewer;`,
    `${facts.reminded} needed a reminder, ${facts.missed} were late and went to operations. ${facts.mails} mails in all.`,
    '',
    ...records.map(
      (record) =>
        `  ${record.interviewer.padEnd(18)}${String(record.loops).padStart(3)} loops  ${String(record.calibratedLoops).padStart(3)} calibrated   ${sentence(record)}`,
    ),
    '',
    ...status.quarantined.map((row) => `In quarantine: ${row.message}`),
    '',
    'Where to look:',
    `  ${dir}/outbox                              every mail as .eml; open one in a mail program`,
    `  npx plumbline status --dir ${dir}`,
    `  npx plumbline record noor.haddad --dir ${dir}`,
    `  npx plumbline review test/transcripts/interviews/tobias-system-design-4836.vtt`,
  ].join('\n')}\n`;

const sentence = ({ measures }: InterviewerRecord): string =>
  measures.leadingPer10.kind === 'estimate'
    ? measures.leadingPer10.sentence
    : measures.leadingPer10.kind === 'not-enough'
      ? `Leading questions: not enough yet, ${measures.leadingPer10.have} of ${measures.leadingPer10.need} ${measures.leadingPer10.unit}.`
      : measures.leadingPer10.message;
