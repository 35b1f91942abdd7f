/** The drop: where the ATS puts things. An S3 bucket, or a folder. */
import type { Instant, Sha256 } from '../../core/identity.ts';

export type DropObject = {
  /** Relative, with forward slashes: `transcripts/2026/a.vtt`. */
  readonly key: string;
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
};

export type DropContent = DropObject & {
  readonly bytes: Uint8Array;
  readonly sha256: Sha256;
  /** What the uploader attached to the object itself; empty where there is nothing. */
  readonly metadata: Readonly<Record<string, string>>;
};

export interface Drop {
  /** Every object under a prefix, in key order, a page at a time so that a large drop stays flat in memory. */
  list(prefix: string): AsyncIterable<DropObject>;
  /** Undefined when there is no such object. */
  stat(key: string): Promise<DropObject | undefined>;
  /** Throws InvalidInput `too-large` before reading more than `maxBytes`; undefined when gone. */
  read(key: string, maxBytes: number): Promise<DropContent | undefined>;
  /** Takes an object away for good, with every earlier version of it; says whether there was one. */
  remove(key: string): Promise<boolean>;
}
