/** Who is who as a person says it: kept in the ledger, where it outlives the upload, and everything that hung on it is computed anew. */
import type * as z from 'zod/mini';
import { InvalidInput } from '../../core/faults.ts';
import { LoopId } from '../../core/identity.ts';
import { correctedSpeakers, labelMeant, type SpeakerMap } from '../../core/transcript/corrected-speakers.ts';
import type { InboxRow } from '../../core/transcript/inbox.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Ports } from '../ports/ports.ts';
import { readKey } from './drop-key.ts';
import { readArtefact, transcriptKey, unassignedKey } from './envelope.ts';
import type { SpeakersRow } from './row-bodies.ts';
import { expects, inboxRow, keys, put, type Read, read, speakersRow, uploadRow, waitingRow } from './rows.ts';

type SpeakerPorts = Pick<Ports, 'artefacts' | 'ledger' | 'clock'>;

/** More voices than a panel, its candidate and everybody's second device. */
const maxCorrections = 50;

/** The loop by its id or by the key of its transcript. Throws InvalidInput `unknown-loop`. */
export const loopNamed = async (ledger: Ledger, named: string): Promise<Read<InboxRow>> => {
  const id = LoopId.safeParse(named);
  const byId = id.success ? await read(ledger, inboxRow, keys.inbox(id.data)) : undefined;
  if (byId !== undefined) return byId;
  const key = readKey(named);
  const upload = 'stem' in key ? await read(ledger, uploadRow, keys.upload(key.stem)) : undefined;
  const loopId = upload?.body.loopId;
  const byKey = loopId === undefined ? undefined : await read(ledger, inboxRow, keys.inbox(loopId));
  if (byKey !== undefined) return byKey;
  throw new InvalidInput(
    'unknown-loop',
    `"${named}" is no loop that has come; give the id that plumbline status shows, or the key of its transcript.`,
  );
};

/** The transcript as its newest execution read it, with the roles it has or would be given. Throws InvalidInput `not-read`. */
export const voicesOf = async ({ body }: Read<InboxRow>, ports: SpeakerPorts): Promise<Transcript> => {
  for (const place of [transcriptKey, unassignedKey]) {
    const key = place(body.loopId, body.execution);
    if ((await ports.artefacts.get(key)) !== undefined)
      return await readArtefact(ports.artefacts, Transcript, key);
  }
  throw new InvalidInput(
    'not-read',
    `${body.transcriptKey} has not been read yet, or could not be; see plumbline quarantine, then try again.`,
  );
};

export type Assigned = {
  readonly outcome: 'assigned' | 'already';
  readonly loopId: LoopId;
  readonly key: string;
  readonly speakers: SpeakerMap;
};

/**
 * Keeps the correction and lets the transcript be admitted again, in one commit: the sweep finds it due
 * and starts a new execution. The same correction again changes nothing. Throws InvalidInput
 * `unknown-speaker`, or `no-correction` for none or too many.
 */
export const assignSpeakers = async (
  loop: Read<InboxRow>,
  told: SpeakerMap,
  ports: SpeakerPorts,
): Promise<Assigned> => {
  const { loopId, transcriptKey: key } = loop.body;
  const count = Object.keys(told).length;
  if (count === 0 || count > maxCorrections)
    throw new InvalidInput(
      'no-correction',
      `${loopId} wants between 1 and ${maxCorrections} speakers, and ${count} were named; say --speaker LABEL=interviewer.`,
    );
  const transcript = await voicesOf(loop, ports);
  const correction = Object.fromEntries(
    Object.entries(told).map(([label, role]) => [labelOr(transcript, label, loopId), role]),
  );
  const before = await read(ports.ledger, speakersRow, keys.speakers(loopId));
  const speakers = correctedSpeakers(before?.body.speakers ?? {}, correction);
  if (before !== undefined && sameMap(before.body.speakers, speakers))
    return { outcome: 'already', loopId, key, speakers };
  const now = ports.clock.now();
  const row: z.infer<typeof SpeakersRow> = {
    revision: (before?.body.revision ?? 0) + 1,
    speakers,
    at: now,
  };
  const waiting = await read(ports.ledger, waitingRow, keys.waitingFor(key));
  const due = {
    key,
    for: 'speakers' as const,
    message: `${key}: who is who was said; it is read again in a moment.`,
    since: waiting?.body.since ?? now,
    until: now,
    subject: loopId,
    // The one that is answered: what the inbox wants next does not ask.
    execution: loop.body.execution,
  };
  await ports.ledger.commit([
    put(speakersRow, keys.speakers(loopId), expects(before), row),
    put(waitingRow, keys.waitingFor(key), expects(waiting), due, { nextAt: now }),
  ]);
  return { outcome: 'assigned', loopId, key, speakers };
};

const labelOr = (transcript: Transcript, label: string, loopId: LoopId): string => {
  const found = labelMeant(transcript, label);
  if (found !== undefined && found !== '') return found;
  throw new InvalidInput(
    'unknown-speaker',
    `Nobody in the transcript of ${loopId} has the label "${label}"; run plumbline assign ${loopId} to see who is in it.`,
  );
};

const sameMap = (one: SpeakerMap, other: SpeakerMap): boolean => {
  const text = (map: SpeakerMap): string =>
    JSON.stringify(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
};
