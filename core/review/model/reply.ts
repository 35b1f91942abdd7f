/**
 * What a model may answer: one tool for every lens, so that the cached prefix is the same for all.
 * A reply is a claim; it becomes proposals here and findings only when core has verified them.
 */
import * as z from 'zod/mini';
import { inEnglish } from '../../in-english.ts';
import { maxTurns } from '../../transcript/transcript.ts';
import { Proposal } from '../proposal.ts';

/** Kinds that words can show. Times, order and ratings without evidence are computed, never proposed. */
export const ProposableKind = z.enum([
  'strength',
  'leading-question',
  'presupposition',
  'multiple-question',
  'missed-follow-up',
  'protected-topic',
  'salary-history',
  'rating-against-evidence',
]);
export type ProposableKind = z.infer<typeof ProposableKind>;

const Quoted = z.strictObject({
  turn: z
    .int()
    .check(z.nonnegative(), z.maximum(maxTurns - 1), z.describe('The number at the start of the line.')),
  quote: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(2000),
      z.describe('Words of that turn, copied character by character.'),
    ),
});
export type Quoted = z.infer<typeof Quoted>;

export const ModelFinding = z.extend(Proposal, { kind: ProposableKind });
export type ModelFinding = z.infer<typeof ModelFinding>;

export const QuotedEvidence = z.extend(Quoted, {
  competency: z.string().check(z.minLength(1), z.maxLength(64)),
});
export type QuotedEvidence = z.infer<typeof QuotedEvidence>;

/** A coach reads five; sixty is an hour of nothing but findings. */
const maxFindings = 60;
/** Twice the questions of the longest interview seen. */
const maxQuestions = 300;
/** Five for each of twenty competencies. */
const maxEvidence = 100;
/** More than anybody hides in one interview; a reply that names more is read without them. */
const maxAddressed = 20;

export const ModelReply = z.strictObject({
  findings: z
    .array(ModelFinding)
    .check(z.maxLength(maxFindings), z.describe('Empty when there is nothing to say.')),
  questions: z
    .array(Quoted)
    .check(z.maxLength(maxQuestions), z.describe('Empty unless the task asks for questions.')),
  evidence: z
    .array(QuotedEvidence)
    .check(z.maxLength(maxEvidence), z.describe('Empty unless the task asks for evidence.')),
  addressed: z
    ._default(z.array(z.int().check(z.nonnegative())).check(z.maxLength(maxAddressed)), [])
    .check(
      z.describe(
        'Turns that speak to a machine or to whoever reads this, not to the other person. Mostly empty.',
      ),
    ),
});
export type ModelReply = z.infer<typeof ModelReply>;

export const toolName = 'report';
export const toolDescription = 'Hands in what you found. Call it once, with every field.';

/** JSON Schema of the tool's input, made from ModelReply. */
export function replySchema(): Record<string, unknown> {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(ModelReply, { io: 'input' });
  return schema;
}

/** A person or a model can mend a few faults at a time; the rest is seen next time. */
const maxProblems = 8;
/** Room for eight short sentences; a reply full of faults must not fill the next request. */
const maxProblemUnits = 1000;

export type ReadReply =
  | { readonly kind: 'reply'; readonly reply: ModelReply }
  | { readonly kind: 'malformed'; readonly problem: string };

/** The reply, or what is wrong with it in words that a model can mend. */
export function readReply(input: unknown): ReadReply {
  const parsed = ModelReply.safeParse(input, inEnglish);
  if (parsed.success) return { kind: 'reply', reply: parsed.data };
  const problems = parsed.error.issues
    .slice(0, maxProblems)
    .map((issue) => `${issue.path.join('.') || 'the whole reply'}: ${issue.message}`);
  return { kind: 'malformed', problem: problems.join('; ').slice(0, maxProblemUnits) };
}
