/** One loop as the steps find it: an envelope, a transcript and a policy, in memory. */
import { Sha256, Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { Review } from '../../../core/review/review.ts';
import { Policy } from '../../../core/rubric/policy.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { assembleReview } from '../../../functions/assemble-review/step.ts';
import { analyze, type Analysis } from '../../../functions/analyze/step.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import type { Analyst } from '../../../functions/ports/analyst.ts';
import type { Artefacts } from '../../../functions/ports/artefacts.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { Conflict } from '../../../core/faults.ts';
import {
  envelopeKey,
  type LoopEnvelope,
  LoopState,
  reviewKey,
  transcriptKey,
  writeArtefact,
  readArtefact,
} from '../../../functions/runtime/envelope.ts';
import { keys, policyRow, put } from '../../../functions/runtime/rows.ts';

export const memoryArtefacts = (): Artefacts => {
  const stored = new Map<string, Uint8Array>();
  return {
    async put(key, bytes) {
      const known = stored.get(key);
      if (known && Buffer.compare(known, bytes) !== 0) throw new Conflict(key);
      stored.set(key, bytes);
    },
    get: async (key) => stored.get(key),
    has: async (key) => stored.has(key),
    async *list(prefix) {
      for (const key of [...stored.keys()].sort()) if (key.startsWith(prefix)) yield key;
    },
    async remove(prefix) {
      const found = [...stored.keys()].filter((key) => key.startsWith(prefix));
      for (const key of found) stored.delete(key);
      return found.length;
    },
  };
};

export type TestLoop = {
  readonly artefacts: Artefacts;
  readonly ledger: Ledger;
  readonly state: LoopState;
  /** Moves the clock. */
  setNow(now: string): void;
  readonly clock: { now(): Instant };
  analyze(analyst: Analyst): Promise<Analysis>;
  review(): Promise<Review>;
  close(): void;
};

export const stateOf = (execution: string): LoopState =>
  LoopState.parse({
    loopId: 'loop-1',
    execution,
    interviewer: 'dana',
    key: 'transcripts/a.vtt',
    stem: 'a',
    attempt: 0,
  });

/** @param model what the policy says of the model; bedrock with fallback unless told */
export const testLoop = async (
  transcript: Transcript,
  model: Readonly<Record<string, unknown>> = {},
  execution = 'execution-1',
): Promise<TestLoop> => {
  const artefacts = memoryArtefacts();
  const ledger = openSqliteLedger({ path: ':memory:' });
  const state = stateOf(execution);
  let now = Instant.parse('2026-07-14T13:00:00Z');
  const envelope: LoopEnvelope = {
    loopId: LoopId.parse('loop-1'),
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
    },
    transcript: { key: 'transcripts/a.vtt', sha256: Sha256.parse('0'.repeat(64)) },
    source: { revision: 0, modifiedAt: now, sha256: Sha256.parse('0'.repeat(64)) },
    capturedAt: now,
  };
  await writeArtefact(artefacts, envelopeKey(state.loopId, execution), envelope);
  await writeArtefact(artefacts, transcriptKey(state.loopId, execution), transcript);
  const policy = Policy.parse({ model: { analyst: 'bedrock', ...model } });
  await ledger.commit([put(policyRow, keys.policy(), 'absent', policy)]);
  const clock = { now: () => now };
  return {
    artefacts,
    ledger,
    state,
    clock,
    setNow: (at) => {
      now = Instant.parse(at);
    },
    async analyze(analyst) {
      const analysis = await analyze(state, { artefacts, ledger, analyst, clock });
      if ('outcome' in analysis) throw new Error('Nobody was erased.');
      return analysis;
    },
    async review() {
      await assembleReview(state, { artefacts, ledger });
      return await readArtefact(artefacts, Review, reviewKey(state.loopId, execution));
    },
    close: () => ledger.close(),
  };
};
