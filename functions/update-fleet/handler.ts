import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudLedger } from '../runtime/cloud.ts';
import { asReceiver } from '../runtime/handle.ts';
import { updateFleet } from './step.ts';

const ports = { artefacts: cloudArtefacts(), ledger: cloudLedger(), clock: systemClock };

/** Whatever the message says: a night that is not due is left alone. */
export const handler = asReceiver(() => updateFleet(ports));
