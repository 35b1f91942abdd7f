/** A scorecard of Greenhouse's Harvest API. `submitted_by` may not be the interviewer, so the judgement is the interviewer's. */
import { z } from 'zod';
import type { Recommendation } from '../scorecard.ts';
import type { ScorecardDraft } from './draft.ts';
import { plainText } from './plain-text.ts';

const Id = z.union([z.string(), z.number()]).transform(String);
const Who = z.looseObject({
  id: Id.nullish(),
  employee_id: z.string().nullish(),
  email: z.string().nullish(),
  name: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
});

export const GreenhouseScorecard = z.looseObject({
  id: Id,
  interview: z.union([z.string(), z.looseObject({ id: Id.nullish() })]).nullish(),
  interview_step: z.looseObject({ name: z.string().nullish() }).nullish(),
  candidate_id: Id,
  application_id: Id.nullish(),
  interviewed_at: z.string().nullish(),
  submitted_by: Who.nullish(),
  interviewer: Who.nullish(),
  submitted_at: z.string(),
  overall_recommendation: z.string(),
  attributes: z
    .array(z.looseObject({ name: z.string(), rating: z.string().nullish(), note: z.string().nullish() }))
    .max(500)
    .default([]),
  questions: z
    .array(z.looseObject({ question: z.string().nullish(), answer: z.string().nullish() }))
    .max(500)
    .default([]),
});

const recommendations: ReadonlyMap<string, Recommendation> = new Map(
  Object.entries({
    definitely_not: 'strong-no',
    no: 'no',
    yes: 'yes',
    strong_yes: 'strong-yes',
    no_decision: 'no-decision',
  } as const),
);

export const fromGreenhouse = (form: z.infer<typeof GreenhouseScorecard>): ScorecardDraft => {
  const who = form.interviewer ?? form.submitted_by;
  const spoken = [who?.first_name, who?.last_name].filter(Boolean).join(' ');
  const interview = typeof form.interview === 'object' ? form.interview?.id : undefined;
  return {
    scorecardId: form.id,
    ...(typeof interview === 'string' ? { interviewId: interview } : {}),
    interviewer: [who?.employee_id, who?.email, who?.name, spoken, who?.id].filter(
      (name): name is string => typeof name === 'string' && name !== '',
    ),
    candidate: form.candidate_id,
    round: form.interview_step?.name ?? (typeof form.interview === 'string' ? form.interview : undefined),
    interviewedAt: form.interviewed_at ?? undefined,
    submittedAt: form.submitted_at,
    recommendation: recommendations.get(form.overall_recommendation) ?? {
      unmapped: form.overall_recommendation,
    },
    ratings: form.attributes.flatMap(({ name, rating, note }) =>
      rating === null || rating === undefined
        ? []
        : [{ name, value: rating, note: typeof note === 'string' ? plainText(note) : undefined }],
    ),
    notes: form.questions
      .map(({ question, answer }) => [question ?? '', plainText(answer ?? '')].filter(Boolean).join(': '))
      .filter(Boolean)
      .join('\n'),
    withdrawn: false,
  };
};
