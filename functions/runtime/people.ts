/** Who is meant: the roster read as a whole, since a company's interviewers fit in one page of memory. */
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Ledger, Write } from '../ports/ledger.ts';
import { allOf, expects, keys, personRow, put, read, rosterEditionRow } from './rows.ts';

type Edition = { readonly version: number; readonly people: readonly Person[] };

/** Two steps of each loop ask for everybody, and of ten thousand people that is a thousand read units: once an edition. */
const readOf = new WeakMap<Ledger, Edition>();

/** Everybody, as the roster's edition has them; a ledger whose roster has none yet is read each time. */
export const roster = async (ledger: Ledger): Promise<readonly Person[]> => {
  // Asked for before the people: what changes while they are read is read again next time.
  const edition = await read(ledger, rosterEditionRow, keys.rosterEdition());
  const known = readOf.get(ledger);
  if (edition !== undefined && known?.version === edition.version) return known.people;
  const people = (await allOf(ledger, personRow, keys.roster)).map(({ body }) => body);
  if (edition !== undefined) readOf.set(ledger, { version: edition.version, people });
  return people;
};

/** Belongs into every commit that changes somebody, so that nobody takes an older reading of the roster for this one. */
export const nextEdition = async (ledger: Ledger, asOf: Instant): Promise<Write> =>
  put(
    rosterEditionRow,
    keys.rosterEdition(),
    expects(await read(ledger, rosterEditionRow, keys.rosterEdition())),
    { asOf },
  );

/** By id, by address, else by a full name that only one person has; undefined when nobody fits. */
export const personMeant = async (ledger: Ledger, named: string): Promise<Person | undefined> => {
  const wanted = named.trim();
  const byId = /^[A-Za-z0-9][A-Za-z0-9._:@+-]{0,127}$/.test(wanted)
    ? await read(ledger, personRow, keys.person(wanted as PersonId))
    : undefined;
  if (byId !== undefined) return byId.body;
  const lower = wanted.toLowerCase();
  const people = await roster(ledger);
  const byAddress = people.find((person) => person.email.toLowerCase() === lower);
  if (byAddress !== undefined) return byAddress;
  const byName = people.filter((person) => person.name.toLowerCase() === lower);
  return byName.length === 1 ? byName[0] : undefined;
};
