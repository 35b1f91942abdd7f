/**
 * How a fault leaves a step: its class name is what state machines match, and its message carries
 * the stable code in front of the sentence, since Step Functions hands on nothing else.
 */
import { InvalidInput, Unavailable, UnusableReply } from '../../core/faults.ts';

export const reported = (fault: unknown): unknown => {
  if (fault instanceof InvalidInput || fault instanceof Unavailable || fault instanceof UnusableReply) {
    const told = new Error(`${fault.code}: ${fault.message}`, { cause: fault.cause });
    told.name = fault.name;
    return told;
  }
  return fault;
};
