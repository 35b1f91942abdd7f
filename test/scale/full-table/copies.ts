/**
 * Rows of a large company, made when they are asked for: every so many of its people are a copy of a company
 * that lived through the program, row for row, under names, ids and hashes of their own. Nothing else is
 * changed, so an item is as large as the one that was written, but for the digits that tell copies apart.
 */
import type { Person } from '../../../core/interviewer/person.ts';
import { compareCodePoints } from '../../../functions/adapters/sort-range.ts';
import type { Row } from '../../../functions/ports/ledger.ts';
import { rowBytes } from '../../../infra/local/cost/table-units.ts';

/** Digits that tell copies apart. */
const digits = 4;

export const copyName = (copy: number): string => String(copy).padStart(digits, '0');

/** Text that differs from copy to copy: what stands between the places where the copy's digits belong. */
type Pieces = readonly string[];

type Original = {
  readonly partition: Pieces;
  readonly sort: Pieces;
  /** The whole row as JSON. */
  readonly row: Pieces;
};

/** The rows of one partition, in order; each is made when it is asked for. */
export type CopiedPartition = {
  readonly sorts: readonly string[];
  readonly row: (at: number) => Row;
};

export type Copies = {
  readonly copies: number;
  /**
   * As it would be stored. Packing is the dearest of all this: of the copies of one row it is done once, and the
   * others, which differ in a few digits, are taken to be as large.
   */
  readonly bytes: (row: Row) => number;
  /** Undefined where there is no row. */
  readonly partition: (name: string) => CopiedPartition | undefined;
  /** One row of each that was lived, as it stands in the first copy, and how many there are of it. */
  readonly originals: () => Iterable<{ readonly row: Row; readonly times: number }>;
  /** The text as it stands in a copy. */
  readonly name: (text: string, copy: number) => string;
  /** The text of which this one is a copy. */
  readonly origin: (text: string) => string;
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Partitions whose rows are kept in order once they have been asked for; the night goes from one to the next. */
const keptPartitions = 64;

type Lived = { readonly rows: readonly Row[]; readonly people: readonly Person[] };

/** Of whom there is one in each copy; who runs the programme is there once. */
const isCopied = ({ role }: Person): boolean => role === 'interviewer' || role === 'coach';

export const copiesOf = ({ rows, people }: Lived, copies: number): Copies => {
  const named = people
    .filter(isCopied)
    .flatMap(({ id, name }) => [String(id), name])
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  // A person's id or name, an interview's or a candidate's number, a hash, an execution.
  const place = new RegExp(
    String.raw`(?<!\w)(?:${named})(?!\w)|\b(?:int|cand)-(?=\d)|\b(?=[0-9a-f]{64}\b)|\b[ri]-(?=[0-9a-f]{40}\b)`,
    'g',
  );
  /** A hash gives four of its digits for the copy's, so that it stays as long as it is. */
  const isHash = (text: string, behind: number): boolean =>
    /^[0-9a-f]{40}/.test(text.slice(behind, behind + 40));
  const piecesOf = (text: string): Pieces => {
    const pieces: string[] = [];
    let from = 0;
    for (const found of text.matchAll(place)) {
      const behind = found.index + found[0].length;
      pieces.push(text.slice(from, behind));
      from = isHash(text, behind) ? behind + digits : behind;
    }
    return [...pieces, text.slice(from)];
  };
  const copied = new RegExp(
    String.raw`(?<=(?<!\w)(?:${named}))\d{${digits}}(?!\w)|(?<=\b(?:int|cand)-)\d{${digits}}(?=\d)|\b[0-9a-f]{${digits}}(?=[0-9a-f]{60}\b)|(?<=\b[ri]-)[0-9a-f]{${digits}}(?=[0-9a-f]{36}\b)`,
    'g',
  );
  const origins = new Map<string, Original[]>();
  const once = new Map<string, boolean>();
  for (const row of rows) {
    const { partition, sort, version, body, nextAt = null, expiresAt = null } = row;
    const original: Original = {
      partition: piecesOf(partition),
      sort: piecesOf(sort),
      row: piecesOf(JSON.stringify([partition, sort, version, body, nextAt, expiresAt])),
    };
    const name = original.partition.join('');
    origins.set(name, [...(origins.get(name) ?? []), original]);
    once.set(name, original.partition.length === 1);
  }
  const madeOf = new WeakMap<Row, Original>();
  const sizes = new Map<Original, number>();
  const made = (original: Original, copy: number): Row => {
    const [partition, sort, version, body, nextAt, expiresAt] = JSON.parse(
      original.row.join(copyName(copy)),
    ) as [string, string, number, Row['body'], Row['nextAt'] | null, Row['expiresAt'] | null];
    const found: Row = {
      partition,
      sort,
      version,
      body,
      ...(nextAt === null || nextAt === undefined ? {} : { nextAt }),
      ...(expiresAt === null || expiresAt === undefined ? {} : { expiresAt }),
    };
    madeOf.set(found, original);
    return found;
  };
  const isOnce = (original: Original): boolean => original.row.length === 1;
  const inOrder = (entries: { sort: string; original: Original; copy: number }[]): CopiedPartition => {
    entries.sort((a, b) => compareCodePoints(a.sort, b.sort));
    return {
      sorts: entries.map(({ sort }) => sort),
      row: (at) => {
        const entry = entries[at];
        if (entry === undefined) throw new RangeError(`No row ${at}.`);
        return made(entry.original, entry.copy);
      },
    };
  };
  const entriesOf = (originals: readonly Original[], copy: number) =>
    originals.map((original) => ({ original, copy, sort: original.sort.join(copyName(copy)) }));
  const kept = new Map<string, CopiedPartition>();
  const build = (name: string): CopiedPartition | undefined => {
    const origin = name.replaceAll(copied, '');
    const originals = origins.get(origin);
    if (originals === undefined) return undefined;
    if (once.get(origin) === true)
      return inOrder(
        originals.flatMap((original) =>
          isOnce(original)
            ? entriesOf([original], 0)
            : Array.from({ length: copies }, (_, copy) => entriesOf([original], copy)).flat(),
        ),
      );
    // Nobody meets a candidate of another copy, and an original's own name is nobody's.
    const [copy = '', ...others] = new Set(name.match(copied));
    return copy === '' || others.length > 0 || Number(copy) >= copies
      ? undefined
      : inOrder(entriesOf(originals, Number(copy)));
  };
  return {
    copies,
    bytes(row) {
      const original = madeOf.get(row);
      const size = (original === undefined ? undefined : sizes.get(original)) ?? rowBytes(row);
      if (original !== undefined) sizes.set(original, size);
      return size;
    },
    partition(name) {
      const known = kept.get(name) ?? build(name);
      if (known === undefined) return undefined;
      kept.delete(name);
      kept.set(name, known);
      const [oldest] = kept.keys();
      if (kept.size > keptPartitions && oldest !== undefined) kept.delete(oldest);
      return known;
    },
    *originals() {
      for (const originals of origins.values())
        for (const original of originals)
          yield { row: made(original, 0), times: isOnce(original) ? 1 : copies };
    },
    name: (text, copy) => piecesOf(text).join(copyName(copy)),
    origin: (text) => text.replaceAll(copied, ''),
  };
};
