/**
 * reserve-model: says from when the model may be called. A leaky bucket in the ledger: each loop
 * takes its place behind those before it, so nobody is starved and nobody waits in a function.
 */
import { z } from 'zod';
import { Instant } from '../../core/identity.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import type { Ports } from '../ports/ports.ts';
import {
  envelopeKey,
  LoopEnvelope,
  type LoopState,
  readArtefact,
  transcriptKey,
} from '../runtime/envelope.ts';
import { policyInForce } from '../runtime/policy.ts';

export type ReservePorts = Pick<Ports, 'artefacts' | 'ledger' | 'analyst' | 'clock'>;

export type Reservation = { readonly at: Instant; readonly tokens: number };

/** Until when requests and tokens are already promised. */
const BucketRow = z.strictObject({ requestsUntil: Instant, tokensUntil: Instant });
const bucketKey = { partition: 'model', sort: 'bucket' };
const minuteMs = 60_000;

export const reserveModel = async (state: LoopState, ports: ReservePorts): Promise<Reservation> => {
  const now = ports.clock.now();
  if (ports.analyst.name === 'rules') return { at: now, tokens: 0 };
  const policy = await policyInForce(ports.ledger);
  const envelope = await readArtefact(
    ports.artefacts,
    LoopEnvelope,
    envelopeKey(state.loopId, state.execution),
  );
  const transcript = await readArtefact(
    ports.artefacts,
    Transcript,
    transcriptKey(state.loopId, state.execution),
  );
  const tokens = ports.analyst.estimateTokens({
    transcript,
    rubric: envelope.rubric,
    round: envelope.meta.round,
    policy,
  });
  const row = await ports.ledger.get(bucketKey);
  const bucket = row === undefined ? { requestsUntil: now, tokensUntil: now } : BucketRow.parse(row.body);
  const from = (until: Instant): number => Math.max(Date.parse(until), Date.parse(now));
  const at = Math.max(from(bucket.requestsUntil), from(bucket.tokensUntil));
  await ports.ledger.commit([
    {
      kind: 'put',
      key: bucketKey,
      expects: row?.version ?? 'absent',
      body: {
        requestsUntil: instant(from(bucket.requestsUntil) + minuteMs / policy.model.requestsPerMin),
        tokensUntil: instant(from(bucket.tokensUntil) + (tokens * minuteMs) / policy.model.tokensPerMin),
      },
    },
  ]);
  return { at: instant(at), tokens };
};

const instant = (ms: number): Instant => Instant.parse(new Date(ms).toISOString());
