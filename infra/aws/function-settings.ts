/** How long and how large each function is: as long as its state in a machine allows, or as its queue needs. */
import { machines } from '../../workflows/machines.ts';
import { resourceOf, type StepName, stepNames } from '../../workflows/names.ts';
import type { FunctionName, Receiver } from './permissions.ts';

/** One message of each, in seconds. Each step is done again without harm when it was cut off. */
const receiverSeconds: Readonly<Record<Receiver, number>> = {
  // Reads an object of at most 25 MB and looks at its arrival.
  admit: 60,
  // At most 500 due rows, in batches of ten.
  sweep: 60,
  'advance-task': 30,
  'send-mail': 30,
  // The roster, one mailbox and a handful of rows.
  'note-return': 30,
  // A page of loops counted again, and everybody's windows read twice.
  'update-fleet': 900,
  // Two rows and one start.
  'start-quarter': 30,
};

/** The longest a state waits for a step, over all machines: a function that runs on afterwards helps nobody. */
const stateSeconds = (step: StepName): number | undefined => {
  const limits = Object.values(machines)
    .flatMap(({ States }) => Object.values(States))
    .flatMap((state) =>
      state.Type === 'Task' && state.Resource === resourceOf(step) ? [state.TimeoutSeconds] : [],
    );
  return limits.length === 0 ? undefined : Math.max(...limits);
};

const isReceiver = (step: StepName): step is Receiver => Object.hasOwn(receiverSeconds, step);

/** A page reads some dozens of rows and two artefacts; whoever waits longer than this has gone. */
const consoleSeconds = 20;

/** Seconds until Lambda ends it; 900 is the most Lambda gives. */
export const timeoutSeconds = (step: FunctionName): number => {
  if (step === 'console') return consoleSeconds;
  const seconds = stateSeconds(step) ?? (isReceiver(step) ? receiverSeconds[step] : undefined);
  if (seconds === undefined)
    throw new Error(`${step} is in no machine and has no queue: nothing would ever call it.`);
  return Math.min(seconds, 900);
};

/**
 * Memory buys processor time. A transcript of eight hours as JSON with its words is about 40 MB, and
 * three copies of it live at once where it is parsed; the others wait for a service.
 */
const reading: ReadonlySet<FunctionName> = new Set<FunctionName>([
  'admit',
  'read-transcript',
  'analyze',
  'assemble-review',
  'update-fleet',
  // Everybody's tasks at once.
  'allocate-quarter',
  'close-quarter',
  // A person waits for the page.
  'console',
]);

export const memoryMb = (step: FunctionName): number => (reading.has(step) ? 1024 : 512);

/** The steps a machine calls, by the states it has. */
export const stepsOf = (machine: keyof typeof machines): readonly StepName[] => {
  const called = new Set(
    Object.values(machines[machine].States).flatMap((state) =>
      state.Type === 'Task' ? [state.Resource] : [],
    ),
  );
  return stepNames.filter((step) => called.has(resourceOf(step)));
};
