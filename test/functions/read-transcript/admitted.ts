/** A loop as admission hands it on to be read: its object in the drop, its envelope kept. */
import { createHash } from 'node:crypto';
import { Instant, LoopId, PersonId, Sha256 } from '../../../core/identity.ts';
import { Transcript } from '../../../core/transcript/transcript.ts';
import { memoryDrop, type MemoryDrop } from '../../../functions/adapters/memory-drop.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { readTranscript } from '../../../functions/read-transcript/step.ts';
import {
  envelopeKey,
  type LoopEnvelope,
  type LoopState,
  readArtefact,
  transcriptKey,
  writeArtefact,
} from '../../../functions/runtime/envelope.ts';
import { hired, memoryArtefacts, watched } from '../../support/kept-loop.ts';

export const now = Instant.parse('2026-07-14T13:00:00.000Z');
export const key = 'transcripts/a.vtt';
export const loopId = LoopId.parse('loop-1');

export type Meta = Partial<LoopEnvelope['meta']>;

export type World = Parameters<typeof readTranscript>[1] & {
  readonly drop: MemoryDrop;
  readonly ledger: ReturnType<typeof watched>;
};

/** One interviewer, a coach, and two in operations of whom one is there. */
export const world = async (): Promise<World> => {
  const ledger = watched(openSqliteLedger({ path: ':memory:' }));
  await hired(ledger, [
    { id: 'dana' },
    { id: 'otto', role: 'operations' },
    { id: 'omar', role: 'operations', active: false },
    { id: 'kim', role: 'coach' },
  ]);
  return { drop: memoryDrop(), ledger, artefacts: memoryArtefacts(), clock: virtualClock(now) };
};

export const shaOf = (text: string): Sha256 => Sha256.parse(createHash('sha256').update(text).digest('hex'));

export const admittedTo = async (
  { drop, artefacts }: World,
  text: string,
  meta: Meta = {},
  { execution = 'x-1', ...more }: Partial<LoopEnvelope> = {},
): Promise<LoopState> => {
  drop.upload(key, new TextEncoder().encode(text), now);
  const envelope: LoopEnvelope = {
    loopId,
    interviewer: PersonId.parse('dana'),
    execution,
    meta: {
      interviewer: 'dana',
      candidate: 'cand-17',
      round: 'system-design',
      participation: 'lead',
      revision: 0,
      startedAt: '2026-07-14T12:00:00Z',
      endedAt: '2026-07-14T12:45:00Z',
      ...meta,
    },
    transcript: { key, sha256: shaOf(text) },
    source: { revision: 0, modifiedAt: now, sha256: shaOf(text) },
    capturedAt: now,
    ...more,
  };
  await writeArtefact(artefacts, envelopeKey(loopId, execution), envelope);
  return { loopId, execution, interviewer: envelope.interviewer, key, stem: 'a', attempt: 0 };
};

/** What was read; fails where nothing was. */
export const transcriptIn = async ({ artefacts }: World, execution = 'x-1'): Promise<Transcript> =>
  await readArtefact(artefacts, Transcript, transcriptKey(loopId, execution));
