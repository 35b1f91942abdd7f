/** quarantine: the end of every failure that retrying cannot mend; the reason is one a person can act on. */
import * as z from 'zod/mini';
import { LoopId } from '../../core/identity.ts';
import type { Ports } from '../ports/ports.ts';
import { policyInForce } from '../runtime/policy.ts';
import { quarantineWrites } from '../runtime/quarantine.ts';
import { inboxRow, keys, put, read } from '../runtime/rows.ts';

export type QuarantinePorts = Pick<Ports, 'ledger' | 'clock'>;

/** What a Catch hands over: the execution's input, and the fault as Step Functions writes it. */
export const QuarantineInput = z.looseObject({
  key: z.string(),
  execution: z.string(),
  attempt: z._default(z.int().check(z.nonnegative()), 0),
  stem: z.optional(z.string()),
  loopId: z.optional(LoopId),
  fault: z.looseObject({ Error: z.string(), Cause: z._default(z.string(), '') }),
});
export type QuarantineInput = z.infer<typeof QuarantineInput>;

/** A failed function reports `{errorType, errorMessage}` as its cause; ours put `code: sentence` there. */
const LambdaCause = z.looseObject({ errorType: z.optional(z.string()), errorMessage: z.string() });

export const quarantine = async (
  input: QuarantineInput,
  ports: QuarantinePorts,
): Promise<{ readonly code: string }> => {
  const { code, message } = reasonOf(input.key, input.fault);
  const inbox =
    input.loopId === undefined ? undefined : await read(ports.ledger, inboxRow, keys.inbox(input.loopId));
  // A newer one is wanted, and is recorded or listed itself; or the candidate was erased, and there is nothing to mend.
  if (input.loopId !== undefined && inbox?.body.execution !== input.execution) return { code };
  const policy = await policyInForce(ports.ledger);
  const writes = await quarantineWrites(
    ports.ledger,
    {
      key: input.key,
      code,
      message,
      attempt: input.attempt,
      stem: input.stem,
      loopId: input.loopId,
      execution: input.execution,
    },
    ports.clock.now(),
    policy,
  );
  if (inbox !== undefined)
    writes.push(put(inboxRow, inbox.key, inbox.version, { ...inbox.body, state: 'quarantined' }));
  if (writes.length > 0) await ports.ledger.commit(writes);
  return { code };
};

const reasonOf = (key: string, fault: QuarantineInput['fault']): { code: string; message: string } => {
  const told = causeMessage(fault.Cause);
  if (fault.Error === 'InvalidInput') {
    const at = told.indexOf(': ');
    return { code: told.slice(0, at), message: told.slice(at + 2) };
  }
  if (fault.Error === 'UnusableReply')
    return {
      code: 'unusable-reply',
      message: `${key}: the model gave no usable reply three times; redrive it, or let the rules review it.`,
    };
  if (fault.Error === 'Unavailable' || fault.Error === 'States.Timeout')
    return {
      code: 'unavailable',
      message: `${key}: something it needs stayed away for as long as retrying was allowed; redrive it once that is back.`,
    };
  return {
    code: 'internal-fault',
    message: `${key}: a fault of Plumbline's own stopped it (${fault.Error}); redrive it after the next release, and report the execution.`,
  };
};

const causeMessage = (cause: string): string => {
  try {
    const parsed = LambdaCause.safeParse(JSON.parse(cause));
    return parsed.success ? parsed.data.errorMessage : cause;
  } catch {
    return cause;
  }
};
