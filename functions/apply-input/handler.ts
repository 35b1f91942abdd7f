import { systemClock } from '../adapters/system-clock.ts';
import { cloudDispatch, cloudDrop, cloudLedger } from '../runtime/cloud.ts';
import { asState } from '../runtime/handle.ts';
import { ApplyState, applyInput } from './step.ts';

const ports = {
  drop: cloudDrop(),
  ledger: cloudLedger(),
  dispatch: cloudDispatch(),
  clock: systemClock,
};

export const handler = asState(ApplyState, (state) => applyInput(state, ports));
