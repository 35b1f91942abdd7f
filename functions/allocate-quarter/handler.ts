import { systemClock } from '../adapters/system-clock.ts';
import { cloudLedger } from '../runtime/cloud.ts';
import { asState } from '../runtime/handle.ts';
import { allocateQuarter, AllocateState } from './step.ts';

const ports = { ledger: cloudLedger(), clock: systemClock };

export const handler = asState(AllocateState, (state) => allocateQuarter(state, ports));
