/**
 * Who is the interviewer? Metadata first; else names, nicknames and mail addresses matched to the
 * roster; else, as a proposal with a confidence, who asks.
 */
import { sameGivenName } from './nicknames.ts';
import { tidyLabel } from './reading.ts';
import type { Speaker, SpeakerRole, Transcript, Turn } from './transcript.ts';
import { wordsIn } from './words-in.ts';

export interface KnownPerson {
  /** The full name and whatever else the person is called. */
  readonly names: readonly string[];
  readonly email?: string;
}

export interface WhoIsWhoInput {
  /** Roles by label, from the metadata; nothing overrules them. */
  readonly speakers?: Readonly<Record<string, Exclude<SpeakerRole, 'unknown'>>>;
  /** The interviewer of this loop, as the roster knows them. */
  readonly interviewer?: KnownPerson;
  /** The candidate's label, where the metadata gives one. */
  readonly candidateLabel?: string;
  /** Everybody else on the roster: a colleague in the room is an observer, not the candidate. */
  readonly roster?: readonly KnownPerson[];
}

export type AssignmentBasis = 'metadata' | 'roster' | 'proposal';

export interface RoleAssignment {
  readonly transcript: Transcript;
  /** 0 to 1; below the policy's threshold a person is asked. */
  readonly confidence: number;
  readonly basis: AssignmentBasis;
}

/** Lower case, no accents, letters and digits only; what is left of "Lund, Maja (she/her)" is `lund maja`. */
const readNameWords = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[([][^()[\]]{0,60}[)\]]/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Every label of every interview is held against the whole roster: a name's words are worked out once. */
const wordsByName = new Map<string, readonly string[]>();
/** More people than a company has, a few megabytes. */
const mostNames = 20_000;

const nameWords = (text: string): readonly string[] => {
  const known = wordsByName.get(text);
  if (known !== undefined) return known;
  const words = readNameWords(text);
  if (wordsByName.size >= mostNames) wordsByName.clear();
  wordsByName.set(text, words);
  return words;
};

/** How surely a label is one name of a person: all words, given name and initial, initials, given name alone. */
function nameMatch(label: readonly string[], name: readonly string[]): number {
  const [given = ''] = name;
  const family = name.at(-1) ?? '';
  if (label.length === 0 || name.length === 0) return 0;
  if (label.length === name.length && [...label].sort().join(' ') === [...name].sort().join(' ')) return 1;
  if (name.length >= 2 && label.length >= 2) {
    const holdsFamily = label.includes(family);
    const others = label.filter((word) => word !== family);
    if (holdsFamily && others.some((word) => sameGivenName(word, given))) return 0.97;
    if (holdsFamily && others.some((word) => word.length === 1 && given.startsWith(word))) return 0.9;
    const initial = label.at(-1) ?? '';
    if (sameGivenName(label[0] ?? '', given) && initial.length === 1 && family.startsWith(initial))
      return 0.92;
    return 0;
  }
  const only = label[0] ?? '';
  if (
    label.length === 1 &&
    only.length === name.length &&
    name.every((word, index) => word.startsWith(only[index] ?? '-'))
  ) {
    return 0.85;
  }
  if (label.length === 1 && sameGivenName(only, given)) return 0.88;
  if (label.length === 1 && name.length >= 2 && only === family) return 0.85;
  // A one-word roster name is as sure as the word it shares.
  return name.length === 1 && label.some((word) => sameGivenName(word, given)) ? 0.85 : 0;
}

function personMatch(label: string, person: KnownPerson): number {
  const words = nameWords(label.split('@')[0] ?? '');
  let best = 0;
  for (const name of person.names) best = Math.max(best, nameMatch(words, nameWords(name)));
  const email = person.email?.trim().toLowerCase();
  if (email === undefined || email === '') return best;
  if (label.trim().toLowerCase() === email) return 1;
  const local = (email.split('@')[0] ?? '').split('+')[0] ?? '';
  const localWords = nameWords(local);
  const joined = localWords.join('');
  if (joined.length >= 3 && words.join('') === joined) best = Math.max(best, 0.95);
  const [given = '', family = ''] = [words[0], words.at(-1)];
  // mlund@, maja.l@: an initial joined to a name.
  const shortened =
    words.length >= 2 &&
    joined.length >= 4 &&
    [`${given[0]}${family}`, `${given}${family[0]}`].includes(joined);
  return shortened ? Math.max(best, 0.9) : best;
}

