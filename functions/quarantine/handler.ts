import { systemClock } from '../adapters/system-clock.ts';
import { cloudLedger } from '../runtime/cloud.ts';
import { asState } from '../runtime/handle.ts';
import { QuarantineInput, quarantine } from './step.ts';

const ports = { ledger: cloudLedger(), clock: systemClock };

export const handler = asState(QuarantineInput, (input) => quarantine(input, ports));
