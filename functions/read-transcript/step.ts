/** read-transcript: bytes become the canonical transcript, and who is who; kept as an artefact. */
import { InvalidInput } from '../../core/faults.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import { maxBytes } from '../../core/transcript/transcript.ts';
import { assignRoles } from '../../core/transcript/who-is-who.ts';
import { readTranscriptBytes } from '../adapters/containers/read-bytes.ts';
import type { Ports } from '../ports/ports.ts';
import {
  envelopeKey,
  LoopEnvelope,
  type LoopState,
  readArtefact,
  transcriptKey,
  writeArtefact,
} from '../runtime/envelope.ts';
import { refuseJunk } from '../runtime/junk.ts';
import { keys, personRow, read } from '../runtime/rows.ts';

export type ReadPorts = Pick<Ports, 'drop' | 'artefacts' | 'ledger'>;

/** `superseded`: the object has other bytes by now, and their own execution reads them. */
export type ReadOutcome = { readonly outcome: 'read' | 'superseded' };

export const readTranscript = async (state: LoopState, ports: ReadPorts): Promise<ReadOutcome> => {
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
  const { meta } = envelope;
  const found = await readTranscriptBytes(content.bytes, {
    name: content.key,
    ...(meta.speakers === undefined ? {} : { speakers: meta.speakers }),
  });
  refuseJunk(content.key, found);
  const person = await read(ports.ledger, personRow, keys.person(envelope.interviewer));
  const assigned = assignRoles(found, {
    ...(meta.speakers === undefined ? {} : { speakers: meta.speakers }),
    ...(person === undefined ? {} : { interviewer: { names: [person.body.name], email: person.body.email } }),
  });
  const transcript: Transcript =
    meta.language === undefined || assigned.transcript.language !== undefined
      ? assigned.transcript
      : { ...assigned.transcript, language: meta.language };
  await writeArtefact(ports.artefacts, place, Transcript.parse(transcript));
  return { outcome: 'read' };
};
