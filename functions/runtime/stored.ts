/**
 * What another release has written. Rows and artefacts stay for years, and while a deployment goes on, or is
 * taken back, functions of two releases share one table. A key that this release does not know, or knows no
 * more, is no fault: it is left out. In what people drop it is a mistake, and is told in its own place.
 */
import type * as z from 'zod/mini';

type Path = readonly PropertyKey[];

/** Where the keys are that a schema does not know; undefined where anything else is wrong, too. */
const strangersIn = (issues: readonly z.core.$ZodIssue[], at: Path = []): readonly Path[] | undefined => {
  const found: Path[] = [];
  for (const issue of issues) {
    const here = [...at, ...issue.path];
    const strangers =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...here, key])
        : issue.code === 'invalid_union'
          ? issue.errors.map((option) => strangersIn(option, here)).find((each) => each !== undefined)
          : undefined;
    if (strangers === undefined) return undefined;
    found.push(...strangers);
  }
  return found;
};

/** The same value without what is at a path; what is not on the way to it is shared. */
const without = (value: unknown, [key, ...rest]: Path): unknown => {
  if (key === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value))
    return value.map((each: unknown, place) => (place === key ? without(each, rest) : each));
  const { [key]: inner, ...others } = value as Record<PropertyKey, unknown>;
  return rest.length === 0 ? others : { ...others, [key]: without(inner, rest) };
};

/** Throws what the schema throws where more is wrong than a key it does not know. */
export const readStored = <Schema extends z.ZodMiniType>(
  schema: Schema,
  stored: unknown,
): z.infer<Schema> => {
  const read = schema.safeParse(stored);
  if (read.success) return read.data;
  const strangers = strangersIn(read.error.issues);
  if (strangers === undefined) throw read.error;
  return schema.parse(strangers.reduce(without, stored));
};
