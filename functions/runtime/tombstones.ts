/**
 * A candidate who was erased, remembered by hashes alone: an export that still has them is refused, and a
 * review that was under way is not recorded.
 */
import * as z from 'zod/mini';
import { InvalidInput } from '../../core/faults.ts';
import { Instant, LoopId, Sha256 } from '../../core/identity.ts';
import type { Key, Ledger, Write } from '../ports/ledger.ts';
import { fingerprint } from './fingerprint.ts';
import { expects, type Kind, put, type Read, read } from './rows.ts';

const TombstoneRow = z.strictObject({
  at: Instant,
  /** Their loops, so that erasing again finds what a step under way has written since. */
  loops: z.array(LoopId).check(z.maxLength(200)),
  /** Hashes of their transcripts and of the names these came under: what says nothing of itself is known by them when it comes later. */
  traces: z._default(z.array(Sha256).check(z.maxLength(1000)), []),
});
export type TombstoneRow = z.infer<typeof TombstoneRow>;
const tombstoneRow: Kind<typeof TombstoneRow> = { schema: TombstoneRow };

const keyOf = (candidate: string): Key => ({
  partition: `erased#${fingerprint('plumbline.erased/1', candidate)}`,
  sort: 'candidate',
});

export const tombstoneOf = async (
  ledger: Ledger,
  candidate: string,
): Promise<Read<TombstoneRow> | undefined> => await read(ledger, tombstoneRow, keyOf(candidate));

/** What a stone is to know besides. */
export type Remembered = Pick<TombstoneRow, 'loops' | 'traces'>;

const union = <Item>(one: readonly Item[], other: readonly Item[]): Item[] => [
  ...new Set([...one, ...other]),
];

/** What the stone knows with that; the same where it knew it. */
export const rememberedWith = (
  standing: Remembered | undefined,
  found: { readonly [Name in keyof Remembered]?: readonly Remembered[Name][number][] },
): Remembered => ({
  loops: union(standing?.loops ?? [], found.loops ?? []),
  traces: union(standing?.traces ?? [], found.traces ?? []),
});

/** The write that sets the stone, or adds to it; none where it says all that already. */
export const tombstoneWrites = (
  candidate: string,
  standing: Read<TombstoneRow> | undefined,
  at: Instant,
  next: Remembered,
): Write[] => {
  const before = standing?.body;
  const known = before?.loops.length === next.loops.length && before.traces.length === next.traces.length;
  return known
    ? []
    : [put(tombstoneRow, keyOf(candidate), expects(standing), { at: before?.at ?? at, ...next })];
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
