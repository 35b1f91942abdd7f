/** What is on the wire between the drop and S3; what a bucket promises beyond is asked of the emulator. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { s3Drop } from '../../../functions/adapters/s3-drop.ts';
import type { Drop } from '../../../functions/ports/drop.ts';
import { collected } from '../ports/collected.ts';
import { type Answer, type ScriptedAws, scriptedAws } from './scripted-aws.ts';
import { bucketAt, deleted, page, parametersOf, refusal, requestsTo, versions } from './scripted-s3.ts';

const key = 'transcripts/a.vtt';

let aws: ScriptedAws;
let drop: Drop;
beforeEach(async () => {
  aws = await scriptedAws();
  drop = s3Drop(bucketAt(aws));
});
afterEach(() => aws.close());

const object = (body: string, headers: Readonly<Record<string, string>> = {}) => ({
  status: 200,
  body,
  headers: {
    'content-length': String(body.length),
    'last-modified': 'Sun, 01 Mar 2026 12:00:05 GMT',
    ...headers,
  },
});
const head = (sizeBytes: number): Answer => ({
  status: 200,
  headers: { 'content-length': String(sizeBytes), 'last-modified': 'Sun, 01 Mar 2026 12:00:05 GMT' },
  body: '',
});

describe('the drop in a bucket', () => {
  it('lists page by page, names as they were given, without drawn folders', async () => {
    const LastModified = '2026-03-01T12:00:05.000Z';
    aws.script(
      page([{ Key: 'transcripts/', Size: '0', LastModified }], 'next+page'),
      page([
        { Key: 'transcripts/a+b%2B%C3%A9%0A.vtt', Size: '3', LastModified },
        { Key: 'transcripts/z.vtt', Size: '0', LastModified },
      ]),
    );
    expect(await collected(drop.list('transcripts/'))).toEqual([
      { key: 'transcripts/a b+é\n.vtt', sizeBytes: 3, modifiedAt: LastModified },
      { key: 'transcripts/z.vtt', sizeBytes: 0, modifiedAt: LastModified },
    ]);
    const asked = { 'list-type': '2', prefix: 'transcripts/', 'encoding-type': 'url' };
    expect(aws.asked.map((_, at) => parametersOf(aws, at))).toEqual([
      asked,
      { ...asked, 'continuation-token': 'next+page' },
    ]);
  });

  it('takes an empty bucket for empty, and a refused one for refused', async () => {
    aws.script(page([]), refusal(403, 'AccessDenied'));
    expect(await collected(drop.list(''))).toEqual([]);
    await expect(collected(drop.list('roster/'))).rejects.toMatchObject({
      code: 'access',
      message: expect.stringContaining('Listing roster/ in the drop'),
    });
  });

  it('names one time for an object, though a listing knows it to the millisecond and a look to the second', async () => {
    aws.script(
      page([{ Key: key, Size: '3', LastModified: '2026-03-01T12:00:05.987Z' }]),
      head(3),
      object('abc'),
    );
    const [listed] = await collected(drop.list(''));
    expect(listed).toEqual({ key, sizeBytes: 3, modifiedAt: '2026-03-01T12:00:05.000Z' });
    expect(await drop.stat(key)).toEqual(listed);
    expect(await drop.read(key, 3)).toMatchObject({ ...listed });
    expect(requestsTo(aws).slice(1)).toEqual([`HEAD /b/${key}`, `GET /b/${key}?x-id=GetObject`]);
  });

  it('reads the bytes with their hash and what the uploader attached', async () => {
    aws.script(object('abc', { 'x-amz-meta-interviewer': 'dana' }));
    const content = await drop.read(key, 3);
    expect(Buffer.from(content?.bytes ?? []).toString()).toBe('abc');
    expect(content).toMatchObject({
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      metadata: { interviewer: 'dana' },
    });
  });

  it('says undefined for what is not there, and nothing of the kind where the bucket is away', async () => {
    aws.script({ status: 404, body: '' }, refusal(404, 'NoSuchKey'));
    expect(await drop.stat(key)).toBeUndefined();
    expect(await drop.read(key, 3)).toBeUndefined();
    aws.script({ status: 403, body: '' }, refusal(404, 'NoSuchBucket'));
    await expect(drop.stat(key)).rejects.toMatchObject({
      code: 'access',
      message: expect.stringContaining(`Looking at ${key} in the drop`),
    });
    await expect(drop.read(key, 3)).rejects.toMatchObject({
      code: 'aws',
      message: expect.stringContaining(`Reading ${key} from the drop`),
    });
  });

  it('lets go of an object that is too large before it has come', async () => {
    aws.script(object('x'.repeat(200_000)));
    await expect(drop.read(key, 199_999)).rejects.toMatchObject({
      name: 'InvalidInput',
      code: 'too-large',
      message: expect.stringContaining(`${key} has 200000 bytes; at most 199999 bytes are read`),
    });
  });

  it('asks again later where S3 leaves out size or time, or the object breaks off', async () => {
    aws.script({ status: 200, body: '', headers: { 'content-length': '3' } });
    await expect(drop.stat(key)).rejects.toMatchObject({
      name: 'Unavailable',
      code: 'aws',
      message: `S3 did not say the size and time of ${key}; it is tried again later.`,
    });
    aws.script(page([{ Key: key, LastModified: '2026-03-01T12:00:05.000Z' }]));
    await expect(collected(drop.list(''))).rejects.toMatchObject({ name: 'Unavailable', code: 'aws' });
    for (const broken of ['hang-up', { ...object('abc', { 'content-length': '4' }), isCut: true }] as const) {
      aws.script(broken);
      await expect(drop.read(key, 4)).rejects.toMatchObject({ name: 'Unavailable', code: 'aws' });
    }
  });

  it('takes away every version of one object, and nothing that only begins as it does', async () => {
    aws.script(
      versions([
        { Key: key, VersionId: 'v2', IsLatest: 'true' },
        { Key: key, VersionId: 'v1', IsLatest: 'false' },
        { Key: `${key}.bak`, VersionId: 'v3', IsLatest: 'true' },
      ]),
      deleted(),
      versions([{ Key: `${key}.bak`, VersionId: 'v3', IsLatest: 'true' }]),
    );
    expect(await drop.remove(key)).toBe(true);
    expect(aws.asked[1]?.text).not.toContain('.bak');
    expect(aws.asked[1]?.text.match(/<Object>/g)).toHaveLength(2);
    expect(await drop.remove(key)).toBe(false);
    expect(aws.asked).toHaveLength(3);
  });

  it('sends nothing for a key that is none', async () => {
    const refused = { name: 'InvalidInput', code: 'bad-key' };
    await expect(drop.stat('../up')).rejects.toMatchObject(refused);
    await expect(drop.read('../up', 3)).rejects.toMatchObject(refused);
    await expect(drop.remove('')).rejects.toMatchObject(refused);
    expect(aws.asked).toEqual([]);
  });
});
