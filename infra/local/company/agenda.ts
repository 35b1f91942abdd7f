/** What is to happen, earliest first; of the same moment, what was noted first. */
export type Agenda<Item> = {
  add(at: string, item: Item): void;
  /** When the next thing is; undefined when nothing is left. */
  next(): string | undefined;
  /** Takes the next thing if it is due by then. */
  take(by: string): Item | undefined;
};

export const agenda = <Item>(): Agenda<Item> => {
  const entries: { readonly at: string; readonly item: Item }[] = [];
  return {
    add(at, item) {
      let low = 0;
      let high = entries.length;
      // Latest first, so that taking the next is taking the last.
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((entries[middle]?.at ?? '') > at) low = middle + 1;
        else high = middle;
      }
      entries.splice(low, 0, { at, item });
    },
    next: () => entries.at(-1)?.at,
    take(by) {
      const last = entries.at(-1);
      if (last === undefined || last.at > by) return undefined;
      entries.pop();
      return last.item;
    },
  };
};
