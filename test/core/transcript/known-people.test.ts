import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whomItMayName } from '../../../core/transcript/known-people.ts';
import { type KnownPerson, personMatch } from '../../../core/transcript/name-match.ts';
import { runs } from '../../properties/cases.ts';

const words = [
  'maja',
  'lund',
  'bob',
  'robert',
  'will',
  'liam',
  'reed',
  'ann',
  'lee',
  'm',
  'b',
  'l',
  'Åsa',
  'Aasa',
  'jürgen',
  'juergen',
  'Søren',
  "O'Dell",
  'odell',
  'ed',
  'ted',
];
const word = fc.constantFrom(...words);
const name = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  fc.tuple(word, word).map(([given, family]) => `${family}, ${given} (she/her)`),
  fc.tuple(word, word).map(([given, family]) => `${given[0]}${family[0]}`),
);
const address = fc.oneof(
  fc.tuple(word, word).map(([given, family]) => `${given}.${family}@example.com`),
  fc.tuple(word, word).map(([given, family]) => `${given[0]}${family}+hiring@example.com`),
  fc.tuple(word, word).map(([given, family]) => `${given}${family[0]}@example.com`),
);
const person: fc.Arbitrary<KnownPerson> = fc.record(
  { names: fc.array(name, { minLength: 1, maxLength: 2 }), email: address },
  { requiredKeys: ['names'] },
);

describe('the people whom a label may name', () => {
  it('are all of those whom it matches', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), fc.oneof(name, address), (people, label) => {
        const met = whomItMayName(label, people);
        for (const each of people) if (personMatch(label, each) > 0) expect(met).toContain(each);
      }),
      { numRuns: runs(2_000) },
    );
  });

  it('are few of a large roster', () => {
    const people = Array.from({ length: 1_000 }, (_, index) => ({ names: [`Given${index} Family${index}`] }));
    expect([...whomItMayName('Given7 Family7', people)]).toEqual([people[7]]);
    expect(whomItMayName('Speaker 1', people).size).toBe(0);
  });
});
