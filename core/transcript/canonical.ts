/** `plumbline.transcript/1`, checked: ids that exist, indexes that count, times that run forward. */
import * as z from 'zod/mini';
import { inEnglish } from '../in-english.ts';
import { type AssemblyOptions, checkTurns, Warnings } from './assembly.ts';
import { refusal, warningMessage } from './codes.ts';
import { defectsOf } from './defects.ts';
import { at, listAt } from './json-shapes.ts';
import { tidyLabel } from './reading.ts';
import { maxTurns, type SpeakerRole, Transcript } from './transcript.ts';

/** What a writer of the canonical form may leave out, because it follows from the rest. */
const Draft = z.extend(Transcript, { warnings: z._default(Transcript.shape.warnings, []) });

/** The first issue of a failed check as `turns.3.text: expected string`. */
const firstIssue = (error: z.core.$ZodError): string => {
  const issue = error.issues[0];
  return issue === undefined ? 'unknown' : `${issue.path.join('.')}: ${issue.message}`;
};

/**
 * Checks a canonical transcript and applies the metadata's roles. Turns stay as they are: evidence
 * points at their indexes.
 *
 * @throws InvalidInput `wrong-shape`, `no-words`, `too-long`
 */
export function readCanonical(json: unknown, options: AssemblyOptions): Transcript {
  const count = listAt(json, 'turns')?.length ?? 0;
  if (count > maxTurns) throw refusal('too-many-turns', options.name);
  const parsed = Draft.safeParse(json, inEnglish);
  if (!parsed.success) throw refusal('wrong-shape', options.name, firstIssue(parsed.error));
  const draft = parsed.data;
  const ids = new Set(draft.speakers.map((speaker) => speaker.id));
  if (ids.size !== draft.speakers.length)
    throw refusal('wrong-shape', options.name, 'speakers: an id occurs twice');
  for (const [index, turn] of draft.turns.entries()) {
    if (turn.index !== index)
      throw refusal('wrong-shape', options.name, `turns.${index}.index: expected ${index}`);
    if (!ids.has(turn.speaker)) {
      throw refusal(
        'wrong-shape',
        options.name,
        `turns.${index}.speaker: no speaker has the id "${turn.speaker}"`,
      );
    }
  }
  checkTurns(draft.turns, options.name);
  return withRoles(withWarnings(draft), options);
}

/** The warnings any other format would get, without those the document already carries. */
function withWarnings(draft: Transcript): Transcript {
  const known = new Set(draft.warnings.map(({ code, turn }) => `${code} ${turn ?? ''}`));
  const warnings = new Warnings();
  for (const { code, turn } of defectsOf(draft.speakers, draft.turns)) {
    if (!known.has(`${code} ${turn ?? ''}`)) warnings.add(code, turn);
  }
  for (const { index, startMs, endMs } of draft.turns) {
    if (startMs === null || endMs === null || endMs > startMs) continue;
    const code = endMs === startMs ? 'zero-duration' : 'negative-duration';
    if (!known.has(`${code} ${index}`)) warnings.add(code, index);
  }
  return {
    ...draft,
    turns: draft.turns.map((turn) =>
      turn.startMs !== null && turn.endMs !== null && turn.endMs < turn.startMs
        ? { ...turn, endMs: null }
        : turn,
    ),
    warnings: [...draft.warnings, ...warnings.all()],
  };
}

function withRoles(transcript: Transcript, { speakers: mapped }: AssemblyOptions): Transcript {
  if (mapped === undefined) return transcript;
  const roles = new Map<string, SpeakerRole>(
    Object.entries(mapped).map(([label, role]) => [tidyLabel(label), role]),
  );
  const labels = new Set(transcript.speakers.map((speaker) => tidyLabel(speaker.label)));
  const unknown = [...roles.keys()].filter((label) => !labels.has(label));
  return {
    ...transcript,
    speakers: transcript.speakers.map((speaker) => ({
      ...speaker,
      role: roles.get(tidyLabel(speaker.label)) ?? speaker.role,
    })),
    warnings: [
      ...transcript.warnings,
      ...unknown.map((label) => ({
        code: 'unknown-mapping',
        message: warningMessage('unknown-mapping', label),
      })),
    ],
  };
}

/** True for JSON that calls itself a canonical transcript, whatever its version. */
export const isCanonical = (json: unknown): boolean => {
  const schema = at(json, 'schema');
  return typeof schema === 'string' && schema.startsWith('plumbline.transcript/');
};
