/**
 * What a commit may hold, checked the same way before either engine sees it, so that nothing works
 * on a laptop that a DynamoDB table would refuse.
 */
import { Buffer } from 'node:buffer';
import { instantOf, msOf } from '../../core/coaching/calendar.ts';
import { InvalidInput } from '../../core/faults.ts';
import type { Instant } from '../../core/identity.ts';
import { type Expected, type Key, maxWrites, type Range, type Write } from '../ports/ledger.ts';

/** DynamoDB's limits for a partition key and a sort key, in UTF-8 bytes. */
const maxPartitionBytes = 2048;
const maxSortBytes = 1024;

/** A DynamoDB item stops at 400 KB with names, keys and index attributes; the body keeps well below. */
export const maxBodyBytes = 300_000;

/** A DynamoDB transaction stops at 4 MB; the rest is room for keys and attribute names. */
const maxCommitBytes = 3_500_000;

const refuse = (message: string): never => {
  throw new InvalidInput('bad-row', message);
};

/** No sign of a text takes more than three bytes a unit, so that most need not be counted. */
const bytesAtMost = (text: string): number => text.length * 3;

const checkKeyPart = (name: string, text: string, maxBytes: number): void => {
  if (text === '') refuse(`A row's ${name} is empty; give it a name.`);
  if (!text.isWellFormed()) refuse(`A row's ${name} is not valid Unicode; take the key from a checked id.`);
  if (bytesAtMost(text) <= maxBytes) return;
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes)
    refuse(`A row's ${name} has ${bytes} bytes; at most ${maxBytes} fit: shorten the id.`);
};

/** Throws InvalidInput `bad-row` for a key that one of the engines cannot hold. */
export const checkKey = (key: Key): void => {
  checkKeyPart('partition', key.partition, maxPartitionBytes);
  checkKeyPart('sort', key.sort, maxSortBytes);
};

/** Throws InvalidInput `bad-row` for a range that cannot be asked for. */
export const checkRange = (range: Range): void => {
  checkKeyPart('partition', range.partition, maxPartitionBytes);
  checkLimit(range.limit);
};

/** Throws InvalidInput `bad-row` unless the limit is a whole number from 1. */
export const checkLimit = (limit: number): void => {
  if (!Number.isSafeInteger(limit) || limit < 1) refuse(`The limit ${limit} is no whole number from 1.`);
};

/**
 * An instant with exactly three decimals. Instants of different precision do not sort as text
 * (`…:00Z` comes behind `…:00.500Z`), and the index of what is due sorts as text.
 */
export const sortableInstant = (name: string, instant: Instant): Instant => {
  const ms = msOf(instant);
  if (Number.isNaN(ms))
    refuse(`A row's ${name} is ${JSON.stringify(instant)}; write it as 2026-01-31T09:00:00.000Z.`);
  return instantOf(ms);
};

/** The body as JSON text. Throws InvalidInput `too-large` beyond `maxBodyBytes`. */
export const encodeBody = (key: Key, body: Readonly<Record<string, unknown>>): string => {
  const text = JSON.stringify(body);
  const bytes = bytesAtMost(text) > maxBodyBytes ? Buffer.byteLength(text) : 0;
  if (bytes > maxBodyBytes) {
    throw new InvalidInput(
      'too-large',
      `The row ${key.partition} / ${key.sort} has ${bytes} bytes; a row holds at most ${maxBodyBytes}, because a DynamoDB item stops at 400 KB: keep the text as an artefact and its key in the row.`,
    );
  }
  return text;
};

/** The body of a stored row. */
export const decodeBody = (text: string): Readonly<Record<string, unknown>> => {
  const body: unknown = JSON.parse(text);
  if (typeof body !== 'object' || body === null)
    throw new TypeError('A stored row has no object as its body.');
  return body as Readonly<Record<string, unknown>>;
};

const checkExpected = (expects: Expected): void => {
  if (expects === 'absent') return;
  if (!Number.isSafeInteger(expects) || expects < 1) {
    refuse(`A write expects version ${expects}; versions are whole numbers from 1.`);
  }
};

export type EncodedPut = Omit<Extract<Write, { kind: 'put' }>, 'body'> & { readonly body: string };
export type EncodedWrite = EncodedPut | Exclude<Write, { kind: 'put' }>;

const encode = (write: Write): EncodedWrite => {
  checkKey(write.key);
  checkExpected(write.expects);
  if (write.kind !== 'put') return write;
  return {
    ...write,
    body: encodeBody(write.key, write.body),
    nextAt: write.nextAt === undefined ? undefined : sortableInstant('nextAt', write.nextAt),
    expiresAt: write.expiresAt === undefined ? undefined : sortableInstant('expiresAt', write.expiresAt),
  };
};

/** Checks a whole commit and encodes its bodies. Throws InvalidInput before anything is written. */
export const encodeCommit = (writes: readonly Write[]): readonly EncodedWrite[] => {
  if (writes.length > maxWrites) {
    throw new InvalidInput(
      'too-many-writes',
      `A commit holds ${writes.length} writes; at most ${maxWrites} are all or nothing: split it.`,
    );
  }
  const encoded = writes.map(encode);
  if (writes.length > 1) {
    const keys = new Set(writes.map(({ key }) => JSON.stringify([key.partition, key.sort])));
    if (keys.size < writes.length) refuse('A commit names one row twice; merge the writes into one.');
  }
  const bodies = encoded.flatMap((write) => (write.kind === 'put' ? [write.body] : []));
  const sumOf = (size: (body: string) => number): number => bodies.reduce((sum, body) => sum + size(body), 0);
  const bytes = sumOf(bytesAtMost) > maxCommitBytes ? sumOf((body) => Buffer.byteLength(body)) : 0;
  if (bytes > maxCommitBytes) {
    throw new InvalidInput(
      'too-large',
      `A commit has ${bytes} bytes; at most ${maxCommitBytes} fit: split it.`,
    );
  }
  return encoded;
};

/** The one sentence of a Conflict. */
export const conflictMessage = (key: Key, expects: Expected): string =>
  expects === 'absent'
    ? `The row ${key.partition} / ${key.sort} is there already; read it and decide again.`
    : `The row ${key.partition} / ${key.sort} is not at version ${expects} any more; read it and decide again.`;
