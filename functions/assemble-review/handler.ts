import { cloudArtefacts, cloudLedger } from '../runtime/cloud.ts';
import { LoopState } from '../runtime/envelope.ts';
import { asState } from '../runtime/handle.ts';
import { assembleReview } from './step.ts';

const ports = { artefacts: cloudArtefacts(), ledger: cloudLedger() };

export const handler = asState(LoopState, (state) => assembleReview(state, ports));
