/** What was last asked for is there, and what nobody asked for since makes way for it. */
import { describe, expect, it } from 'vitest';
import { recently } from '../../../functions/runtime/recently.ts';

const keptOf = (memory: ReturnType<typeof recently<number>>, keys: string): string =>
  Array.from(keys)
    .filter((key) => memory.get(key) !== undefined)
    .join('');

describe('what was last asked for', () => {
  it('is kept while it has room, and the oldest makes way first', () => {
    const memory = recently<number>(10);
    for (const [key, size] of [
      ['a', 4],
      ['b', 4],
      ['c', 2],
      ['d', 3],
    ] as const)
      memory.keep(key, size, size);
    expect(keptOf(memory, 'abcd')).toBe('bcd');
    memory.keep('e', 6, 6);
    expect(keptOf(memory, 'abcde')).toBe('de');
  });

  it('stays where it is asked for, and what came after it makes way', () => {
    const memory = recently<number>(10);
    memory.keep('a', 1, 5);
    memory.keep('b', 2, 5);
    expect(memory.get('a')).toBe(1);
    memory.keep('c', 3, 5);
    expect(keptOf(memory, 'abc')).toBe('ac');
  });

  it('takes the room of what had its name before, and gives it back when dropped', () => {
    const memory = recently<number>(10);
    for (const value of [1, 2, 3]) memory.keep('a', value, 6);
    memory.keep('b', 4, 4);
    expect(memory.get('a')).toBe(3);
    memory.drop('a');
    memory.keep('c', 5, 6);
    expect(keptOf(memory, 'abc')).toBe('bc');
  });

  it('is nothing where it is larger than all the room', () => {
    const memory = recently<number>(10);
    memory.keep('a', 1, 11);
    memory.keep('b', 2, 10);
    expect(keptOf(memory, 'ab')).toBe('b');
  });
});
