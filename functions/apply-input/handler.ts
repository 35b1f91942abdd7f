import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudDispatch, cloudDrop, cloudLedger } from '../runtime/cloud.ts';
import { asState } from '../runtime/handle.ts';
import { ApplyState, applyInput } from './step.ts';

const ports = {
  drop: cloudDrop(),
  artefacts: cloudArtefacts(),
  ledger: cloudLedger(),
  dispatch: cloudDispatch(),
  clock: systemClock,
};

export const handler = asState(ApplyState, (state) => applyInput(state, ports));
