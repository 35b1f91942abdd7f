/** Artefacts: what the program makes and keeps (transcripts, proposals, reviews). Written once. */
export interface Artefacts {
  /** Doing it again with the same bytes is success; with other bytes it throws Conflict. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Undefined when there is none. */
  get(key: string): Promise<Uint8Array | undefined>;
  /** Whether there is one, without reading it. */
  has(key: string): Promise<boolean>;
  list(prefix: string): AsyncIterable<string>;
  /** Removes everything under a prefix; returns how many there were. */
  remove(prefix: string): Promise<number>;
}
