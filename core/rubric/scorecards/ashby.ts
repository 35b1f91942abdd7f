/** A feedback submission of Ashby: values are keyed by path and mean what the form's definition says they do. */
import { z } from 'zod';
import type { Recommendation } from '../scorecard.ts';
import type { DraftRating, ScorecardDraft } from './draft.ts';
import { plainText } from './plain-text.ts';

const Field = z.looseObject({
  path: z.string(),
  title: z.string().nullish(),
  type: z.string().nullish(),
  selectableValues: z
    .array(z.looseObject({ label: z.string(), value: z.string() }))
    .max(200)
    .nullish(),
});

export const AshbyFeedback = z.looseObject({
  id: z.string(),
  formDefinition: z.looseObject({
    sections: z.array(z.looseObject({ fields: z.array(z.looseObject({ field: Field })).max(500) })).max(100),
  }),
  submittedValues: z.record(z.string(), z.unknown()),
  submittedAt: z.string(),
  submittedByUser: z
    .looseObject({
      id: z.string().nullish(),
      email: z.string().nullish(),
      firstName: z.string().nullish(),
      lastName: z.string().nullish(),
    })
    .nullish(),
  interview: z.looseObject({ id: z.string().nullish(), title: z.string().nullish() }).nullish(),
  interviewEventId: z.string().nullish(),
  interviewedAt: z.string().nullish(),
  candidateId: z.string().nullish(),
  applicationId: z.string().nullish(),
});

const Score = z.looseObject({ score: z.union([z.number(), z.string()]), comments: z.string().nullish() });
const steps: readonly Recommendation[] = ['strong-no', 'no', 'yes', 'strong-yes'];

const isOverall = (path: string, title: string): boolean =>
  /recommendation/i.test(path) || /^overall\b/i.test(title);

const recommendationOf = (value: unknown): ScorecardDraft['recommendation'] => {
  const scored = Score.safeParse(value);
  const plain = scored.success ? scored.data.score : value;
  const text = typeof plain === 'number' || typeof plain === 'string' ? String(plain) : '';
  return /^[1-4]$/.test(text) ? (steps[Number(text) - 1] ?? { unmapped: text }) : { unmapped: text };
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
    if (isOverall(field.path, title)) recommendation = recommendationOf(value);
    else if (scored.success)
      ratings.push({
        name: title,
        value: String(scored.data.score),
        note: typeof scored.data.comments === 'string' ? plainText(scored.data.comments) : undefined,
      });
    else if (typeof value === 'string') {
      const label = field.selectableValues?.find((option) => option.value === value)?.label ?? value;
      notes.push(`${title}: ${plainText(label)}`);
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
