/** Looking at one object of the drop once: its bytes are read again only when it changed. */
import type { ArrivalRow } from '../../core/transcript/inbox.ts';
import { maxBytes } from '../../core/transcript/transcript.ts';
import type { DropContent } from '../ports/drop.ts';
import type { Ports } from '../ports/ports.ts';
import { type Read, arrivalRow, keys, read } from '../runtime/rows.ts';

export type Arrival = {
  readonly row: ArrivalRow;
  readonly before: Read<ArrivalRow> | undefined;
  /** Reads the bytes, once; undefined when the object has gone meanwhile. */
  readonly content: () => Promise<DropContent | undefined>;
};

/** Undefined when there is no such object. Throws InvalidInput `too-large`. */
export const lookAt = async (
  key: string,
  ports: Pick<Ports, 'drop' | 'ledger' | 'clock'>,
): Promise<Arrival | undefined> => {
  const object = await ports.drop.stat(key);
  if (object === undefined) return undefined;
  const before = await read(ports.ledger, arrivalRow, keys.arrival(key));
  let kept: DropContent | undefined;
  const content = async (): Promise<DropContent | undefined> => {
    kept ??= await ports.drop.read(key, maxBytes);
    return kept;
  };
  const unchanged =
    before !== undefined &&
    before.body.sha256 !== undefined &&
    before.body.sizeBytes === object.sizeBytes &&
    before.body.modifiedAt === object.modifiedAt;
  if (unchanged) return { row: before.body, before, content };
  const fresh = await content();
  if (fresh === undefined) return undefined;
  const row: ArrivalRow = {
    key,
    sizeBytes: fresh.sizeBytes,
    modifiedAt: fresh.modifiedAt,
    sha256: fresh.sha256,
    arrivedAt: ports.clock.now(),
  };
  return { row, before, content };
};
