/** The roster: each line a person; being absent from a file deactivates nobody. */
import { leaveBefore } from '../../core/interviewer/last-leave.ts';
import { checkRoster, rosterColumns } from '../../core/interviewer/roster.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { DropContent } from '../ports/drop.ts';
import type { Write } from '../ports/ledger.ts';
import { nextDigest } from '../runtime/digest-schedule.ts';
import { nightIfNone } from '../runtime/fleet.ts';
import { nextEdition, roster } from '../runtime/people.ts';
import { policyInForce } from '../runtime/policy.ts';
import { firstCycle } from '../runtime/quarter-rows.ts';
import { reconcileInterviewer } from '../runtime/reconcile.ts';
import { expects, keys, personRow, put, read, readAll, waitingRow } from '../runtime/rows.ts';
import { linesNaming } from '../runtime/read-table.ts';
import type { Application, ApplyPorts } from './application.ts';

/** Rows of one commit, well under what a transaction takes. */
const batch = 50;

export const applyRoster = async (content: DropContent, ports: ApplyPorts): Promise<Application> => {
  const lines = linesNaming(content, rosterColumns, ['id', 'name', 'email']);
  const { people, faults } = checkRoster(
    lines.map(({ fields, where }) => ({ row: fields, where })),
    await roster(ports.ledger),
  );
  const changed = await store(people, content.modifiedAt, ports);
  if (people.length > 0) {
    const { ledger, clock } = ports;
    const policy = await policyInForce(ledger);
    await ledger.commit([
      ...(await firstCycle(ledger, clock.now(), policy)),
      ...(await nightIfNone(ledger, clock.now(), policy)),
    ]);
    // Said again with every roster: it stands already, or somebody is new to operations.
    for (const person of people) await ledger.commit(await nextDigest(ledger, person, clock.now(), policy));
  }
  for (const id of await concerned(changed, ports)) await reconcileInterviewer(id, ports);
  const readmit: string[] = [];
  for await (const { body } of readAll(ports.ledger, waitingRow, keys.waiting))
    if (body.for === 'roster') readmit.push(body.key);
  return { applied: people.length, refused: faults.map(({ message }) => message), readmit };
};

/** Those that changed, and whoever is coached by one of them or by somebody they stand in for: what they are owed may be somebody else's now. */
const concerned = async (changed: readonly Person[], { ledger }: ApplyPorts): Promise<Set<PersonId>> => {
  const ids = new Set(changed.map(({ id }) => id));
  const people = await roster(ledger);
  const deputies = new Map(people.map(({ id, deputy }) => [id, deputy]));
  for (const { id, coach } of people)
    if (coach !== undefined && (isAmong(changed, coach) || isAmong(changed, deputies.get(coach))))
      ids.add(id);
  return ids;
};

const isAmong = (people: readonly Person[], id: PersonId | undefined): boolean =>
  people.some((person) => person.id === id);

/**
 * Writes what a newer file has not said already; returns those who changed. A file that comes late, or once
 * more, must not bring back an address or a coach of yesterday.
 */
const store = async (people: readonly Person[], asOf: Instant, ports: ApplyPorts): Promise<Person[]> => {
  const changed: Person[] = [];
  let writes: Write[] = [];
  const flush = async (): Promise<void> => {
    if (writes.length === 0) return;
    await ports.ledger.commit([...writes, await nextEdition(ports.ledger, asOf)]);
    writes = [];
  };
  for (const person of people) {
    const before = await read(ports.ledger, personRow, keys.person(person.id));
    const { asOf: known, lastLeave: _kept, ...standing } = before?.body ?? {};
    if (known !== undefined && known > asOf) continue;
    // The same file after a crash, or another of the same second: whoever it names is looked at again.
    const again = known === asOf;
    const differs = JSON.stringify(standing) !== JSON.stringify(person);
    if (differs || again) changed.push(person);
    if (again && !differs) continue;
    const lastLeave = before === undefined ? undefined : leaveBefore(before.body, person, asOf);
    const row = { ...person, ...(lastLeave === undefined ? {} : { lastLeave }), asOf };
    writes.push(put(personRow, keys.person(person.id), expects(before), row));
    if (writes.length >= batch) await flush();
  }
  await flush();
  return changed;
};
