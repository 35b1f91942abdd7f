/** What a bill counts of the program's own doing: calls of functions, and states that a machine enters. */
import type { MachineName, StepName } from '../../workflows/names.ts';
import type { StepFunction } from './engine.ts';

export type Meter = {
  /** Does the work of one call of a step's function. */
  call<Result>(step: StepName, work: () => Promise<Result>): Promise<Result>;
  /** A state was entered, or tried again. */
  transition(machine: MachineName): void;
};

/** Counts nothing. */
export const noMeter: Meter = { call: (_step, work) => work(), transition: () => undefined };

/** The machines' steps, each call told to the meter. */
export const metered = <Steps extends Readonly<Partial<Record<StepName, StepFunction>>>>(
  steps: Steps,
  meter: Meter,
): Steps =>
  Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      (state: unknown) => meter.call(name as StepName, () => step(state)),
    ]),
  ) as Steps;
