/** assemble-review: core verifies every proposal, counts, measures and writes the review. */
import { Review } from '../../core/review/review.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import { AnalystRecord } from '../runtime/analyst-record.ts';
import type { Ports } from '../ports/ports.ts';
import {
  envelopeKey,
  LoopEnvelope,
  type LoopState,
  proposalsKey,
  readArtefact,
  reviewKey,
  transcriptKey,
  writeArtefact,
} from '../runtime/envelope.ts';
import { unlessNothingLeft } from '../runtime/nothing-left.ts';
import { policyInForce } from '../runtime/policy.ts';
import { reviewFrom } from '../runtime/review-from.ts';

export type AssemblePorts = Pick<Ports, 'artefacts' | 'ledger'>;

export type Assembled = { readonly key: string };

export const assembleReview = unlessNothingLeft(
  async (state: LoopState, ports: AssemblePorts): Promise<Assembled> => {
    const place = reviewKey(state.loopId, state.execution);
    if ((await ports.artefacts.get(place)) !== undefined) return { key: place };
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
    const analysis = await readArtefact(
      ports.artefacts,
      AnalystRecord,
      proposalsKey(state.loopId, state.execution),
    );
    const review = reviewFrom({ envelope, transcript, analysis }, await policyInForce(ports.ledger));
    await writeArtefact(ports.artefacts, place, Review.parse(review));
    return { key: place };
  },
);
