/**
 * What one execution works on, fixed when it is started: who, what, which versions. Kept as an
 * artefact because it holds speaker names, which state and logs never do.
 */
import * as z from 'zod/mini';
import { Unavailable } from '../../core/faults.ts';
import { Instant, LoopId, PersonId, Sha256 } from '../../core/identity.ts';
import { Rubric } from '../../core/rubric/rubric.ts';
import { SourceVersion } from '../../core/transcript/inbox.ts';
import { Sidecar } from '../../core/transcript/sidecar.ts';
import type { Artefacts } from '../ports/artefacts.ts';
import { type Recently, recently } from './recently.ts';
import { ScorecardRow, SpeakersRow } from './row-bodies.ts';
import { readStored } from './stored.ts';

export const LoopEnvelope = z.strictObject({
  loopId: LoopId,
  interviewer: PersonId,
  execution: z.string(),
  meta: Sidecar,
  transcript: z.strictObject({ key: z.string(), sha256: Sha256 }),
  source: SourceVersion,
  capturedAt: Instant,
  scorecard: z.optional(ScorecardRow),
  rubric: z.optional(Rubric),
  /** What a person said of who is who. */
  assigned: z.optional(SpeakersRow),
});
export type LoopEnvelope = z.infer<typeof LoopEnvelope>;

/** The state every step of review-loop is handed: keys and ids, never text. */
export const LoopState = z.looseObject({
  /** What reading the transcript came to, once it has been read. */
  read: z.optional(z.looseObject({ outcome: z.string() })),
  loopId: LoopId,
  execution: z.string(),
  interviewer: PersonId,
  key: z.string(),
  stem: z.string(),
  attempt: z.int().check(z.nonnegative()),
});
export type LoopState = z.infer<typeof LoopState>;

/** Where all that one execution makes of a loop lies. */
export const executionFolder = (loopId: LoopId, execution: string): string => `loops/${loopId}/${execution}`;
export const envelopeKey = (loopId: LoopId, execution: string): string =>
  `${executionFolder(loopId, execution)}/envelope.json`;
export const transcriptKey = (loopId: LoopId, execution: string): string =>
  `${executionFolder(loopId, execution)}/transcript.json`;
/** The transcript of a loop that waits until somebody says who is who. */
export const unassignedKey = (loopId: LoopId, execution: string): string =>
  `${executionFolder(loopId, execution)}/unassigned.json`;
export const proposalsKey = (loopId: LoopId, execution: string): string =>
  `${executionFolder(loopId, execution)}/proposals.json`;
export const notebookKey = (loopId: LoopId, execution: string, page: string): string =>
  `${executionFolder(loopId, execution)}/lens-${page}.json`;
export const reviewKey = (loopId: LoopId, execution: string): string =>
  `${executionFolder(loopId, execution)}/review.json`;

/** What only the steps between reading and reviewing are for; the review is written after both. */
export const isInterim = (key: string): boolean => /\/(?:transcript|proposals)\.json$/.test(key);

/**
 * In bytes of JSON: as much as a hundred and sixty transcripts of 9,000 words, or the reviews of a thousand short
 * ones. The steps of a loop read one another's artefacts, and mails and pages the same review for weeks.
 */
const mostRemembered = 12_000_000;

/** What was read or written last, checked: an artefact is written once, so it need not be parsed and checked again. */
const recent = new WeakMap<Artefacts, Recently<unknown>>();

const recentOf = (artefacts: Artefacts): Recently<unknown> => {
  const known = recent.get(artefacts) ?? recently(mostRemembered);
  recent.set(artefacts, known);
  return known;
};

/** Throws Unavailable when it is not there: it was written before the execution was started. */
export const readArtefact = async <Schema extends z.ZodMiniType>(
  artefacts: Artefacts,
  schema: Schema,
  key: string,
): Promise<z.infer<Schema>> => {
  // Looked at even when it is remembered: what has been erased is gone for whoever asks afterwards.
  const bytes = await artefacts.get(key);
  if (bytes === undefined) {
    recentOf(artefacts).drop(key);
    throw new Unavailable('artefact-missing', `The artefact ${key} is not there; it may have been erased.`);
  }
  const known = recentOf(artefacts).get(key);
  // One key has one schema, by its maker above.
  if (known !== undefined) return known as z.infer<Schema>;
  const value = readStored(schema, JSON.parse(new TextDecoder().decode(bytes)));
  recentOf(artefacts).keep(key, value, bytes.length);
  return value;
};

/** The value is one that its schema has let through: whoever reads it next in this process is handed it as it is. */
export const writeArtefact = async (artefacts: Artefacts, key: string, value: unknown): Promise<void> => {
  const bytes = Buffer.from(JSON.stringify(value));
  await artefacts.put(key, bytes);
  recentOf(artefacts).keep(key, value, bytes.length);
};
