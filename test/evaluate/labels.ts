/**
 * What a reader found in the invented interviews, reading each from beginning to end, before
 * looking at what any analyst says of it. What each field means is in README.md beside this file.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import * as z from 'zod/mini';
import { QuestionForm } from '../../core/review/review.ts';
import { Sidecar } from '../../core/transcript/sidecar.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { assignRoles } from '../../core/transcript/who-is-who.ts';
import { readTranscriptBytes } from '../../functions/adapters/containers/read-bytes.ts';

const Turn = z.int().check(z.nonnegative());
export const LabelledQuestion = z.strictObject({
  turn: Turn,
  form: QuestionForm,
  flags: z.array(
    z.enum(['leading', 'protected-topic', 'salary-history', 'follow-up', 'multiple', 'logistics']),
  ),
});
export const Labels = z.strictObject({
  interview: z.string(),
  /** Of the turns' texts: a label is about exactly these turns. */
  turnsSha256: z.string(),
  questions: z.array(LabelledQuestion),
  missedFollowUps: z.array(Turn),
  monologues: z.array(Turn),
  secondAsker: z.array(Turn),
});
export type Labels = z.infer<typeof Labels>;

export type LabelledInterview = {
  readonly labels: Labels;
  readonly transcript: Transcript;
  readonly sidecar: Sidecar;
};

const labelsFolder = join(import.meta.dirname, 'labels');
const interviewsFolder = join(import.meta.dirname, '..', 'transcripts', 'interviews');

export const hashOfTurns = ({ turns }: Transcript): string => {
  const hash = createHash('sha256');
  for (const { text } of turns) hash.update(text).update('\0');
  return hash.digest('hex');
};

/** Throws when a transcript is read into other turns than those that were labelled. */
export const labelledInterviews = async (): Promise<readonly LabelledInterview[]> => {
  const found: LabelledInterview[] = [];
  for (const file of readdirSync(labelsFolder).sort()) {
    const labels = Labels.parse(JSON.parse(readFileSync(join(labelsFolder, file), 'utf8')));
    const { transcript, sidecar } = await interviewNamed(labels.interview);
    if (hashOfTurns(transcript) !== labels.turnsSha256)
      throw new Error(`${labels.interview} is no longer read into the turns that were labelled.`);
    found.push({ labels, transcript, sidecar });
  }
  return found;
};

export const interviewNamed = async (
  name: string,
): Promise<{ readonly transcript: Transcript; readonly sidecar: Sidecar }> => {
  const file = readdirSync(interviewsFolder).find(
    (each) => !each.endsWith('.meta.json') && basename(each, extname(each)) === name,
  );
  if (file === undefined) throw new Error(`There is no interview ${name}.`);
  const sidecar = Sidecar.parse(
    JSON.parse(readFileSync(join(interviewsFolder, `${name}.meta.json`), 'utf8')),
  );
  const told = sidecar.speakers === undefined ? {} : { speakers: sidecar.speakers };
  const read = await readTranscriptBytes(readFileSync(join(interviewsFolder, file)), { name: file, ...told });
  const interviewer = { names: [sidecar.interviewer], email: sidecar.interviewer };
  return { transcript: assignRoles(read, { ...told, interviewer }).transcript, sidecar };
};
