/** Two people of one name, where the file tells them apart by an id. */
import { tidyLabel } from './reading.ts';

export interface Utterance {
  readonly id: string;
  readonly name: string;
}

interface Bearer {
  readonly id: string;
  readonly first: number;
  last: number;
}

/**
 * The label of each id: its name, or name and number where several people bear it. Ids that take turns
 * are several people; an id that begins once another has ended is somebody who came back.
 */
export function labelsById(spoken: readonly Utterance[]): ReadonlyMap<string, string> {
  const byName = new Map<string, { readonly name: string; readonly bearers: Map<string, Bearer> }>();
  for (const [index, { id, name }] of spoken.entries()) {
    const tidy = tidyLabel(name);
    const folded = tidy.toLowerCase();
    const { bearers } = byName.get(folded) ?? { bearers: new Map<string, Bearer>() };
    if (bearers.size === 0) byName.set(folded, { name: tidy, bearers });
    const known = bearers.get(id);
    if (known === undefined) bearers.set(id, { id, first: index, last: index });
    else known.last = index;
  }
  const labels = new Map<string, string>();
  for (const { name, bearers } of byName.values()) {
    const people = peopleAmong([...bearers.values()]);
    for (const [number, ids] of people.entries())
      for (const id of ids) labels.set(id, people.length === 1 ? name : `${name} (${number + 1})`);
  }
  return labels;
}

/** More of one name than a call has; whoever is beyond is one of them, so that the work stays linear. */
const mostNamesakes = 50;

/** Ids person by person; they come in the order of their first words. */
function peopleAmong(bearers: readonly Bearer[]): string[][] {
  const people: { readonly ids: string[]; last: number }[] = [];
  for (const { id, first, last } of bearers) {
    const same = people.find((person) => person.last < first) ?? people[mostNamesakes];
    if (same === undefined) people.push({ ids: [id], last });
    else {
      same.ids.push(id);
      same.last = Math.max(same.last, last);
    }
  }
  return people.map(({ ids }) => ids);
}
