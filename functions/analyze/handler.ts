import { cloudAnalyst, cloudArtefacts, cloudLedger } from '../runtime/cloud.ts';
import { LoopState } from '../runtime/envelope.ts';
import { asState } from '../runtime/handle.ts';
import { analyze } from './step.ts';

const ports = { artefacts: cloudArtefacts(), ledger: cloudLedger(), analyst: cloudAnalyst() };

export const handler = asState(LoopState, (state) => analyze(state, ports));
