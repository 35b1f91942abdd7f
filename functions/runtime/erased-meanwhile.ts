/** A loop whose candidate is erased while an execution is at it: that execution has nothing left to do. */
import { Unavailable } from '../../core/faults.ts';
import type { Ports } from '../ports/ports.ts';
import type { LoopState } from './envelope.ts';
import { inboxRow, keys, read } from './rows.ts';

/** An end, and no fault: nobody is to try again, and nobody to be told. */
export type Erased = { readonly outcome: 'erased' };

/**
 * The step, which ends where an artefact is gone and the loop's inbox with it. The inbox stands before an
 * execution is started, so only an erasure can have taken it; an artefact alone may be away for a moment.
 */
export const unlessErased =
  <Result, StepPorts extends Pick<Ports, 'ledger'>>(
    step: (state: LoopState, ports: StepPorts) => Promise<Result>,
  ) =>
  async (state: LoopState, ports: StepPorts): Promise<Result | Erased> => {
    try {
      return await step(state, ports);
    } catch (fault) {
      const isMissing = fault instanceof Unavailable && fault.code === 'artefact-missing';
      if (isMissing && (await read(ports.ledger, inboxRow, keys.inbox(state.loopId))) === undefined)
        return { outcome: 'erased' };
      throw fault;
    }
  };
