import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudLedger } from '../runtime/cloud.ts';
import { asReceiver, asState } from '../runtime/handle.ts';
import { QuarterState } from '../runtime/quarter-rows.ts';
import { fleetForQuarter, updateFleet } from './step.ts';

const ports = { artefacts: cloudArtefacts(), ledger: cloudLedger(), clock: systemClock };

/** Whatever the message says: a night that is not due is left alone. */
const night = asReceiver(() => updateFleet(ports));
const quarter = asState(QuarterState, (state) => fleetForQuarter(state, ports));

/** Two doors: the sweep's queue comes with records, the machine of the quarter with its state. */
export const handler = async (event: Parameters<typeof night>[0] | object): Promise<unknown> =>
  'Records' in event ? await night(event) : await quarter(event);
