/**
 * Whether two values hold the same, as they would be kept: what is undefined is as good as absent, and
 * the order in which keys were written says nothing.
 */
export const sameContent = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (!isHolder(a) || !isHolder(b)) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((each, index) => sameContent(each, b[index]))
    );
  return holdsAll(a, b) && lacksNone(a, b);
};

/** Whether two lists hold the very same values in the same places; nothing is looked into. */
export const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, place) => each === b[place]);

type Holder = Readonly<Record<string, unknown>>;

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

const holdsAll = (a: Holder, b: Holder): boolean => {
  for (const key in a) if (!sameContent(a[key], b[key])) return false;
  return true;
};

/** Nothing in `b` that `a` does not know. */
const lacksNone = (a: Holder, b: Holder): boolean => {
  for (const key in b) if (a[key] === undefined && b[key] !== undefined) return false;
  return true;
};
