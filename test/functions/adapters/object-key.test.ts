/** What may be a key and what may not, with the sentence that says why. */
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../core/faults.ts';
import { compareKeys, keySegments, prefixFolders } from '../../../functions/adapters/object-key.ts';

const refusalOf = (read: () => unknown): string => {
  try {
    read();
  } catch (fault) {
    if (fault instanceof InvalidInput && fault.code === 'bad-key') return fault.message;
    throw fault;
  }
  return 'accepted';
};
const sentence = (shown: string, why: string): string =>
  `The key ${JSON.stringify(shown)} ${why}; use a relative path with forward slashes.`;

/** Wrong as a key and as a prefix of one. */
const wrong: readonly (readonly [string, string])[] = [
  ['/a.vtt', 'is absolute'],
  ['a/../b.vtt', 'holds a "." or ".." part'],
  ['./b.vtt', 'holds a "." or ".." part'],
  ['..', 'holds a "." or ".." part'],
  ['a//b.vtt', 'holds an empty part'],
  ['a\\b.vtt', 'holds a backslash'],
  ['a\u0000b', 'holds a control character'],
  ['a\u001fb', 'holds a control character'],
  ['a\u007fb', 'holds a control character'],
  ['a\nb', 'holds a control character'],
  ['a\ud800', 'is not valid Unicode'],
];

describe('a key', () => {
  it.each(wrong)('%j is none: it %s', (key, why) => {
    expect(refusalOf(() => keySegments(key))).toBe(sentence(key, why));
  });

  it.each([
    ['', 'is empty'],
    ['a/', 'holds an empty part'],
  ])('%j is none: it %s', (key, why) => {
    expect(refusalOf(() => keySegments(key))).toBe(sentence(key, why));
  });

  it.each(['a', 'a b/ü.vtt', 'a~!/...', '.hidden/..b', 'a/b:c', ' '])('%j is one', (key) => {
    expect(keySegments(key)).toEqual(key.split('/'));
  });

  it('is a thousand and twenty-four bytes at most, and is told by its first eighty characters', () => {
    expect(keySegments('é'.repeat(512))).toHaveLength(1);
    expect(refusalOf(() => keySegments(`${'é'.repeat(512)}x`))).toBe(
      sentence(`${'é'.repeat(80)}…`, 'is longer than 1024 bytes'),
    );
  });

  it('is shown whole where it is no longer than that', () => {
    for (const [length, shown] of [
      [80, `/${'a'.repeat(79)}`],
      [81, `/${'a'.repeat(79)}…`],
    ] as const)
      expect(refusalOf(() => keySegments(`/${'a'.repeat(length - 1)}`))).toBe(sentence(shown, 'is absolute'));
  });
});

describe('a prefix', () => {
  it.each(wrong)('%j is none: it %s', (prefix, why) => {
    expect(refusalOf(() => prefixFolders(prefix))).toBe(sentence(prefix, why));
  });

  it.each<[string, readonly string[]]>([
    ['', []],
    ['a', []],
    ['a/', ['a']],
    ['a/b/c', ['a', 'b']],
  ])('%j names the folders %j', (prefix, folders) => {
    expect(prefixFolders(prefix)).toEqual(folders);
  });

  it('that ends in a way out is none', () => {
    expect(refusalOf(() => prefixFolders('a/..'))).toContain('".." part');
    expect(refusalOf(() => prefixFolders('a//'))).toContain('empty part');
  });
});

it('keys stand in the order of their bytes', () => {
  const keys = ['a', 'A', 'a/', 'a.vtt', '\u{1f600}', '\uffee', 'é'];
  expect(keys.sort(compareKeys)).toEqual(['A', 'a', 'a.vtt', 'a/', 'é', '\uffee', '\u{1f600}']);
});
