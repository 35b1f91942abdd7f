/** Gathers what the question about a loop's speakers says at the moment it is sent. */
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { CandidateRef, Instant, LoopId } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import type { Ports } from '../ports/ports.ts';
import { consoleLink, consolePaths } from '../runtime/console-links.ts';
import { envelopeKey, LoopEnvelope, readArtefact, unassignedKey } from '../runtime/envelope.ts';
import { inboxRow, keys, personRow, read, waitingRow } from '../runtime/rows.ts';
import type { MailModel } from './model.ts';

type GatherPorts = Pick<Ports, 'artefacts' | 'ledger' | 'links'>;

/** Undefined when the question has been answered, or given up, before it was sent. */
export const speakerModel = async (
  intent: MailIntent,
  to: MailModel['to'],
  policy: Policy,
  now: Instant,
  { artefacts, ledger, links }: GatherPorts,
): Promise<MailModel | undefined> => {
  const loopId = LoopId.safeParse(intent.subject);
  const inbox = loopId.success ? await read(ledger, inboxRow, keys.inbox(loopId.data)) : undefined;
  if (inbox === undefined) return undefined;
  const { loopId: id, execution, transcriptKey, interviewer } = inbox.body;
  const waiting = await read(ledger, waitingRow, keys.waitingFor(transcriptKey));
  if (waiting?.body.for !== 'speakers') return undefined;
  const { meta } = await readArtefact(artefacts, LoopEnvelope, envelopeKey(id, execution));
  const transcript = await readArtefact(artefacts, Transcript, unassignedKey(id, execution));
  const person = await read(ledger, personRow, keys.person(interviewer));
  const reader = { person: intent.to, policy, now, links };
  return {
    kind: 'speaker-question',
    now,
    to,
    key: transcriptKey,
    loopId: id,
    ...(person === undefined ? {} : { interviewer: { name: person.body.name } }),
    loop: {
      candidate: CandidateRef.parse(meta.candidate),
      round: meta.round,
      startedAt: Instant.parse(meta.startedAt),
      durationMin: (Date.parse(meta.endedAt) - Date.parse(meta.startedAt)) / 60_000,
    },
    voices: transcript.speakers.length,
    until: waiting.body.until,
    links: { page: consoleLink(consolePaths.status, reader) },
  };
};
