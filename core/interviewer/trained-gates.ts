/** What the window's measures must allow before a coach is asked to decide on "trained" ◊. */
import type { Interval } from '../calibration/estimate.ts';
import type { FleetMoments } from '../calibration/fleet.ts';
import type { Policy } from '../rubric/policy.ts';
import type { InterviewerRecord } from './record.ts';

export type TrainedGates = {
  readonly record: Pick<InterviewerRecord, 'measures'>;
  readonly fleet: Pick<FleetMoments, 'mu'>;
  /** The interval of the severity against panels, in points; absent where it is not assessable. */
  readonly severity?: Interval;
  readonly policy: Policy;
};

/** Credibly above: even the low end of the likely range is. What cannot be said does not stand in the way. */
const leadingAllows = ({ record, fleet, policy }: TrainedGates): boolean => {
  const leading = record.measures.leadingPer10;
  return leading.kind !== 'estimate' || leading.low <= policy.calibrated.leadingMultiple * fleet.mu * 10;
};

/** Whether the severity interval is inside the band; one that is not assessable does not stand in the way. */
export const severityAllows = ({ severity, policy }: Pick<TrainedGates, 'severity' | 'policy'>): boolean =>
  severity === undefined ||
  (severity.low >= -policy.calibrated.severityBand && severity.high <= policy.calibrated.severityBand);

/** Whether the window leading rate is not credibly above twice the fleet's and the severity interval is inside the band. */
export const measuresAllowTrained = (gates: TrainedGates): boolean =>
  leadingAllows(gates) && severityAllows(gates);
