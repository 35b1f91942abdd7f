/** Has this upload all it needs? A pure-as-possible look at one stem: metadata, roster, consent, identity. */
import { InvalidInput } from '../../core/faults.ts';
import { Instant, LoopId, CandidateRef } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { WaitingFor } from '../../core/transcript/inbox.ts';
import type { Sidecar } from '../../core/transcript/sidecar.ts';
import type { Ports } from '../ports/ports.ts';
import { fingerprint } from '../runtime/fingerprint.ts';
import { refuseJunk } from '../runtime/junk.ts';
import { personMeant } from '../runtime/people.ts';
import { readContent } from '../runtime/read-content.ts';
import { refuseErased } from '../runtime/tombstones.ts';
import type { Arrival } from './arrival.ts';
import { envelopeFrom, fromKey, objectMetadata, sidecarFrom } from './metadata.ts';

export type Readiness =
  | {
      readonly kind: 'ready';
      readonly meta: Sidecar;
      readonly interviewer: Person;
      readonly loopId: LoopId;
      readonly metaHash: string;
    }
  | {
      readonly kind: 'waiting';
      readonly for: WaitingFor;
      readonly message: string;
      readonly subject: string;
    };

/** A key template gives a start and no end: as long as a usual interview. */
const assumedMin = 60;

/** Throws InvalidInput for what no later arrival can mend. */
export const readiness = async (
  stem: string,
  transcript: Arrival | undefined,
  sidecar: Arrival | undefined,
  policy: Policy,
  ports: Pick<Ports, 'ledger'>,
): Promise<Readiness> => {
  const meta = await metadataOf(transcript, sidecar, policy);
  // Said of whichever part names them, before either waits for the other.
  if (meta !== undefined)
    await refuseErased(ports.ledger, meta.candidate, transcript?.row.key ?? sidecar?.row.key ?? stem);
  if (transcript === undefined)
    return {
      kind: 'waiting',
      for: 'transcript',
      subject: stem,
      message: `${stem}.meta.json says what the loop is, and the transcript has not come; drop it beside the sidecar.`,
    };
  if (meta === undefined) {
    const content = await transcript.content();
    if (content !== undefined) refuseJunk(content.key, await readContent(content));
    return {
      kind: 'waiting',
      for: 'metadata',
      subject: stem,
      message: `${transcript.row.key} does not say whose loop it is; drop ${stem}.meta.json with interviewer, candidate, round, startedAt and endedAt.`,
    };
  }
  if (policy.admission.consentRequired && meta.consent !== true)
    throw new InvalidInput(
      'no-consent',
      `${transcript.row.key} was not read: the policy asks for recorded consent and the metadata has none; add "consent": true when it was given.`,
    );
  const interviewer = await personMeant(ports.ledger, meta.interviewer);
  if (interviewer === undefined)
    return {
      kind: 'waiting',
      for: 'roster',
      subject: meta.interviewer,
      message: `${transcript.row.key}: nobody on the roster is "${meta.interviewer}"; add the row to the roster, or correct the sidecar.`,
    };
  return {
    kind: 'ready',
    meta,
    interviewer,
    loopId: loopIdOf(meta, interviewer),
    metaHash: fingerprint(JSON.stringify(meta)),
  };
};

const metadataOf = async (
  transcript: Arrival | undefined,
  sidecar: Arrival | undefined,
  policy: Policy,
): Promise<Sidecar | undefined> => {
  const looksLikeEnvelope = transcript?.row.key.toLowerCase().endsWith('.json') === true;
  if (looksLikeEnvelope) {
    const content = await transcript?.content();
    const envelope = content === undefined ? undefined : envelopeFrom(content);
    if (envelope !== undefined) return envelope;
  }
  const beside = await sidecar?.content();
  if (beside !== undefined) return sidecarFrom(beside);
  if (transcript === undefined) return undefined;
  const byKey = fromKey(transcript.row.key, policy.admission.keyTemplate, assumedMin);
  if (byKey !== undefined) return byKey;
  const content = await transcript.content();
  return content === undefined ? undefined : objectMetadata(content);
};

/** The ATS's own interview id where there is one; else the four facts that no two loops share. */
const loopIdOf = (meta: Sidecar, interviewer: Person): LoopId => {
  const candidate = CandidateRef.parse(meta.candidate);
  if (meta.interviewId === undefined)
    return LoopId.parse(
      `l-${fingerprint(interviewer.id, candidate, meta.round, Instant.parse(meta.startedAt)).slice(0, 24)}`,
    );
  // A panel is one interview in the ATS and one loop for each who led a part of it.
  const parts = meta.participation === 'lead' ? [meta.interviewId] : [meta.interviewId, interviewer.id];
  const plain = LoopId.safeParse(parts.join('.'));
  return plain.success ? plain.data : LoopId.parse(`l-${fingerprint(...parts).slice(0, 24)}`);
};
