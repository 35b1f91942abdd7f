/** A feedback form of Lever: `score-system` fields carry the ratings, one of them the overall one. */
import * as z from 'zod/mini';
import type { DraftRating, ScorecardDraft } from './draft.ts';
import { plainText } from './plain-text.ts';
import { recommendationOf } from './recommendation-words.ts';

/** Lever writes times as milliseconds; exports as ISO text. */
const Time = z.union([
  z.pipe(
    z.number().check(z.minimum(0), z.maximum(Date.UTC(2100, 0))),
    z.transform((ms) => new Date(ms).toISOString()),
  ),
  z.string(),
]);
const Who = z.union([
  z.string(),
  z.looseObject({ id: z.nullish(z.string()), email: z.nullish(z.string()), name: z.nullish(z.string()) }),
]);
const Score = z.looseObject({
  text: z.nullish(z.string()),
  score: z.nullish(z.union([z.string(), z.number()])),
  comment: z.nullish(z.string()),
});

export const LeverFeedback = z.looseObject({
  id: z.string(),
  baseTemplateId: z.string(),
  text: z.nullish(z.string()),
  interview: z.nullish(z.string()),
  panel: z.nullish(z.string()),
  user: z.nullish(Who),
  opportunity: z.nullish(z.string()),
  candidate: z.nullish(z.string()),
  interviewedAt: z.nullish(Time),
  createdAt: z.nullish(Time),
  completedAt: z.nullish(Time),
  deletedAt: z.nullish(Time),
  fields: z
    .array(
      z.looseObject({
        id: z.nullish(z.string()),
        type: z.string(),
        text: z.nullish(z.string()),
        value: z.unknown(),
        scores: z.nullish(z.array(Score).check(z.maxLength(200))),
      }),
    )
    .check(z.maxLength(500)),
});

const overall = /^(?:overall|rating|recommendation|overall rating|overall recommendation|hire)\b/i;

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? plainText(String(value)) : '';

export const fromLever = (form: z.infer<typeof LeverFeedback>): ScorecardDraft => {
  const ratings: DraftRating[] = [];
  let recommendation: ScorecardDraft['recommendation'] = 'no-decision';
  const notes: string[] = [];
  for (const field of form.fields) {
    const value = textOf(field.value);
    if (field.type === 'score-system' && overall.test(field.text ?? '')) {
      if (value !== '') recommendation = recommendationOf(value);
    } else if (field.type === 'score-system' || field.type === 'score') {
      if (value !== '') ratings.push({ name: field.text ?? field.id ?? '', value });
    } else if (field.type === 'scorecard') {
      for (const { text, score, comment } of field.scores ?? [])
        if (score !== null && score !== undefined)
          ratings.push({
            name: text ?? '',
            value: String(score),
            note: comment === null || comment === undefined ? undefined : plainText(comment),
          });
    } else if (value !== '') notes.push([field.text ?? '', value].filter(Boolean).join(': '));
  }
  const who =
    typeof form.user === 'string' ? [form.user] : [form.user?.email, form.user?.name, form.user?.id];
  return {
    scorecardId: form.id,
    interviewId: form.interview ?? undefined,
    interviewer: who.filter((name): name is string => typeof name === 'string' && name !== ''),
    candidate: form.candidate ?? form.opportunity ?? '',
    interviewedAt: form.interviewedAt ?? undefined,
    submittedAt: form.completedAt ?? form.createdAt ?? '',
    recommendation,
    ratings,
    notes: notes.join('\n'),
    withdrawn: form.deletedAt !== null && form.deletedAt !== undefined,
  };
};
