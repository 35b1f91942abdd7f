/** What every drop promises. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '../../../core/identity.ts';
import type { Drop } from '../../../functions/ports/drop.ts';
import { collected } from './collected.ts';

export type DropUnderTest = {
  readonly drop: Drop;
  /** Puts an object there as an uploader would. */
  readonly upload: (key: string, bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const dropContract = (name: string, make: () => Promise<DropUnderTest>): void => {
  describe(`${name} keeps the drop's promises`, () => {
    let made: DropUnderTest;
    let drop: Drop;
    beforeEach(async () => {
      made = await make();
      drop = made.drop;
    });
    afterEach(() => made.close());

    const keysUnder = async (prefix: string): Promise<string[]> =>
      (await collected(drop.list(prefix))).map(({ key }) => key);

    it('is empty before anything arrives', async () => {
      expect(await keysUnder('')).toEqual([]);
      expect(await drop.stat('transcripts/a.vtt')).toBeUndefined();
      expect(await drop.read('transcripts/a.vtt', 100)).toBeUndefined();
    });

    it('lists everything under a prefix, at any depth, in key order', async () => {
      const keys = [
        'transcripts/2026/02/b.vtt',
        'transcripts/2026.vtt',
        'transcripts/2026-1.vtt',
        'transcripts/a.vtt',
        'transcripts/Ä/東.vtt',
        'transcripts/a/a.vtt',
        'scorecards/a.json',
      ];
      for (const key of keys) await made.upload(key, bytesOf(key));
      expect(await keysUnder('transcripts/')).toEqual([
        'transcripts/2026-1.vtt',
        'transcripts/2026.vtt',
        'transcripts/2026/02/b.vtt',
        'transcripts/a.vtt',
        'transcripts/a/a.vtt',
        'transcripts/Ä/東.vtt',
      ]);
      expect(await keysUnder('')).toEqual(['scorecards/a.json', ...(await keysUnder('transcripts/'))]);
    });

    it('takes a prefix that ends inside a name', async () => {
      for (const key of ['roster/2026.csv', 'roster/2027.csv', 'roster/2026/x.csv'])
        await made.upload(key, bytesOf('x'));
      expect(await keysUnder('roster/2026')).toEqual(['roster/2026.csv', 'roster/2026/x.csv']);
      expect(await keysUnder('ros')).toHaveLength(3);
      expect(await keysUnder('rosters/')).toEqual([]);
    });

    it('says size and time of an object, the same in a list, a look and a read', async () => {
      await made.upload('policy/a.json', bytesOf('{}'));
      const [listed] = await collected(drop.list('policy/'));
      expect(listed).toEqual({
        key: 'policy/a.json',
        sizeBytes: 2,
        modifiedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
      expect(Instant.safeParse(listed?.modifiedAt).success).toBe(true);
      expect(await drop.stat('policy/a.json')).toEqual(listed);
      expect(await drop.read('policy/a.json', 10)).toMatchObject({ ...listed });
    });

    it('reads the exact bytes and names their sha-256', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 31) % 256);
      await made.upload('transcripts/binary.docx', bytes);
      const content = await drop.read('transcripts/binary.docx', 70_000);
      expect(content && Buffer.from(content.bytes).equals(bytes)).toBe(true);
      expect(content?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(content?.metadata).toEqual({});
    });

    it('reads an empty object', async () => {
      await made.upload('transcripts/empty.vtt', new Uint8Array());
      const content = await drop.read('transcripts/empty.vtt', 10);
      expect(content).toMatchObject({
        sizeBytes: 0,
        sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      });
    });

    it('refuses an object that is larger than asked for, naming it and the limit', async () => {
      await made.upload('transcripts/large.vtt', new Uint8Array(5000));
      const refusal = drop.read('transcripts/large.vtt', 4999);
      await expect(refusal).rejects.toMatchObject({ name: 'InvalidInput', code: 'too-large' });
      await expect(drop.read('transcripts/large.vtt', 10)).rejects.toThrow(
        'transcripts/large.vtt has 5000 bytes; at most 10 bytes are read',
      );
      expect((await drop.read('transcripts/large.vtt', 5000))?.bytes).toHaveLength(5000);
    });

    it('names megabytes where bytes are too many to read', async () => {
      await made.upload('transcripts/large.docx', new Uint8Array(1_500_000));
      await expect(drop.read('transcripts/large.docx', 1_000_000)).rejects.toThrow(
        'transcripts/large.docx has 1.5 MB; at most 1.0 MB are read: split it or export less into it.',
      );
      await expect(drop.read('transcripts/large.docx', 999_999)).rejects.toThrow('at most 999999 bytes');
    });

    it('shows the new bytes when an object is put again', async () => {
      await made.upload('transcripts/a.vtt', bytesOf('first'));
      await made.upload('transcripts/a.vtt', bytesOf('second, longer'));
      const content = await drop.read('transcripts/a.vtt', 100);
      expect(new TextDecoder().decode(content?.bytes)).toBe('second, longer');
      expect(await keysUnder('transcripts/')).toEqual(['transcripts/a.vtt']);
    });

    it('finds an object whose name holds spaces, quotes and signs', async () => {
      const key = "transcripts/Round 1 – it's 100%+ (final) [v2] & more.vtt";
      await made.upload(key, bytesOf('x'));
      expect(await keysUnder('transcripts/')).toEqual([key]);
      expect((await drop.read(key, 10))?.key).toBe(key);
    });

    it.each([
      ['empty', ''],
      ['absolute', '/etc/passwd'],
      ['leading up', '../secret'],
      ['leading up from inside', 'a/../../secret'],
      ['with a dot part', 'a/./b'],
      ['with an empty part', 'a//b'],
      ['with a NUL', 'a\0.vtt'],
      ['longer than S3 takes', 'x'.repeat(1025)],
    ])('refuses a key %s', async (_, key) => {
      const refused = { name: 'InvalidInput', code: 'bad-key' };
      await expect(drop.stat(key)).rejects.toMatchObject(refused);
      await expect(drop.read(key, 100)).rejects.toMatchObject(refused);
    });

    it('removes an object for good, and says whether there was one', async () => {
      await made.upload('transcripts/a.vtt', bytesOf('first'));
      await made.upload('transcripts/a.vtt', bytesOf('second'));
      await made.upload('transcripts/a.vtt.meta.json', bytesOf('{}'));
      expect(await drop.remove('transcripts/a.vtt')).toBe(true);
      expect(await drop.stat('transcripts/a.vtt')).toBeUndefined();
      expect(await drop.read('transcripts/a.vtt', 100)).toBeUndefined();
      // A key that only begins with the other is another object.
      expect(await keysUnder('')).toEqual(['transcripts/a.vtt.meta.json']);
      expect(await drop.remove('transcripts/a.vtt')).toBe(false);
      await expect(drop.remove('../a.vtt')).rejects.toMatchObject({ code: 'bad-key' });
    });

    it('takes a folder for no object', async () => {
      await made.upload('transcripts/2026/a.vtt', bytesOf('x'));
      expect(await drop.stat('transcripts/2026')).toBeUndefined();
      expect(await drop.read('transcripts', 10)).toBeUndefined();
      expect(await drop.stat('transcripts/2026/a.vtt/b')).toBeUndefined();
    });
  });
};
