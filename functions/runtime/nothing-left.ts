/** An execution that has nothing left to do: what it was to read is another's by now, or is erased. */
import { Unavailable } from '../../core/faults.ts';
import type { Ports } from '../ports/ports.ts';
import type { LoopState } from './envelope.ts';
import { inboxRow, keys, read } from './rows.ts';

/** An end, and no fault: nobody is to try again, and nobody to be told. */
export type NothingLeft = { readonly outcome: 'over' | 'erased' };

/** False once reading has found that there is nothing to review here. */
export const goesOn = ({ read: found }: LoopState): boolean => (found?.outcome ?? 'read') === 'read';

/**
 * The step, which passes where reading has found nothing to review: a machine that asked after each step
 * whether to go on would be billed for every asking, and nearly all go on. It ends, too, where an artefact
 * is gone and the loop's inbox with it. The inbox stands before an execution is started, so only an erasure
 * can have taken it; an artefact alone may be away for a moment.
 */
export const unlessNothingLeft =
  <Result, StepPorts extends Pick<Ports, 'ledger'>>(
    step: (state: LoopState, ports: StepPorts) => Promise<Result>,
  ) =>
  async (state: LoopState, ports: StepPorts): Promise<Result | NothingLeft> => {
    if (!goesOn(state)) return { outcome: 'over' };
    try {
      return await step(state, ports);
    } catch (fault) {
      const isMissing = fault instanceof Unavailable && fault.code === 'artefact-missing';
      if (isMissing && (await read(ports.ledger, inboxRow, keys.inbox(state.loopId))) === undefined)
        return { outcome: 'erased' };
      throw fault;
    }
  };
