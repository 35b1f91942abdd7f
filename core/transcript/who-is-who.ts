/**
 * Who is the interviewer? Metadata first; else names, nicknames and mail addresses matched to the
 * roster; else, as a proposal with a confidence, who asks.
 */
import { tidyLabel } from './reading.ts';
import { type KnownByName, rolesFromRoster } from './roster-roles.ts';
import type { Speaker, SpeakerRole, Transcript } from './transcript.ts';
import { type Voice, proposeInterviewer, voicesOf } from './who-asks.ts';

export interface WhoIsWhoInput extends KnownByName {
  /** Roles by label, from the metadata; nothing overrules them. */
  readonly speakers?: Readonly<Record<string, Exclude<SpeakerRole, 'unknown'>>>;
  /** The candidate's label, where the metadata gives one. */
  readonly candidateLabel?: string;
}

export type AssignmentBasis = 'metadata' | 'roster' | 'proposal';

export interface RoleAssignment {
  readonly transcript: Transcript;
  /** 0 to 1; below the policy's threshold a person is asked. */
  readonly confidence: number;
  readonly basis: AssignmentBasis;
}

/** Labels that say what somebody is. */
const interviewerLabel = /^(?:(?:lead |co-?)?interviewer|q|question)(?:[ _#-]{0,2}\d{1,2})?$/i;
const candidateLabelled = /^(?:candidate|interviewee|applicant|a|answer)(?:[ _#-]{0,2}\d{1,2})?$/i;
const observerLabel =
  /^(?:observer|shadow(?: interviewer)?|notetaker|note taker|recorder)(?:[ _#-]{0,2}\d{1,2})?$/i;

type Roles = Map<string, SpeakerRole>;

function rolesFromMetadata(speakers: readonly Speaker[], input: WhoIsWhoInput): Roles {
  const roles: Roles = new Map();
  const mapped = new Map(
    Object.entries(input.speakers ?? {}).map(([label, role]) => [tidyLabel(label).toLowerCase(), role]),
  );
  const candidate =
    input.candidateLabel === undefined ? undefined : tidyLabel(input.candidateLabel).toLowerCase();
  for (const speaker of speakers) {
    const label = tidyLabel(speaker.label).toLowerCase();
    const role =
      mapped.get(label) ?? (candidate !== undefined && label === candidate ? 'candidate' : speaker.role);
    if (role !== 'unknown') roles.set(speaker.id, role);
  }
  return roles;
}

function rolesFromLabels(speakers: readonly Speaker[], roles: Roles): boolean {
  let found = false;
  for (const speaker of speakers) {
    if (roles.has(speaker.id)) continue;
    const role = interviewerLabel.test(speaker.label)
      ? 'interviewer'
      : candidateLabelled.test(speaker.label)
        ? 'candidate'
        : observerLabel.test(speaker.label)
          ? 'observer'
          : undefined;
    if (role === undefined) continue;
    // A lone "A" may be an anonymous speaker's letter; only beside its Q is it an answer.
    if (/^a$/i.test(speaker.label) && !speakers.some(({ label }) => /^q/i.test(label))) continue;
    roles.set(speaker.id, role);
    found ||= role === 'interviewer';
  }
  return found;
}

/** With an interviewer known and one person left, that person is the candidate; with several, the one who talks most. */
function completeRoles(voices: readonly Voice[], roles: Roles): number {
  const all = [...roles.values()];
  const open = voices.filter(({ speaker, words }) => !roles.has(speaker.id) && words > 0);
  if (!all.includes('interviewer') && all.includes('candidate') && open.length === 1) {
    roles.set(open[0]?.speaker.id ?? '', 'interviewer');
    return 0.95;
  }
  if (!all.includes('interviewer') || all.includes('candidate') || open.length === 0) return 1;
  const ranked = [...open].sort((one, other) => other.words - one.words);
  const [first, second] = ranked;
  if (first === undefined) return 1;
  roles.set(first.speaker.id, 'candidate');
  if (second === undefined) return 1;
  return Math.max(0.5, Math.min(0.95, first.words / Math.max(1, first.words + second.words)));
}

const withRoles = (transcript: Transcript, roles: Roles): Transcript => ({
  ...transcript,
  speakers: transcript.speakers.map((speaker) => ({ ...speaker, role: roles.get(speaker.id) ?? 'unknown' })),
});

/**
 * Gives each speaker a role. Takes time linear in the words; a roster is taken apart once.
 *
 * @returns the transcript with roles, how sure they are (0 to 1), and what they rest on. With a
 *   `proposal` below the policy's threshold the loop waits for a person.
 */
export function assignRoles(transcript: Transcript, input: WhoIsWhoInput = {}): RoleAssignment {
  const { speakers } = transcript;
  const voices = voicesOf(transcript);
  const roles = rolesFromMetadata(speakers, input);
  const has = (role: SpeakerRole): boolean => [...roles.values()].includes(role);
  if (has('interviewer') || (has('candidate') && voices.length === 2)) {
    const rest = completeRoles(voices, roles);
    return { transcript: withRoles(transcript, roles), confidence: rest, basis: 'metadata' };
  }
  const matched = rolesFromRoster(voices, roles, input);
  if (has('interviewer')) {
    const rest = completeRoles(voices, roles);
    return { transcript: withRoles(transcript, roles), confidence: Math.min(matched, rest), basis: 'roster' };
  }
  if (rolesFromLabels(speakers, roles)) {
    const rest = completeRoles(voices, roles);
    return { transcript: withRoles(transcript, roles), confidence: Math.min(0.95, rest), basis: 'proposal' };
  }
  const proposal = proposeInterviewer(
    voices.filter(({ speaker }) => !roles.has(speaker.id) && speaker.label !== ''),
  );
  if (proposal === undefined)
    return { transcript: withRoles(transcript, roles), confidence: 0, basis: 'proposal' };
  roles.set(proposal.interviewer.speaker.id, 'interviewer');
  const rest = completeRoles(voices, roles);
  return {
    transcript: withRoles(transcript, roles),
    confidence: Math.min(proposal.confidence, rest),
    basis: 'proposal',
  };
}
