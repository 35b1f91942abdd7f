/** read-transcript: bytes become the canonical transcript, and who is who; kept as an artefact. */
import { InvalidInput } from '../../core/faults.ts';
import type { Person } from '../../core/interviewer/person.ts';
import {
  correctedSpeakers,
  type SpeakerMap,
  withoutSettledRoles,
} from '../../core/transcript/corrected-speakers.ts';
import { type InterviewMeant, oneInterview } from '../../core/transcript/merged-onsite.ts';
import { maxBytes, Transcript } from '../../core/transcript/transcript.ts';
import type { KnownPerson } from '../../core/transcript/name-match.ts';
import { assignRoles, type RoleAssignment, type WhoIsWhoInput } from '../../core/transcript/who-is-who.ts';
import type { DropContent } from '../ports/drop.ts';
import type { Ports } from '../ports/ports.ts';
import {
  envelopeKey,
  LoopEnvelope,
  type LoopState,
  readArtefact,
  transcriptKey,
  writeArtefact,
} from '../runtime/envelope.ts';
import { unlessNothingLeft } from '../runtime/nothing-left.ts';
import { refuseJunk } from '../runtime/junk.ts';
import { readContent, sizeOf } from '../runtime/read-content.ts';
import { recently } from '../runtime/recently.ts';
import { roster } from '../runtime/people.ts';
import { policyInForce } from '../runtime/policy.ts';
import { askWhoIsWho, mustAsk } from './ask-who-is-who.ts';

export type ReadPorts = Pick<Ports, 'drop' | 'artefacts' | 'ledger' | 'clock'>;

/**
 * `superseded`: the object has other bytes by now, and their own execution reads them. `waiting`: a
 * person is asked who is who, and the answer starts an execution of its own.
 */
export type ReadOutcome = { readonly outcome: 'read' | 'superseded' | 'waiting' };

export const readTranscript = unlessNothingLeft(
  async (state: LoopState, ports: ReadPorts): Promise<ReadOutcome> => {
    const place = transcriptKey(state.loopId, state.execution);
    if ((await ports.artefacts.get(place)) !== undefined) return { outcome: 'read' };
    const envelope = await readArtefact(
      ports.artefacts,
      LoopEnvelope,
      envelopeKey(state.loopId, state.execution),
    );
    const content = await ports.drop.read(envelope.transcript.key, maxBytes);
    if (content === undefined)
      throw new InvalidInput(
        'transcript-gone',
        `${envelope.transcript.key} was taken away before it could be read; drop it again.`,
      );
    if (content.sha256 !== envelope.transcript.sha256) return { outcome: 'superseded' };
    const assigned = await loopOnce(content, envelope, await roster(ports.ledger));
    const policy = await policyInForce(ports.ledger);
    if (mustAsk(assigned, policy))
      return { outcome: await askWhoIsWho(state, envelope, assigned, policy, ports) };
    await writeArtefact(ports.artefacts, place, assigned.transcript);
    return { outcome: 'read' };
  },
);

/** In the size of transcripts: some hundred hours of interviews. */
const mostRead = 8_000_000;

type Once = { readonly people: readonly Person[]; readonly assigned: RoleAssignment };

const read = recently<Once>(mostRead);

/**
 * A late scorecard has its loop read once more, within days. It comes out as the same transcript, so whatever was
 * made of that need not be made again. Throws InvalidInput.
 */
const loopOnce = async (
  content: DropContent,
  envelope: LoopEnvelope,
  people: readonly Person[],
): Promise<RoleAssignment> => {
  const { meta, assigned, interviewer } = envelope;
  const asked = JSON.stringify([content.sha256, content.key, interviewer, meta, assigned?.speakers ?? {}]);
  const before = read.get(asked);
  if (before?.people === people) return before.assigned;
  const found = await loopOf(content, envelope, people);
  const kept = { ...found, transcript: Transcript.parse(found.transcript) };
  read.keep(asked, { people, assigned: kept }, sizeOf(kept.transcript));
  return kept;
};

/** The one interview that is meant, and who is who in it. Throws InvalidInput. */
const loopOf = async (
  content: DropContent,
  envelope: LoopEnvelope,
  people: readonly Person[],
): Promise<RoleAssignment> => {
  const { meta, assigned } = envelope;
  const speakers = correctedSpeakers(meta.speakers ?? {}, assigned?.speakers ?? {});
  const found = await readContent(content, speakers);
  refuseJunk(content.key, found);
  const told = whoIsTold(speakers, envelope, people);
  const corrected = withoutSettledRoles(found, assigned?.speakers ?? {});
  // A panel hands over within one interview; everybody else's second half is another loop.
  const one =
    meta.participation === 'panel'
      ? corrected
      : oneInterview(corrected, () => interviewMeant(corrected, told, envelope), content.key);
  const { transcript, ...sureness } = assignRoles(one, told);
  const language = transcript.language ?? meta.language;
  return { ...sureness, transcript: language === undefined ? transcript : { ...transcript, language } };
};

const known = ({ name, email }: Person): KnownPerson => ({ names: [name], email });

/** Of everybody as one reading of the roster has them. */
const knownAs = new WeakMap<readonly Person[], readonly KnownPerson[]>();

const everybody = (people: readonly Person[]): readonly KnownPerson[] => {
  const before = knownAs.get(people);
  if (before !== undefined) return before;
  const made = people.map(known);
  knownAs.set(people, made);
  return made;
};

const whoIsTold = (
  speakers: SpeakerMap,
  envelope: LoopEnvelope,
  people: readonly Person[],
): WhoIsWhoInput => {
  const interviewer = people.find(({ id }) => id === envelope.interviewer);
  return {
    ...(Object.keys(speakers).length === 0 ? {} : { speakers }),
    ...(interviewer === undefined ? {} : { interviewer: known(interviewer) }),
    roster: everybody(people),
  };
};

/** Whose part of a day it is: by name only, since who asks most in a whole day says nothing. */
const interviewMeant = (
  transcript: Transcript,
  told: WhoIsWhoInput,
  { meta }: LoopEnvelope,
): InterviewMeant => {
  const { transcript: named, basis } = assignRoles(transcript, told);
  const leads = basis === 'proposal' ? [] : named.speakers.filter(({ role }) => role === 'interviewer');
  const startMs =
    meta.recordingStartedAt === undefined
      ? undefined
      : Date.parse(meta.startedAt) - Date.parse(meta.recordingStartedAt);
  return {
    interviewers: new Set(leads.map(({ id }) => id)),
    lastsMs: Date.parse(meta.endedAt) - Date.parse(meta.startedAt),
    startMs,
  };
};
