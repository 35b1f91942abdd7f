import { systemClock } from '../adapters/system-clock.ts';
import { cloudLedger, cloudWorkflows } from '../runtime/cloud.ts';
import { asReceiver } from '../runtime/handle.ts';
import { startQuarter } from './step.ts';

const ports = { ledger: cloudLedger(), workflows: cloudWorkflows(), clock: systemClock };

/** Whatever the message says: a quarter that is not due is left alone. */
export const handler = asReceiver(() => startQuarter(ports));
