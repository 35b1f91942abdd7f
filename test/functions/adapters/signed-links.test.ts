import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant, PersonId } from '../../../core/identity.ts';
import { linkKeyFile } from '../../../functions/adapters/link-key-file.ts';
import { checkLink, linkKeyBytes, signedLinks } from '../../../functions/adapters/signed-links.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const key = new Uint8Array(linkKeyBytes).fill(1);
const person = PersonId.parse('cora');
const now = Instant.parse('2026-07-14T12:00:00.000Z');
const end = Instant.parse('2026-07-15T12:00:00.000Z');

const linkTo = (path: string, expiresAt = end): URL =>
  new URL(signedLinks(key).page({ person, path, expiresAt }), 'http://console');
const queryOf = (link: URL): Record<string, string> => Object.fromEntries(link.searchParams);

describe('a signed link', () => {
  it('says whose it is, until when, and the proof of both, and keeps its place on the page', () => {
    const link = linkTo('/tasks/dana/t-1#moment-2');
    expect([link.pathname, link.hash]).toEqual(['/tasks/dana/t-1', '#moment-2']);
    expect(queryOf(link)).toEqual({
      for: 'cora',
      until: String(Date.parse(end) / 1000),
      sig: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(signedLinks(key).page({ person, path: '/status', expiresAt: end })).not.toContain('#');
  });

  it('opens its page from any place on it, and the place is not part of the proof', () => {
    const query = queryOf(linkTo('/status#below'));
    expect(query).toEqual(queryOf(linkTo('/status')));
    expect(checkLink(key, '/status', query, now)).toEqual({ kind: 'good', person, expiresAt: end });
  });

  it('ends within the second that was asked for, never after it', () => {
    const query = queryOf(linkTo('/status', Instant.parse('2026-07-15T12:00:00.999Z')));
    const kindAt = (at: string) => checkLink(key, '/status', query, Instant.parse(at)).kind;
    expect(kindAt('2026-07-15T11:59:59.999Z')).toBe('good');
    expect(kindAt('2026-07-15T12:00:00.000Z')).toBe('expired');
  });

  it.each([
    ['another page', '/record/dana', {}],
    ['another person', '/status', { for: 'kurt' }],
    ['nobody', '/status', { for: undefined }],
    ['what is no person', '/status', { for: 'cora\n/status' }],
    ['a later end', '/status', { until: String(Date.parse(end) / 1000 + 1) }],
    ['no end', '/status', { until: undefined }],
    ['an end with a sign', '/status', { until: `+${Date.parse(end) / 1000}` }],
    ['an end with a line behind it', '/status', { until: `${Date.parse(end) / 1000}\n` }],
    ['no proof', '/status', { sig: undefined }],
    ['a shorter proof', '/status', { sig: queryOf(linkTo('/status'))['sig']?.slice(0, -1) }],
    ['padding behind the proof', '/status', { sig: `${queryOf(linkTo('/status'))['sig']}=` }],
  ])('altered to carry %s is altered, also when it has ended', (_, path, change) => {
    const query = { ...queryOf(linkTo('/status')), ...change };
    expect(checkLink(key, path, query, now)).toEqual({ kind: 'altered' });
    expect(checkLink(key, path, query, Instant.parse('2027-01-01T00:00:00.000Z'))).toEqual({
      kind: 'altered',
    });
  });

  it('never ends after the last instant that a page can name', () => {
    // Signed by us or not, thirteen digits are no seconds of ours.
    const far = '1000000000000';
    const query = { ...queryOf(linkTo('/status')), until: far };
    expect(checkLink(key, '/status', query, now)).toEqual({ kind: 'altered' });
  });

  it('of one key is altered to another, whichever signed first', () => {
    const other = new Uint8Array(linkKeyBytes).fill(2);
    const theirs = new URL(signedLinks(other).page({ person, path: '/status', expiresAt: end }), 'http://x');
    expect(queryOf(theirs)['sig']).not.toBe(queryOf(linkTo('/status'))['sig']);
    expect(checkLink(key, '/status', queryOf(theirs), now)).toEqual({ kind: 'altered' });
    expect(checkLink(other, '/status', queryOf(theirs), now)).toMatchObject({ kind: 'good' });
  });
});

describe('the file of the key', () => {
  let folder: TemporaryFolder;
  let path: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    path = join(folder.path, 'link.key');
  });
  afterEach(() => folder.remove());

  it('holds as many bytes as the signature can use, and nothing beside it is left', async () => {
    const made = await linkKeyFile(path);
    expect(made).toHaveLength(linkKeyBytes);
    expect(await linkKeyFile(path)).toEqual(made);
    expect(await readdir(folder.path)).toEqual(['link.key']);
    await rm(path);
    expect(await linkKeyFile(path)).not.toEqual(made);
  });

  it('is read as it was written by hand, with its line break or without', async () => {
    const hex = 'ab'.repeat(linkKeyBytes);
    for (const text of [hex, `${hex}\n`]) {
      await writeFile(path, text);
      expect(Buffer.from(await linkKeyFile(path)).toString('hex')).toBe(hex);
    }
  });

  it.each(['', 'ab'.repeat(31), `${'ab'.repeat(32)}c`, `x${'ab'.repeat(32)}`, 'AB'.repeat(32)])(
    'that holds %j is no key, and is neither used nor overwritten',
    async (text) => {
      await writeFile(path, text);
      const refused = linkKeyFile(path);
      await expect(refused).rejects.toMatchObject({ name: 'InvalidInput', code: 'link-key' });
      await expect(refused).rejects.toThrow(`${path} holds no key of 64 hexadecimal digits; take it away`);
      expect(await readdir(folder.path)).toEqual(['link.key']);
    },
  );

  it('fails as the file system does where it can neither be read nor made', async () => {
    await mkdir(path);
    await expect(linkKeyFile(path)).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(linkKeyFile(join(folder.path, 'none', 'link.key'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});
