/** Who of the speakers is the interviewer by name, and who a colleague: labels against the roster. */
import { isNobody } from './defects.ts';
import { whomItMayName } from './known-people.ts';
import { type KnownPerson, personMatch, sharesIdentity } from './name-match.ts';
import type { SpeakerRole } from './transcript.ts';
import { proposeInterviewer, type Voice } from './who-asks.ts';

export interface KnownByName {
  /** The interviewer of this loop, as the roster knows them. */
  readonly interviewer?: KnownPerson;
  /** The roster, with or without the interviewer: a colleague in the room is an observer, not the candidate. */
  readonly roster?: readonly KnownPerson[];
}

/** Below this a match of names is no match. */
const minNameMatch = 0.8;
/** From here on a label names a colleague; a given name alone does not. */
const minColleagueMatch = 0.9;
/** What a doubt takes from a match, so that a person is asked. */
const doubt = 0.3;
/** Who asks, when as sure as this, speaks against a name that is not written in full. */
const minContradiction = 0.6;

const nobody: readonly KnownPerson[] = [];

/** A label that fits the interviewer: how well, and how well the colleague it fits best. */
interface Claim {
  readonly voice: Voice;
  readonly own: number;
  readonly other: number;
}

interface Found {
  readonly voices: readonly Voice[];
  readonly sureness: number;
}

/** One has said everything before the other begins: somebody renamed half-way. Two who take turns are two people. */
function speakApart(one: Voice, other: Voice): boolean {
  const [begins = 0, ends = 0] = [one.turns[0]?.index, one.turns.at(-1)?.index];
  const [otherBegins = 0, otherEnds = 0] = [other.turns[0]?.index, other.turns.at(-1)?.index];
  return ends < otherBegins || otherEnds < begins;
}

/**
 * The one whose label fits the interviewer best, and whoever is the same person under another name. A
 * candidate of the same given name fits too: the rest stay without a role.
 */
function interviewerAmong(claims: readonly Claim[], anybodyElse: boolean): Found {
  const [best, ...rest] = [...claims].sort((one, other) => other.own - one.own);
  if (best === undefined) return { voices: [], sureness: 0 };
  const isSame = ({ own, voice }: Claim): boolean =>
    anybodyElse && ((own === 1 && best.own === 1) || speakApart(voice, best.voice));
  const same = [best, ...rest.filter(isSame)];
  const [second, third] = rest;
  // Of two who talk, one of them under the full name, the other can only be the candidate.
  const onlyCandidate = !anybodyElse && third === undefined && best.own === 1 && second?.own !== 1;
  const settled = same.length === claims.length || onlyCandidate;
  const likeColleague = same.some(({ other }) => other >= minNameMatch);
  return {
    voices: same.map(({ voice }) => voice),
    sureness: settled && !likeColleague ? best.own : best.own - doubt,
  };
}

/** Somebody else who asks the questions: a given name, initials or a device's name may be the candidate's. */
function otherWhoAsks(found: Found, voices: readonly Voice[]): Voice | undefined {
  const asks = proposeInterviewer(voices);
  if (asks === undefined || asks.confidence < minContradiction) return undefined;
  const { interviewer } = asks;
  return found.voices.some(({ speaker }) => speaker.id === interviewer.speaker.id) ? undefined : interviewer;
}

const mostWords = (voices: readonly Voice[]): Voice | undefined =>
  voices.reduce<Voice | undefined>(
    (most, voice) => (most === undefined || voice.words > most.words ? voice : most),
    undefined,
  );

/**
 * Adds the roles that names give to speakers who have none.
 *
 * @returns how sure it is who the interviewer is, 0 to 1
 */
export function rolesFromRoster(
  voices: readonly Voice[],
  roles: Map<string, SpeakerRole>,
  { interviewer, roster = nobody }: KnownByName,
): number {
  const claims: Claim[] = [];
  const colleagues: Voice[] = [];
  for (const voice of voices) {
    const { id, label } = voice.speaker;
    if (roles.has(id) || label === '') continue;
    const own = interviewer === undefined ? 0 : personMatch(label, interviewer);
    let other = 0;
    for (const person of whomItMayName(label, roster)) {
      if (person !== interviewer && !sharesIdentity(person, interviewer))
        other = Math.max(other, personMatch(label, person));
    }
    if (own >= minNameMatch && own >= other) claims.push({ voice, own, other });
    else if (other >= minColleagueMatch) colleagues.push(voice);
  }
  const speaking = voices.filter(({ words }) => words > 0);
  const found = interviewerAmong(claims, speaking.length > claims.length);
  for (const { speaker } of found.voices) roles.set(speaker.id, 'interviewer');
  for (const { speaker } of colleagues) roles.set(speaker.id, 'observer');
  const someoneIsLeft = speaking.some(({ speaker }) => !roles.has(speaker.id));
  // Nobody is left to be the candidate: one of the colleagues only has a colleague's name.
  if (found.voices.length > 0 && !someoneIsLeft && ![...roles.values()].includes('candidate'))
    roles.delete(mostWords(colleagues)?.speaker.id ?? '');
  const asking = found.sureness === 1 ? undefined : otherWhoAsks(found, voices);
  if (asking === undefined) return found.sureness;
  // Whoever asks has no name that a person could point at: nobody is taken for the interviewer.
  if (isNobody(asking.speaker.label)) for (const { speaker } of found.voices) roles.delete(speaker.id);
  return Math.max(0, found.sureness - doubt);
}
