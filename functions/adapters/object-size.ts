/** One sentence for everything that is too large. */
import { InvalidInput } from '../../core/faults.ts';

/** Bytes as a person reads them; decimal megabytes, as file managers show them. */
const readable = (bytes: number): string =>
  bytes < 1_000_000 ? `${bytes} bytes` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** InvalidInput `too-large` for an object of the drop. */
export const tooLarge = (key: string, sizeBytes: number, maxBytes: number): InvalidInput =>
  new InvalidInput(
    'too-large',
    `${key} has ${readable(sizeBytes)}; at most ${readable(maxBytes)} are read: split it or export less into it.`,
  );
