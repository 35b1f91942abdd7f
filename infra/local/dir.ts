/** Where the embedded service lives when nobody says otherwise. */
export const defaultDir = '.plumbline';

export const dirOf = (flags: Readonly<Record<string, unknown>>): string =>
  typeof flags['dir'] === 'string' ? flags['dir'] : defaultDir;
