/** A feedback submission of Ashby: values are keyed by path and mean what the form's definition says they do. */
import * as z from 'zod/mini';
import type { DraftRating, ScorecardDraft } from './draft.ts';
import { plainText } from './plain-text.ts';
import { recommendationOf } from './recommendation-words.ts';

const Field = z.looseObject({
  path: z.string(),
  title: z.nullish(z.string()),
  type: z.nullish(z.string()),
  selectableValues: z.nullish(
    z.array(z.looseObject({ label: z.string(), value: z.string() })).check(z.maxLength(200)),
  ),
});

export const AshbyFeedback = z.looseObject({
  id: z.string(),
  formDefinition: z.looseObject({
    sections: z
      .array(z.looseObject({ fields: z.array(z.looseObject({ field: Field })).check(z.maxLength(500)) }))
      .check(z.maxLength(100)),
  }),
  submittedValues: z.record(z.string(), z.unknown()),
  submittedAt: z.string(),
  submittedByUser: z.nullish(
    z.looseObject({
      id: z.nullish(z.string()),
      email: z.nullish(z.string()),
      firstName: z.nullish(z.string()),
      lastName: z.nullish(z.string()),
    }),
  ),
  interview: z.nullish(z.looseObject({ id: z.nullish(z.string()), title: z.nullish(z.string()) })),
  interviewEventId: z.nullish(z.string()),
  interviewedAt: z.nullish(z.string()),
  candidateId: z.nullish(z.string()),
  applicationId: z.nullish(z.string()),
});

const Score = z.looseObject({ score: z.union([z.number(), z.string()]), comments: z.nullish(z.string()) });
const isOverall = (path: string, title: string): boolean =>
  /recommendation/i.test(path) || /^overall\b/i.test(title);

/** What was chosen from a scale or a list, in the list's words; undefined for a text that was written. */
const chosen = (value: unknown, { selectableValues }: z.infer<typeof Field>): string | undefined => {
  const scored = Score.safeParse(value);
  if (scored.success) return String(scored.data.score);
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  return (
    selectableValues?.find((option) => option.value === value)?.label ??
    (/^\s*[1-4]\s*$/.test(value) ? value : undefined)
  );
};

export const fromAshby = (form: z.infer<typeof AshbyFeedback>): ScorecardDraft => {
  const ratings: DraftRating[] = [];
  const notes: string[] = [];
  let recommendation: ScorecardDraft['recommendation'] = 'no-decision';
  for (const { field } of form.formDefinition.sections.flatMap((section) => section.fields)) {
    const value = form.submittedValues[field.path];
    if (value === undefined || value === null) continue;
    const title = field.title ?? field.path;
    const scored = Score.safeParse(value);
    const choice = chosen(value, field);
    if (isOverall(field.path, title) && choice !== undefined) recommendation = recommendationOf(choice);
    else if (scored.success)
      ratings.push({
        name: title,
        value: String(scored.data.score),
        note: typeof scored.data.comments === 'string' ? plainText(scored.data.comments) : undefined,
      });
    else if (typeof value === 'string') {
      notes.push(`${title}: ${plainText(choice ?? value)}`);
    }
  }
  const who = form.submittedByUser;
  const spoken = [who?.firstName, who?.lastName].filter(Boolean).join(' ');
  return {
    scorecardId: form.id,
    interviewId: form.interviewEventId ?? undefined,
    interviewer: [who?.email, spoken, who?.id].filter(
      (name): name is string => typeof name === 'string' && name !== '',
    ),
    candidate: form.candidateId ?? form.applicationId ?? '',
    round: form.interview?.title ?? undefined,
    interviewedAt: form.interviewedAt ?? undefined,
    submittedAt: form.submittedAt,
    recommendation,
    ratings,
    notes: notes.join('\n'),
    withdrawn: false,
  };
};
