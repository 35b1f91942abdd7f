/** Worked out when it is first asked for, and not again. */
export const once = <Value>(work: () => Value): (() => Value) => {
  let worked: { readonly value: Value } | undefined;
  return () => (worked ??= { value: work() }).value;
};
