/** Quarters as people call them. */
import { shown } from './shown-text.ts';

/** "2026-Q3" as people say it: "Q3 2026". */
export const quarterName = (quarter: string): string => {
  const [year, name] = quarter.split('-');
  return shown(name === undefined ? quarter : `${name} ${year}`, 40);
};
