/**
 * What is noted of an object as it was last looked at. A part of an upload is noted in the upload's row;
 * everything else, and a part whose place another of the same stem has taken, has a row of its own.
 */
import type { ArrivalRow, UploadRow } from '../../core/transcript/inbox.ts';
import type { DropObject } from '../ports/drop.ts';
import type { Change, Ledger } from '../ports/ledger.ts';
import { readKey } from './drop-key.ts';
import { arrivalRow, expects, keys, put, read, uploadRow } from './rows.ts';

/** What an upload's row says of one of its parts. */
export const partOf = (upload: UploadRow | undefined, key: string): ArrivalRow | undefined =>
  [upload?.transcript, upload?.sidecar].find((part) => part?.key === key);

/** Whether the object is as it was when it was last looked at. */
export const isLookedAt = async (ledger: Ledger, object: DropObject): Promise<boolean> => {
  const { key, modifiedAt, sizeBytes } = object;
  const isSame = (known: ArrivalRow | undefined): boolean =>
    known?.modifiedAt === modifiedAt && known.sizeBytes === sizeBytes;
  const what = readKey(key);
  const upload = 'stem' in what ? await read(ledger, uploadRow, keys.upload(what.stem)) : undefined;
  // A version too large to be read is noted beside the one before it, which the upload keeps.
  return (
    isSame(partOf(upload?.body, key)) || isSame((await read(ledger, arrivalRow, keys.arrival(key)))?.body)
  );
};

/** The writes that keep in mind those parts of an upload which others of its stem displace. */
export const displacedWrites = async (
  ledger: Ledger,
  before: UploadRow | undefined,
  next: UploadRow,
): Promise<Change[]> => {
  const writes: Change[] = [];
  for (const part of [before?.transcript, before?.sidecar]) {
    if (part === undefined || partOf(next, part.key) !== undefined) continue;
    const key = keys.arrival(part.key);
    writes.push(put(arrivalRow, key, expects(await read(ledger, arrivalRow, key)), part));
  }
  return writes;
};
