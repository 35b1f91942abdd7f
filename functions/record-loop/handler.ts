import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudLedger } from '../runtime/cloud.ts';
import { LoopState } from '../runtime/envelope.ts';
import { asState } from '../runtime/handle.ts';
import { recordLoop } from './step.ts';

const ports = { artefacts: cloudArtefacts(), ledger: cloudLedger(), clock: systemClock };

export const handler = asState(LoopState, (state) => recordLoop(state, ports));