/** Labels that say what somebody is. */
const interviewerLabel = /^(?:(?:lead |co-?)?interviewer|q|question)(?:[ _#-]{0,2}\d{1,2})?$/i;
const candidateLabelled = /^(?:candidate|interviewee|applicant|a|answer)(?:[ _#-]{0,2}\d{1,2})?$/i;
const observerLabel =
  /^(?:observer|shadow(?: interviewer)?|notetaker|note taker|recorder)(?:[ _#-]{0,2}\d{1,2})?$/i;

interface Voice {
  readonly speaker: Speaker;
  words: number;
  readonly turns: Turn[];
}

const sentenceEnd = /[.!?…]+(?=\s|$)/g;
const opensLikeQuestion =
  /^(?:(?:so|and|okay|ok|right|now|well|great|cool|alright|but)[, ]+){0,3}(?:what|how|why|when|where|who|which|could you|can you|would you|do you|did you|have you|are you|tell me|walk me|talk me|describe|imagine|suppose|explain)\b/i;

/** A turn longer than this is looked at in its first part; who asks shows there. */
const maxTurnLooked = 20_000;

function voicesOf(transcript: Transcript): Voice[] {
  const voices = new Map<string, Voice>(
    transcript.speakers.map((speaker) => [speaker.id, { speaker, words: 0, turns: [] }]),
  );
  for (const turn of transcript.turns) {
    const voice = voices.get(turn.speaker);
    if (voice === undefined) continue;
    voice.turns.push(turn);
    voice.words += wordsIn(turn.text, maxTurnLooked);
  }
  return [...voices.values()];
}

/** Sentences that ask: with a question mark, or opening like a question where marks are missing. */
function questionsOf({ turns }: Voice): number {
  let questions = 0;
  for (const turn of turns) {
    const text = turn.text.slice(0, maxTurnLooked);
    if (text.includes('?')) {
      for (const [end] of text.matchAll(sentenceEnd)) if (end.includes('?')) questions += 1;
    } else if (opensLikeQuestion.test(text.slice(0, 200))) questions += 1;
  }
  return questions;
}

/** Below this many words nobody can be told apart by how they talk. */
const minProposalWords = 60;

interface Proposal {
  readonly interviewer: Voice;
  readonly confidence: number;
}

/**
 * Who asks is the interviewer: the share of all questions, checked against the share of words, since
 * candidates talk more. The confidence grows with the lead and with the number of questions heard.
 */
function proposeInterviewer(heard: readonly Voice[]): Proposal | undefined {
  const voices = heard.map((voice) => ({ ...voice, questions: questionsOf(voice) }));
  const questions = voices.reduce((sum, voice) => sum + voice.questions, 0);
  const words = voices.reduce((sum, voice) => sum + voice.words, 0);
  const ranked = [...voices].sort((one, other) => asks(other, words) - asks(one, words));
  const [first, second] = ranked;
  if (first === undefined || second === undefined || questions === 0 || words < minProposalWords)
    return undefined;
  const lead = (first.questions - second.questions) / questions;
  const enough = questions / (questions + 4);
  const talksLess = first.words < second.words ? 0.1 : -0.05;
  const confidence = Math.max(0.05, Math.min(0.9, 0.4 + 0.5 * lead * enough + talksLess * enough));
  return { interviewer: first, confidence: Math.round(confidence * 100) / 100 };
}

/** Questions, damped for those who also talk most: a candidate asks too, at the end. */
const asks = (voice: Voice & { readonly questions: number }, words: number): number =>
  (voice.questions + 0.5) * (1 - 0.5 * (words === 0 ? 0 : voice.words / words));

/** Below this a match of names is no match. */
const minNameMatch = 0.8;

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

/** The best match per person; two labels that match equally well settle nothing unless it is one person renamed half-way. */
function rolesFromRoster(speakers: readonly Speaker[], roles: Roles, input: WhoIsWhoInput): number {
  let confidence = 0;
  for (const speaker of speakers) {
    if (roles.has(speaker.id) || speaker.label === '') continue;
    const asInterviewer = input.interviewer === undefined ? 0 : personMatch(speaker.label, input.interviewer);
    let asOther = 0;
    for (const person of input.roster ?? []) {
      if (person !== input.interviewer && !sharesIdentity(person, input.interviewer)) {
        asOther = Math.max(asOther, personMatch(speaker.label, person));
      }
    }
    if (asInterviewer >= minNameMatch && asInterviewer >= asOther) {
      roles.set(speaker.id, 'interviewer');
      // A colleague who fits nearly as well makes the match worth a question.
      confidence = Math.max(confidence, asOther >= minNameMatch ? asInterviewer - 0.3 : asInterviewer);
    } else if (asOther >= 0.9) roles.set(speaker.id, 'observer');
  }
  return confidence;
}

const sharesIdentity = (person: KnownPerson, other: KnownPerson | undefined): boolean =>
  other !== undefined &&
  (person.email !== undefined && other.email !== undefined
    ? person.email.toLowerCase() === other.email.toLowerCase()
    : person.names[0] === other.names[0]);

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
 * Gives each speaker a role. Takes time linear in the words and in speakers × roster.
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
  const matched = rolesFromRoster(speakers, roles, input);
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
