/** What every store of artefacts promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Artefacts } from '../../../functions/ports/artefacts.ts';
import { collected } from './collected.ts';

export type ArtefactsUnderTest = { readonly artefacts: Artefacts; readonly close: () => Promise<void> };

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const artefactsContract = (name: string, make: () => Promise<ArtefactsUnderTest>): void => {
  describe(`${name} keeps the promises of artefacts`, () => {
    let made: ArtefactsUnderTest;
    let artefacts: Artefacts;
    beforeEach(async () => {
      made = await make();
      artefacts = made.artefacts;
    });
    afterEach(() => made.close());

    const textOf = async (key: string): Promise<string | undefined> => {
      const bytes = await artefacts.get(key);
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    };
    const putAll = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await artefacts.put(key, bytesOf(key));
    };

    it('gives back the exact bytes', async () => {
      const bytes = Uint8Array.from({ length: 300_000 }, (_, n) => (n * 7) % 256);
      await artefacts.put('transcripts/loop-1/a.json', bytes);
      const read = await artefacts.get('transcripts/loop-1/a.json');
      expect(read && Buffer.from(read).equals(bytes)).toBe(true);
    });

    it('answers undefined for what was never put, also where a folder is', async () => {
      await putAll('reviews/loop-1/a.json');
      expect(await artefacts.get('reviews/none.json')).toBeUndefined();
      expect(await artefacts.get('reviews/loop-1')).toBeUndefined();
    });

    it('knows whether there is one, an empty one too, and of a folder that it is none', async () => {
      await putAll('reviews/loop-1/a.json');
      await artefacts.put('reviews/loop-1/empty', new Uint8Array());
      const asked = ['reviews/loop-1/a.json', 'reviews/loop-1/empty', 'reviews/loop-1', 'reviews/none.json'];
      expect(await Promise.all(asked.map((key) => artefacts.has(key)))).toEqual([true, true, false, false]);
      await artefacts.remove('reviews/loop-1');
      expect(await artefacts.has('reviews/loop-1/a.json')).toBe(false);
    });

    it('keeps an empty artefact apart from a missing one', async () => {
      await artefacts.put('empty', new Uint8Array());
      expect(await textOf('empty')).toBe('');
    });

    it('takes the same bytes again as done', async () => {
      await artefacts.put('a', bytesOf('one'));
      await artefacts.put('a', bytesOf('one'));
      expect(await textOf('a')).toBe('one');
    });

    it('refuses other bytes under the same key and keeps the first', async () => {
      await artefacts.put('a', bytesOf('one'));
      await expect(artefacts.put('a', bytesOf('two'))).rejects.toMatchObject({ name: 'Conflict' });
      await expect(artefacts.put('a', bytesOf(''))).rejects.toMatchObject({ name: 'Conflict' });
      expect(await textOf('a')).toBe('one');
    });

    it('lets one of several writers win and tells the others', async () => {
      const ends = await Promise.allSettled(
        ['one', 'two', 'three'].map((text) => artefacts.put('raced', bytesOf(text))),
      );
      const won = ends.findIndex(({ status }) => status === 'fulfilled');
      expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await textOf('raced')).toBe(['one', 'two', 'three'][won]);
    });

    it('lists keys under a prefix in order', async () => {
      await putAll('r/b', 'r/a/2', 'r/a/10', 'r/a.json', 'q/x', 'r/é');
      expect(await collected(artefacts.list('r/'))).toEqual(['r/a.json', 'r/a/10', 'r/a/2', 'r/b', 'r/é']);
      expect(await collected(artefacts.list('none/'))).toEqual([]);
    });

    it('removes everything under a prefix, says how many, and spares the rest', async () => {
      await putAll('loops/1/review.json', 'loops/1/deep/er.json', 'loops/10/review.json', 'loops/2.json');
      expect(await artefacts.remove('loops/1')).toBe(2);
      expect(await collected(artefacts.list(''))).toEqual(['loops/10/review.json', 'loops/2.json']);
      expect(await artefacts.remove('loops/1')).toBe(0);
      expect(await artefacts.remove('loops/10/')).toBe(1);
      expect(await artefacts.remove('loops/2.json')).toBe(1);
    });

    it('can be written anew after a removal', async () => {
      await artefacts.put('a/b', bytesOf('one'));
      await artefacts.remove('a/');
      await artefacts.put('a/b', bytesOf('two'));
      expect(await textOf('a/b')).toBe('two');
    });

    it.each([
      ['empty', ''],
      ['absolute', '/etc/passwd'],
      ['leading up', '../up'],
      ['leading up from inside', 'a/../../up'],
      ['with a dot part', 'a/./b'],
      ['with an empty part', 'a//b'],
      ['ending in a slash', 'a/'],
      ['with backslashes', 'a\\..\\b'],
      ['with a NUL', 'a\0b'],
      ['with a line break', 'a\nb'],
      ['hidden', '.hidden'],
      ['that looks unfinished', 'a/half.tmp'],
      ['longer than S3 takes', 'x'.repeat(1025)],
    ])('refuses a key %s', async (_, key) => {
      const refused = { name: 'InvalidInput', code: 'bad-key' };
      await expect(artefacts.put(key, bytesOf('x'))).rejects.toMatchObject(refused);
      await expect(artefacts.get(key)).rejects.toMatchObject(refused);
    });

    it.each(['', '/', '../', 'a/../b/'])('refuses to remove under %j', async (prefix) => {
      await putAll('kept');
      await expect(artefacts.remove(prefix)).rejects.toMatchObject({ name: 'InvalidInput' });
      expect(await textOf('kept')).toBe('kept');
    });
  });
};
