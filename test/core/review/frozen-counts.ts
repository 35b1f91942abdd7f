/**
 * What today's rules count on a fixed set of interviews, so that a change of the counts cannot pass
 * unseen. After `measuresVersion` was raised on purpose:
 *
 *     node test/core/review/frozen-counts.ts
 *
 * writes the new counts beside the new version, and refuses where the version is still the old one.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { LoopCounts } from '../../../core/interviewer/record.ts';
import { assembleReview } from '../../../core/review/assemble-review.ts';
import { questionsInTurn } from '../../../core/review/detect-questions.ts';
import { loopCounts } from '../../../core/review/loop-counts.ts';
import { measuresVersion } from '../../../core/review/measures-version.ts';
import type { Review } from '../../../core/review/review.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { Rubric } from '../../../core/rubric/rubric.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { longInterview } from '../../support/long-interview.ts';

const Frozen = z.strictObject({
  version: z.string(),
  interviews: z.record(z.string(), LoopCounts),
  /** Of single turns: how many questions of each form, and how often each flag. */
  turns: z.record(z.string(), z.number()),
  /** Of each writer's turns or conversations, all that is heard in them as one digest: a number may come to the same by chance. */
  heard: z.record(z.string(), z.string()),
});
type Frozen = z.infer<typeof Frozen>;

const path = new URL('frozen-counts.json', import.meta.url);
export const frozen = (): Frozen => Frozen.parse(JSON.parse(readFileSync(path, 'utf8')));

const Said = z.object({ role: z.enum(['interviewer', 'candidate']), text: z.string() });
const labelled = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../accuracy/${name}`, import.meta.url), 'utf8'));

/** A conversation with a second for every three words, so that what needs times is counted as well. */
const spoken = (turns: readonly z.infer<typeof Said>[]): Transcript => {
  let clock = 0;
  return {
    schema: 'plumbline.transcript/1',
    language: 'en',
    speakers: [
      { id: 'interviewer', label: 'I', role: 'interviewer' },
      { id: 'candidate', label: 'C', role: 'candidate' },
    ],
    turns: turns.map(({ role, text }, index) => {
      const startMs = clock;
      const endMs = startMs + 1000 * Math.ceil(text.split(' ').length / 3);
      clock = endMs + 400;
      return { index, speaker: role, startMs, endMs, text };
    }),
    warnings: [],
  };
};

const countsOf = (transcript: Transcript): LoopCounts =>
  loopCounts(assembleReview({ transcript, header: {}, policy: defaultPolicy }));

/** Words that interviews of every trade hold, so that what rests on a rubric is counted as well. */
const rubric = Rubric.parse({
  schema: 'plumbline.rubric/1',
  jobFamily: 'any',
  version: 1,
  competencies: [
    {
      id: 'people',
      name: 'Working with people',
      keywords: ['team', 'customer', 'patient', 'colleague', 'conflict'],
      mustHave: true,
    },
    {
      id: 'delivery',
      name: 'Delivery',
      keywords: ['deadline', 'plan', 'project', 'shift', 'shipped', 'release'],
    },
    { id: 'care', name: 'Care and quality', keywords: ['mistake', 'check', 'test', 'safety', 'quality'] },
    { id: 'motive', name: 'Motivation', keywords: ['why', 'leave', 'next role', 'interest'] },
  ],
  rounds: [{ id: 'first', competencies: ['people', 'delivery', 'care'] }],
});

const digestOf = (heard: unknown): string =>
  createHash('sha256').update(JSON.stringify(heard)).digest('hex').slice(0, 16);

/** What a review counts and points at, without the words that it says of it. */
const countedIn = ({ questions, findings, coverage }: Review): unknown => [
  questions.map(({ text: _text, ...question }) => question),
  findings.map(({ kind, turn, start, end, severity }) => [kind, turn, start, end, severity]),
  coverage,
];

const Turns = z.array(z.object({ text: z.string(), before: z.nullish(z.array(Said)) }));
const Talks = z.array(z.object({ turns: z.array(Said) }));

/** Each writer's set: what its turns ask, or what is read off its conversations. */
const heardInVoices = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(new URL('../../accuracy/voices', import.meta.url))
      .sort()
      .map((file) => {
        const set = labelled(`voices/${file}`);
        const heard = file.endsWith('-talks.json')
          ? Talks.parse(set).map(({ turns }) =>
              countedIn(
                assembleReview({
                  transcript: spoken(turns),
                  header: { round: 'first' },
                  rubric,
                  policy: defaultPolicy,
                }),
              ),
            )
          : Turns.parse(set).map(({ text, before }) => questionsInTurn(text, before ?? []));
        return [file.slice(0, -'.json'.length), digestOf(heard)];
      }),
  );

const turnCounts = (): Record<string, number> => {
  const counted: Record<string, number> = {};
  const items = z
    .array(z.object({ text: z.string(), before: z.nullish(z.array(Said)) }))
    .parse(labelled('blind-questions.json'));
  for (const { text, before } of items)
    for (const { form, flags } of questionsInTurn(text, before ?? []))
      for (const name of [form, ...flags]) counted[name] = (counted[name] ?? 0) + 1;
  return counted;
};

/** Counted anew, on invented interviews and on labelled conversations that do not change. */
export const countedNow = (): Frozen => {
  const seeds = [3, 11, 29];
  const conversations = z
    .array(z.object({ id: z.string(), turns: z.array(Said) }))
    .parse(labelled('blind-conversations.json'));
  return {
    version: measuresVersion,
    interviews: Object.fromEntries([
      ...seeds.map(
        (seed) => [`long interview ${seed}`, countsOf(longInterview({ words: 3000, seed }))] as const,
      ),
      ...conversations.map(({ id, turns }) => [id, countsOf(spoken(turns))] as const),
    ]),
    turns: turnCounts(),
    heard: heardInVoices(),
  };
};

const sameCounts = (one: Frozen, other: Frozen): boolean =>
  JSON.stringify([one.interviews, one.turns, one.heard]) ===
  JSON.stringify([other.interviews, other.turns, other.heard]);

if (process.argv[1] === import.meta.filename) {
  const [before, now] = [frozen(), countedNow()];
  if (before.version === now.version && !sameCounts(before, now))
    throw new Error('Counts changed: raise measuresVersion first, and say so in core/README.md.');
  writeFileSync(path, `${JSON.stringify(now, null, 2)}\n`);
}
