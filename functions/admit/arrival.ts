/** Looking at one object of the drop once: its bytes are read again only when it changed. */
import type { ArrivalRow } from '../../core/transcript/inbox.ts';
import { maxBytes } from '../../core/transcript/transcript.ts';
import type { DropContent } from '../ports/drop.ts';
import type { Ports } from '../ports/ports.ts';

export type Arrival = {
  readonly row: ArrivalRow;
  /** Reads the bytes, once; undefined when the object has gone meanwhile. */
  readonly content: () => Promise<DropContent | undefined>;
};

/** Undefined when there is no such object; `before` is what is noted of it. Throws InvalidInput `too-large`. */
export const lookAt = async (
  key: string,
  before: ArrivalRow | undefined,
  ports: Pick<Ports, 'drop' | 'clock'>,
): Promise<Arrival | undefined> => {
  const object = await ports.drop.stat(key);
  if (object === undefined) return undefined;
  let kept: DropContent | undefined;
  const content = async (): Promise<DropContent | undefined> => {
    kept ??= await ports.drop.read(key, maxBytes);
    return kept;
  };
  const unchanged =
    before !== undefined &&
    before.sha256 !== undefined &&
    before.sizeBytes === object.sizeBytes &&
    before.modifiedAt === object.modifiedAt;
  if (unchanged) return { row: before, content };
  const fresh = await content();
  if (fresh === undefined) return undefined;
  const row: ArrivalRow = {
    key,
    sizeBytes: fresh.sizeBytes,
    modifiedAt: fresh.modifiedAt,
    sha256: fresh.sha256,
    arrivedAt: ports.clock.now(),
  };
  return { row, content };
};
