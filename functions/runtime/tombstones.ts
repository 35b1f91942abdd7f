/**
 * A candidate who was erased, remembered by a hash alone: an export that still has them is refused, and a
 * review that was under way is not recorded.
 */
import { z } from 'zod';
import { InvalidInput } from '../../core/faults.ts';
import { Instant, LoopId } from '../../core/identity.ts';
import type { Key, Ledger, Write } from '../ports/ledger.ts';
import { fingerprint } from './fingerprint.ts';
import { expects, type Kind, put, type Read, read } from './rows.ts';

/** What stands in the place of an erased candidate's reference and of words that may be theirs. */
export const erased = 'erased';

const TombstoneRow = z.strictObject({
  at: Instant,
  /** Their loops, so that erasing again finds what a step under way has written since. */
  loops: z.array(LoopId).max(200),
});
type TombstoneRow = z.infer<typeof TombstoneRow>;
const tombstoneRow: Kind<typeof TombstoneRow> = { schema: TombstoneRow };

const keyOf = (candidate: string): Key => ({
  partition: `erased#${fingerprint('plumbline.erased/1', candidate)}`,
  sort: 'candidate',
});

export const tombstoneOf = async (
  ledger: Ledger,
  candidate: string,
): Promise<Read<TombstoneRow> | undefined> => await read(ledger, tombstoneRow, keyOf(candidate));

/** The write that sets the stone, or adds loops to it; none where it says all that already. */
export const tombstoneWrites = (
  candidate: string,
  standing: Read<TombstoneRow> | undefined,
  at: Instant,
  found: readonly LoopId[],
): Write[] => {
  const loops = [...new Set([...(standing?.body.loops ?? []), ...found])].sort();
  if (standing !== undefined && loops.length === standing.body.loops.length) return [];
  return [put(tombstoneRow, keyOf(candidate), expects(standing), { at: standing?.body.at ?? at, loops })];
};

/** Makes a commit fail when the candidate has been erased since it was decided on. */
export const notErasedCheck = (candidate: string): Write => ({
  kind: 'check',
  key: keyOf(candidate),
  expects: 'absent',
});

/** Throws InvalidInput `erased-candidate`; the sentence names the object, never the candidate. */
export const refuseErased = async (ledger: Ledger, candidate: string, where: string): Promise<void> => {
  const found = await tombstoneOf(ledger, candidate);
  if (found === undefined) return;
  throw new InvalidInput(
    'erased-candidate',
    `${where} is about a candidate who was erased on ${found.body.at.slice(0, 10)}; take them out of the export, and erase them again to remove this copy.`,
  );
};
