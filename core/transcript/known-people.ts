/** Ten thousand people by what a label can share with one of them, so that a label meets the few it may name. */
import { type KnownPerson, labelTraces, personTraces } from './name-match.ts';

type ByTrace = ReadonlyMap<string, readonly KnownPerson[]>;

/** A roster is the same for every interview until it changes. */
const read = new WeakMap<readonly KnownPerson[], ByTrace>();

const byTrace = (people: readonly KnownPerson[]): ByTrace => {
  const found = new Map<string, KnownPerson[]>();
  for (const person of people)
    for (const trace of new Set(personTraces(person))) {
      const sharing = found.get(trace);
      if (sharing === undefined) found.set(trace, [person]);
      else sharing.push(person);
    }
  return found;
};

/** Everybody of `people` whom the label matches at all, each once, in no order that means anything. */
export const whomItMayName = (label: string, people: readonly KnownPerson[]): ReadonlySet<KnownPerson> => {
  const traces = read.get(people) ?? byTrace(people);
  read.set(people, traces);
  const found = new Set<KnownPerson>();
  for (const trace of labelTraces(label)) for (const person of traces.get(trace) ?? []) found.add(person);
  return found;
};
