/**
 * Any scorecard that an ATS drops, recognised by its shape, as the canonical one. Ratings go through
 * the rubric's table: a value it does not know is refused with its name, never guessed.
 */
import type { z } from 'zod';
import { InvalidInput } from '../../faults.ts';
import { CandidateRef, Instant, type PersonId } from '../../identity.ts';
import type { CompetencyId, Rubric } from '../rubric.ts';
import { Scorecard, type ScorecardRating } from '../scorecard.ts';
import { AshbyFeedback, fromAshby } from './ashby.ts';
import type { DraftRating, ScorecardDraft } from './draft.ts';
import { fromGreenhouse, GreenhouseScorecard } from './greenhouse.ts';
import { fromLever, LeverFeedback } from './lever.ts';

export type ReadScorecard =
  | { readonly kind: 'canonical'; readonly scorecard: Scorecard }
  | {
      readonly kind: 'draft';
      readonly vendor: 'greenhouse' | 'lever' | 'ashby';
      readonly draft: ScorecardDraft;
    };

/** Throws InvalidInput: `scorecard-unknown` for no known shape, `scorecard-invalid` with the field otherwise. */
export const readScorecard = (value: unknown, where: string): ReadScorecard => {
  const form = typeof value === 'object' && value !== null ? value : {};
  if ('schema' in form && form.schema === 'plumbline.scorecard/1')
    return { kind: 'canonical', scorecard: checked(Scorecard, form, where) };
  if ('attributes' in form && 'overall_recommendation' in form)
    return draftOf('greenhouse', fromGreenhouse(checked(GreenhouseScorecard, form, where)), where);
  if ('formDefinition' in form && 'submittedValues' in form)
    return draftOf('ashby', fromAshby(checked(AshbyFeedback, form, where)), where);
  if ('fields' in form && 'baseTemplateId' in form)
    return draftOf('lever', fromLever(checked(LeverFeedback, form, where)), where);
  throw new InvalidInput(
    'scorecard-unknown',
    `${where} is no scorecard of a known shape; export it as Greenhouse, Lever or Ashby do, or as plumbline.scorecard/1.`,
  );
};

const checked = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.infer<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InvalidInput(
    'scorecard-invalid',
    `${where}: ${issue?.path.join('.') || 'the whole'} is not usable (${issue?.message ?? 'unknown'}); correct it and drop it again.`,
  );
};

const draftOf = (
  vendor: 'greenhouse' | 'lever' | 'ashby',
  draft: ScorecardDraft,
  where: string,
): ReadScorecard => {
  const missing =
    draft.candidate === ''
      ? 'the candidate'
      : draft.interviewer.length === 0
        ? 'the interviewer'
        : Number.isNaN(Date.parse(draft.submittedAt))
          ? 'the time it was submitted'
          : undefined;
  if (missing !== undefined)
    throw new InvalidInput(
      'scorecard-invalid',
      `${where} does not say ${missing}; export it with that field.`,
    );
  return { kind: 'draft', vendor, draft };
};

/** The draft in our words. Throws InvalidInput `rating-unmapped` or `competency-unknown`, each with the name. */
export const canonicalScorecard = (
  draft: ScorecardDraft,
  resolved: { readonly interviewer: PersonId; readonly rubric: Rubric; readonly where: string },
): Scorecard => {
  const { rubric, where } = resolved;
  const { recommendation } = draft;
  if (typeof recommendation !== 'string')
    throw new InvalidInput(
      'recommendation-unmapped',
      `${where}: the recommendation "${recommendation.unmapped}" is none that the vendor documents; correct it and drop it again.`,
    );
  return Scorecard.parse({
    schema: 'plumbline.scorecard/1',
    ...(draft.scorecardId === undefined ? {} : { scorecardId: draft.scorecardId }),
    ...(draft.interviewId === undefined ? {} : { interviewId: draft.interviewId }),
    interviewer: resolved.interviewer,
    candidate: CandidateRef.parse(draft.candidate),
    ...(draft.round === undefined ? {} : roundOf(draft.round, rubric)),
    ...(draft.interviewedAt === undefined ? {} : { interviewedAt: instant(draft.interviewedAt, where) }),
    submittedAt: instant(draft.submittedAt, where),
    recommendation,
    ratings: draft.ratings.map((rating) => ratingOf(rating, rubric, where)),
    ...(draft.notes === undefined || draft.notes === '' ? {} : { notes: draft.notes }),
    withdrawn: draft.withdrawn,
  });
};

const instant = (text: string, where: string): Instant => {
  const ms = Date.parse(text);
  if (Number.isNaN(ms))
    throw new InvalidInput(
      'scorecard-invalid',
      `${where}: "${text}" is no time; write it as 2026-07-14T15:00:00Z.`,
    );
  return Instant.parse(new Date(ms).toISOString());
};

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A round that the rubric does not know is left out: the join goes by interview, candidate and time. */
const roundOf = (named: string, rubric: Rubric): { round?: string } => {
  const wanted = folded(named);
  const found = rubric.rounds.find(
    (round) => folded(round.id) === wanted || folded(round.name ?? '') === wanted,
  );
  return found === undefined ? {} : { round: found.id };
};

const ratingOf = (rating: DraftRating, rubric: Rubric, where: string): ScorecardRating => {
  const mapped = rubric.ratings[rating.value.trim().toLowerCase()];
  if (mapped === undefined)
    throw new InvalidInput(
      'rating-unmapped',
      `${where}: the rating "${rating.value}" is not in the table of rubric ${rubric.jobFamily} ${rubric.version}; add it under ratings and redrive.`,
    );
  return {
    competency: competencyOf(rating.name, rubric, where),
    rating: mapped,
    ...(rating.note === undefined || rating.note === '' ? {} : { note: rating.note }),
  };
};

const competencyOf = (named: string, rubric: Rubric, where: string): CompetencyId => {
  const wanted = folded(named);
  const found = rubric.competencies.find(({ id, name }) => folded(id) === wanted || folded(name) === wanted);
  if (found === undefined)
    throw new InvalidInput(
      'competency-unknown',
      `${where}: "${named}" is no competency of rubric ${rubric.jobFamily} ${rubric.version}; name it there as the scorecard does and redrive.`,
    );
  return found.id;
};
