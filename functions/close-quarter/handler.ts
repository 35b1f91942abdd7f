import { systemClock } from '../adapters/system-clock.ts';
import { cloudLedger } from '../runtime/cloud.ts';
import { asState } from '../runtime/handle.ts';
import { QuarterState } from '../runtime/quarter-rows.ts';
import { closeQuarter } from './step.ts';

const ports = { ledger: cloudLedger(), clock: systemClock };

export const handler = asState(QuarterState, (state) => closeQuarter(state, ports));
