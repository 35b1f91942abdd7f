/**
 * reserve-model: says from when the model may be called. A leaky bucket in the ledger: each loop
 * takes its place behind those before it, so nobody is starved and nobody waits in a function. Throws NotYet
 * where it is not known how wide a place has to be.
 */
import { Conflict } from '../../core/faults.ts';
import type { Instant } from '../../core/identity.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import type { Ports } from '../ports/ports.ts';
import {
  envelopeKey,
  LoopEnvelope,
  type LoopState,
  readArtefact,
  transcriptKey,
} from '../runtime/envelope.ts';
import { unlessNothingLeft } from '../runtime/nothing-left.ts';
import { reserve } from '../runtime/model-bucket.ts';
import { policyInForce } from '../runtime/policy.ts';
import { standing } from '../runtime/scorecards.ts';

export type ReservePorts = Pick<Ports, 'artefacts' | 'ledger' | 'analyst' | 'clock'>;

export type Reservation = {
  /** `now`: nothing is to be waited for. */
  readonly outcome: 'now' | 'later';
  readonly at: Instant;
  readonly tokens: number;
};

const atOnce = (now: Instant): Reservation => ({ outcome: 'now', at: now, tokens: 0 });

/** The row is one for all loops; a lost race is run again at once, and then by the machine after a while. */
const races = 4;

const reservation = async (state: LoopState, ports: ReservePorts): Promise<Reservation> => {
  const now = ports.clock.now();
  const nothing = atOnce(now);
  if (ports.analyst.name === 'rules') return nothing;
  const policy = await policyInForce(ports.ledger);
  if (policy.model.analyst === 'rules') return nothing;
  const { loopId, execution } = state;
  const envelope = await readArtefact(ports.artefacts, LoopEnvelope, envelopeKey(loopId, execution));
  const transcript = await readArtefact(ports.artefacts, Transcript, transcriptKey(loopId, execution));
  const input = {
    transcript,
    rubric: envelope.rubric,
    round: envelope.meta.round,
    scorecard: standing(envelope.scorecard),
    policy,
  };
  const tokens = ports.analyst.estimateTokens(input);
  if (tokens === 0) return nothing;
  const requests = ports.analyst.estimateRequests?.(input) ?? 1;
  for (let race = 1; ; race += 1) {
    try {
      const at = await reserve(ports.ledger, execution, { requests, tokens }, now, policy.model);
      return { outcome: at > ports.clock.now() ? 'later' : 'now', at, tokens };
    } catch (fault) {
      if (!(fault instanceof Conflict) || race === races) throw fault;
    }
  }
};

const unlessOver = unlessNothingLeft(reservation);

/** The machine waits until `at`, whatever there is to wait for: so there is always one. */
export const reserveModel = async (state: LoopState, ports: ReservePorts): Promise<Reservation> => {
  const found = await unlessOver(state, ports);
  return 'at' in found ? found : atOnce(ports.clock.now());
};
