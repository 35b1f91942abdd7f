import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudDrop, cloudLedger } from '../runtime/cloud.ts';
import { LoopState } from '../runtime/envelope.ts';
import { asState } from '../runtime/handle.ts';
import { readTranscript } from './step.ts';

const ports = { drop: cloudDrop(), artefacts: cloudArtefacts(), ledger: cloudLedger(), clock: systemClock };

export const handler = asState(LoopState, (state) => readTranscript(state, ports));
