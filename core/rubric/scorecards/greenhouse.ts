/** A scorecard of Greenhouse's Harvest API. `submitted_by` may not be the interviewer, so the judgement is the interviewer's. */
import * as z from 'zod/mini';
import type { Recommendation } from '../scorecard.ts';
import type { ScorecardDraft } from './draft.ts';
import { plainText } from './plain-text.ts';

const Id = z.pipe(z.union([z.string(), z.number()]), z.transform(String));
const Who = z.looseObject({
  id: z.nullish(Id),
  employee_id: z.nullish(z.string()),
  email: z.nullish(z.string()),
  name: z.nullish(z.string()),
  first_name: z.nullish(z.string()),
  last_name: z.nullish(z.string()),
});

export const GreenhouseScorecard = z.looseObject({
  id: Id,
  interview: z.nullish(z.union([z.string(), z.looseObject({ id: z.nullish(Id) })])),
  interview_step: z.nullish(z.looseObject({ name: z.nullish(z.string()) })),
  candidate_id: Id,
  application_id: z.nullish(Id),
  interviewed_at: z.nullish(z.string()),
  submitted_by: z.nullish(Who),
  interviewer: z.nullish(Who),
  submitted_at: z.string(),
  overall_recommendation: z.string(),
  attributes: z._default(
    z
      .array(z.looseObject({ name: z.string(), rating: z.nullish(z.string()), note: z.nullish(z.string()) }))
      .check(z.maxLength(500)),
    [],
  ),
  questions: z._default(
    z
      .array(z.looseObject({ question: z.nullish(z.string()), answer: z.nullish(z.string()) }))
      .check(z.maxLength(500)),
    [],
  ),
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
