import { systemClock } from '../adapters/system-clock.ts';
import { cloudDispatch, cloudLedger } from '../runtime/cloud.ts';
import { asReceiver } from '../runtime/handle.ts';
import { sweep } from './step.ts';

const ports = { ledger: cloudLedger(), dispatch: cloudDispatch(), clock: systemClock };

/** Every tick does the same, whatever its message says. */
export const handler = asReceiver(() => sweep(ports));
