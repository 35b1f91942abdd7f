/** The one list of machines and steps. Folders, permissions, environment and alarms are derived from it. */

export const machineNames = ['review-loop', 'apply-input', 'quarterly-cycle'] as const;
export type MachineName = (typeof machineNames)[number];

/** Every step is a folder `functions/<name>` with `step.ts` and `handler.ts`. */
export const stepNames = [
  'admit',
  'read-transcript',
  'reserve-model',
  'analyze',
  'assemble-review',
  'record-loop',
  'apply-input',
  'quarantine',
  'sweep',
  'advance-task',
  'send-mail',
  'note-return',
  'update-fleet',
  'start-quarter',
  'allocate-quarter',
  'close-quarter',
] as const;
export type StepName = (typeof stepNames)[number];

/** `read-transcript` → `ReadTranscript`: how a step is called inside a machine and in a template. */
export const stateName = (step: StepName): string =>
  step.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());

/** `review-loop` → `REVIEW_LOOP_MACHINE`: the variable that tells a function where the machine is. */
export const machineVariable = (machine: MachineName): string => `${upperSnake(machine)}_MACHINE`;

/** `send-mail` → `SEND_MAIL_QUEUE`: the variable that tells a function where the step's queue is. */
export const queueVariable = (step: StepName): string => `${upperSnake(step)}_QUEUE`;

const upperSnake = (name: string): string => name.replaceAll('-', '_').toUpperCase();

/** Where a definition names a step's function; a deployment substitutes it, the embedded engine never calls it. */
export const resourceOf = (step: StepName): string => `\${${stateName(step)}}`;
