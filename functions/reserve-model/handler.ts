import { systemClock } from '../adapters/system-clock.ts';
import { cloudAnalyst } from '../runtime/cloud-analyst.ts';
import { cloudArtefacts, cloudLedger } from '../runtime/cloud.ts';
import { LoopState } from '../runtime/envelope.ts';
import { asState } from '../runtime/handle.ts';
import { reserveModel } from './step.ts';

const ports = {
  artefacts: cloudArtefacts(),
  ledger: cloudLedger(),
  analyst: cloudAnalyst(),
  clock: systemClock,
};

export const handler = asState(LoopState, (state) => reserveModel(state, ports));
