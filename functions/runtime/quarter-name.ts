/** "2026-Q3" as people say it: "Q3 2026". */
export const quarterName = (quarter: string): string => {
  const [year, name] = quarter.split('-');
  return name === undefined ? quarter : `${name} ${year}`;
};
