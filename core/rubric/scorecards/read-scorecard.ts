/**
 * Any scorecard that an ATS drops, recognised by its shape, as the canonical one. Ratings go through
 * the rubric's table: a value it does not know is refused with its name, never guessed.
 */
import type * as z from 'zod/mini';
import { InvalidInput } from '../../faults.ts';
import { Instant, type PersonId } from '../../identity.ts';
import { inEnglish } from '../../in-english.ts';
import { oneLine } from '../../one-line.ts';
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

/** More than any interview day hands in; a list that is longer is an export of something else. */
const maxForms = 1000;

/**
 * The forms of one file: one, or a list as it is or under `data` or `results`, as the APIs of Lever and
 * Ashby answer. Throws InvalidInput `scorecard-unknown` or `too-many-lines`.
 */
export const scorecardForms = (
  value: unknown,
  name: string,
): readonly { readonly value: unknown; readonly where: string }[] => {
  const holder: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  const list = Array.isArray(value) ? (value as unknown[]) : (holder['data'] ?? holder['results']);
  if (!Array.isArray(list)) return [{ value, where: name }];
  if (list.length === 0)
    throw new InvalidInput('scorecard-unknown', `${name} is an empty list; drop a file with a scorecard.`);
  if (list.length > maxForms)
    throw new InvalidInput(
      'too-many-lines',
      `${name} lists ${list.length} scorecards, more than ${maxForms}; split it.`,
    );
  return list.map((form: unknown, index) => ({ value: form, where: `${name} scorecard ${index + 1}` }));
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

const checked = <Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.infer<Schema> => {
  const parsed = schema.safeParse(value, inEnglish);
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
  const candidate = oneLine(draft.candidate);
  const missing =
    candidate === ''
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
  return { kind: 'draft', vendor, draft: { ...draft, candidate } };
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
      `${where}: the recommendation ${quoted(recommendation.unmapped)} is none that the vendor documents; correct it and drop it again.`,
    );
  const canonical = {
    schema: 'plumbline.scorecard/1',
    ...(draft.scorecardId === undefined ? {} : { scorecardId: draft.scorecardId }),
    ...(draft.interviewId === undefined ? {} : { interviewId: draft.interviewId }),
    interviewer: resolved.interviewer,
    candidate: draft.candidate,
    ...(draft.round === undefined ? {} : roundOf(draft.round, rubric)),
    ...(draft.interviewedAt === undefined ? {} : { interviewedAt: instant(draft.interviewedAt, where) }),
    submittedAt: instant(draft.submittedAt, where),
    recommendation,
    ratings: draft.ratings.map((rating) => ratingOf(rating, rubric, where)),
    ...(draft.notes === undefined || draft.notes === '' ? {} : { notes: draft.notes }),
    withdrawn: draft.withdrawn,
  };
  return checked(Scorecard, canonical, where);
};

/** A day alone, or a time that says its zone: without one it would be another time on another machine. */
const settledTime = /^\s{0,9}(?:\d{4}-\d{2}-\d{2}|.{10,60}(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))\s{0,9}$/i;

const instant = (text: string, where: string): Instant => {
  const ms = settledTime.test(text) ? Date.parse(text) : Number.NaN;
  const found = Number.isNaN(ms) ? undefined : Instant.safeParse(new Date(ms).toISOString());
  if (found?.success === true) return found.data;
  throw new InvalidInput(
    'scorecard-invalid',
    `${where}: ${quoted(text)} is no time with its zone; write it as 2026-07-14T15:00:00Z.`,
  );
};

/** A vendor's word as a person may read it in a sentence. */
const quoted = (text: string): string =>
  JSON.stringify(text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text);
const maxQuoted = 80;

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
  const wanted = rating.value.trim().toLowerCase();
  const mapped = Object.entries(rubric.ratings).find(([value]) => value.trim().toLowerCase() === wanted)?.[1];
  if (mapped === undefined)
    throw new InvalidInput(
      'rating-unmapped',
      `${where}: the rating ${quoted(rating.value)} is not in the table of rubric ${rubric.jobFamily} ${rubric.version}; add it under ratings and redrive.`,
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
      `${where}: ${quoted(named)} is no competency of rubric ${rubric.jobFamily} ${rubric.version}; name it there as the scorecard does and redrive.`,
    );
  return found.id;
};
