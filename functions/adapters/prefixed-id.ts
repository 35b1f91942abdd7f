/** How an id is put together. */

/** `task` and `9f…` become `task-9f…`; without a prefix the rest stands alone. */
export const prefixedId = (prefix: string, rest: string): string =>
  prefix === '' ? rest : `${prefix}-${rest}`;
