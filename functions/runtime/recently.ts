/** What was last asked for, as much of it as has room. */

export type Recently<Value> = {
  readonly get: (key: string) => Value | undefined;
  /** `size` is what it takes of the room; what has not been asked for longest makes way, and what is larger than the room is not kept. */
  readonly keep: (key: string, value: Value, size: number) => void;
  readonly drop: (key: string) => void;
};

/** `room` is the sum of sizes that is kept at most. */
export const recently = <Value>(room: number): Recently<Value> => {
  const kept = new Map<string, { readonly value: Value; readonly size: number }>();
  let taken = 0;
  const drop = (key: string): void => {
    taken -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    keep(key, value, size) {
      drop(key);
      kept.set(key, { value, size });
      taken += size;
      for (const oldest of kept.keys()) {
        if (taken <= room) return;
        drop(oldest);
      }
    },
    drop,
  };
};
