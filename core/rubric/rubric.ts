/**
 * `plumbline.rubric/1`: competencies with behavioural anchors, which round asks what in which
 * order, and the table that maps each vendor's ratings to one ordinal scale. Versioned.
 */
import * as z from 'zod/mini';
import { nameOf } from '../one-line.ts';

/** The one ordinal scale every rating is mapped to. */
export const Rating = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type Rating = z.infer<typeof Rating>;

export const CompetencyId = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use lower-case letters, digits and hyphens'))
  .brand<'CompetencyId'>();
export type CompetencyId = z.infer<typeof CompetencyId>;

export const Competency = z.strictObject({
  id: CompetencyId,
  name: nameOf(80),
  /** What each point of the scale looks like, in behaviour one could see. */
  anchors: z._default(z.partialRecord(z.enum(['1', '2', '3', '4']), z.string()), {}),
  /** Words and phrases that mark a question or an answer as being about this competency. */
  keywords: z._default(z.array(z.string().check(z.minLength(2))).check(z.maxLength(200)), []),
  /** Questions the round plans to ask for it. */
  questions: z._default(z.array(z.string()).check(z.maxLength(50)), []),
  /** A loop that rates it without evidence is not a calibrated loop. */
  mustHave: z._default(z.boolean(), false),
});
export type Competency = z.infer<typeof Competency>;

export const Round = z.strictObject({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  name: z.optional(z.string()),
  /** In the order in which the round asks for them. */
  competencies: z.array(CompetencyId).check(z.minLength(1), z.maxLength(20)),
  /** The share of behavioural questions the round plans; the rest is hypothetical or technical. */
  plannedBehaviouralShare: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
  plannedMin: z.optional(z.int().check(z.positive(), z.maximum(480))),
});
export type Round = z.infer<typeof Round>;

export const Rubric = z
  .strictObject({
    schema: z.literal('plumbline.rubric/1'),
    jobFamily: z.string().check(z.minLength(1), z.maxLength(64)),
    version: z.union([
      z.string().check(z.minLength(1), z.maxLength(64)),
      z.pipe(z.number(), z.transform(String)),
    ]),
    /** BCP 47; a loop in another language counts but gets no rates. */
    language: z._default(z.string(), 'en'),
    competencies: z.array(Competency).check(z.minLength(1), z.maxLength(60)),
    rounds: z.array(Round).check(z.minLength(1), z.maxLength(40)),
    /** Vendor rating (as written, lower case) → the ordinal scale, or no decision. */
    ratings: z._default(z.record(z.string(), z.union([Rating, z.literal('no-decision')])), {}),
  })
  .check(
    z.superRefine((rubric, context) => {
      const known = new Set(rubric.competencies.map((competency) => competency.id));
      for (const [index, round] of rubric.rounds.entries())
        for (const id of round.competencies)
          if (!known.has(id))
            context.addIssue({
              code: 'custom',
              path: ['rounds', index, 'competencies'],
              message: `round ${round.id} asks for ${id}, which is not among the competencies`,
            });
    }),
  );
export type Rubric = z.infer<typeof Rubric>;
