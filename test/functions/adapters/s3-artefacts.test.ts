/** What is on the wire between the store of artefacts and S3; what a bucket promises beyond is asked of the emulator. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { s3Artefacts } from '../../../functions/adapters/s3-artefacts.ts';
import type { Artefacts } from '../../../functions/ports/artefacts.ts';
import { collected } from '../ports/collected.ts';
import { type Answer, type ScriptedAws, scriptedAws } from './scripted-aws.ts';
import { bucketAt, deleted, page, parametersOf, refusal, requestsTo, versions } from './scripted-s3.ts';

const bytes = new TextEncoder().encode('review');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const key = 'loops/l-1/review.json';

let aws: ScriptedAws;
let artefacts: Artefacts;
beforeEach(async () => {
  aws = await scriptedAws();
  artefacts = s3Artefacts(bucketAt(aws));
});
afterEach(() => aws.close());

const headWith = (hash: string): Answer => ({
  status: 200,
  headers: { 'x-amz-meta-sha256': hash },
  body: '',
});

describe('writing an artefact to a bucket', () => {
  it('asks S3 itself to refuse where there is one, and leaves the hash with it', async () => {
    await artefacts.put(key, bytes);
    expect(aws.asked).toMatchObject([
      { method: 'PUT', text: 'review', headers: { 'if-none-match': '*', 'x-amz-meta-sha256': sha256 } },
    ]);
    expect(requestsTo(aws)).toEqual([`PUT /b/${key}?x-id=PutObject`]);
  });

  it('is done where the same bytes are there already', async () => {
    aws.script(refusal(412, 'PreconditionFailed'), headWith(sha256));
    await artefacts.put(key, bytes);
    expect(requestsTo(aws)[1]).toBe(`HEAD /b/${key}`);
  });

  it('is a Conflict where others are', async () => {
    for (const other of [headWith('0'.repeat(64)), { status: 200, body: '' }]) {
      aws.script(refusal(412, 'PreconditionFailed'), other);
      await expect(artefacts.put(key, bytes)).rejects.toMatchObject({
        name: 'Conflict',
        message: `The artefact ${key} is already there with other content; artefacts are written once.`,
      });
    }
  });

  it('says which half failed when S3 is away', async () => {
    aws.script(refusal(503, 'SlowDown'));
    await expect(artefacts.put(key, bytes)).rejects.toMatchObject({
      code: 'throttled',
      message: expect.stringContaining(`Writing the artefact ${key}`),
    });
    expect(aws.asked).toHaveLength(1);
    aws.script(refusal(412, 'PreconditionFailed'), { status: 500, body: '' });
    await expect(artefacts.put(key, bytes)).rejects.toMatchObject({
      code: 'aws',
      message: expect.stringContaining(`Comparing the artefact ${key}`),
    });
  });
});

describe('reading an artefact from a bucket', () => {
  it('gives its bytes, undefined where there is none, and nothing of the kind where the bucket is away', async () => {
    aws.script({ status: 200, body: 'review' }, refusal(404, 'NoSuchKey'), refusal(404, 'NoSuchBucket'));
    expect(await artefacts.get(key)).toEqual(bytes);
    expect(await artefacts.get(key)).toBeUndefined();
    await expect(artefacts.get(key)).rejects.toMatchObject({
      name: 'Unavailable',
      message: expect.stringContaining(`Reading the artefact ${key}`),
    });
    expect(requestsTo(aws)).toEqual(Array(3).fill(`GET /b/${key}?x-id=GetObject`));
  });

  it('asks only for its head when it is to say whether there is one', async () => {
    aws.script(headWith(sha256), { status: 404, body: '' }, { status: 403, body: '' });
    expect(await artefacts.has(key)).toBe(true);
    expect(await artefacts.has(key)).toBe(false);
    await expect(artefacts.has(key)).rejects.toMatchObject({
      code: 'access',
      message: expect.stringContaining(`Looking for the artefact ${key}`),
    });
    expect(requestsTo(aws)).toEqual(Array(3).fill(`HEAD /b/${key}`));
  });

  it('is refused without a request where the key is none', async () => {
    const refused = { name: 'InvalidInput', code: 'bad-key' };
    await expect(artefacts.put('../up', bytes)).rejects.toMatchObject(refused);
    await expect(artefacts.get('../up')).rejects.toMatchObject(refused);
    await expect(artefacts.has('../up')).rejects.toMatchObject(refused);
    await expect(collected(artefacts.list('../up'))).rejects.toMatchObject(refused);
    expect(aws.asked).toEqual([]);
  });
});

describe('listing the artefacts in a bucket', () => {
  it('goes on with the token that a page ends with, until one has none', async () => {
    aws.script(page([{ Key: 'r/1' }, { Key: 'r/2' }], 'next+page'), page([{ Key: 'r/3' }]));
    expect(await collected(artefacts.list('r/'))).toEqual(['r/1', 'r/2', 'r/3']);
    expect(aws.asked.map((_, at) => parametersOf(aws, at))).toEqual([
      { 'list-type': '2', prefix: 'r/' },
      { 'list-type': '2', prefix: 'r/', 'continuation-token': 'next+page' },
    ]);
  });

  it('takes an empty bucket for empty, and a refused one for refused', async () => {
    aws.script(page([]), refusal(403, 'AccessDenied'));
    expect(await collected(artefacts.list(''))).toEqual([]);
    await expect(collected(artefacts.list('r/'))).rejects.toMatchObject({
      code: 'access',
      message: expect.stringContaining('Listing the artefacts under r/'),
    });
  });
});

describe('removing from a bucket that keeps versions', () => {
  const version = (Key: string, VersionId: string, IsLatest: 'true' | 'false', isMarker = false) => ({
    Key,
    VersionId,
    IsLatest,
    isMarker,
  });
  const objectsIn = (text = ''): string[] =>
    [...text.matchAll(/<Object><Key>(.*?)<\/Key><VersionId>(.*?)<\/VersionId><\/Object>/g)].map(
      ([, found, id]) => `${found} ${id}`,
    );

  it('deletes every version and marker that is covered by name, and counts what could still be read', async () => {
    aws.script(
      versions([
        version('loops/1', 'v1', 'true'),
        version('loops/1/a', 'v3', 'true'),
        version('loops/1/a', 'v2', 'false'),
        version('loops/1/gone', 'v5', 'true', true),
        version('loops/1/gone', 'v4', 'false'),
        version('loops/10/a', 'v6', 'true'),
      ]),
      deleted(),
    );
    expect(await artefacts.remove('loops/1')).toBe(2);
    expect(parametersOf(aws, 0)).toMatchObject({ prefix: 'loops/1' });
    expect(requestsTo(aws)[1]).toBe('POST /b/?delete=');
    expect(objectsIn(aws.asked[1]?.text).sort()).toEqual([
      'loops/1 v1',
      'loops/1/a v2',
      'loops/1/a v3',
      'loops/1/gone v4',
      'loops/1/gone v5',
    ]);
    expect(aws.asked[1]?.text).toContain('<Quiet>true</Quiet>');
  });

  it('goes through every page, also one that holds nothing of it', async () => {
    aws.script(
      versions([version('loops/1-other', 'v1', 'true')], { key: 'loops/1-other', version: 'v1' }),
      versions([version('loops/1/a', 'v2', 'true')], { key: 'loops/1/a', version: 'v2' }),
      deleted(),
      versions([version('loops/1/b', 'v3', 'true')]),
      deleted(),
    );
    expect(await artefacts.remove('loops/1')).toBe(2);
    expect(requestsTo(aws).map((request) => request.split(' ')[0])).toEqual([
      'GET',
      'GET',
      'POST',
      'GET',
      'POST',
    ]);
    expect(parametersOf(aws, 1)).toMatchObject({ 'key-marker': 'loops/1-other', 'version-id-marker': 'v1' });
    expect(parametersOf(aws, 3)).toMatchObject({ 'key-marker': 'loops/1/a', 'version-id-marker': 'v2' });
  });

  it('is not done where S3 kept one, and names it', async () => {
    aws.script(
      versions([version('loops/1/a', 'v1', 'true')]),
      deleted({ Key: 'loops/1/a', Code: 'AccessDenied' }),
    );
    await expect(artefacts.remove('loops/1')).rejects.toMatchObject({
      name: 'Unavailable',
      code: 'aws',
      message: 'S3 did not remove loops/1/a (AccessDenied); the removal is tried again.',
    });
  });

  it('says what it was at when S3 is away', async () => {
    aws.script(refusal(503, 'SlowDown'));
    await expect(artefacts.remove('loops/1')).rejects.toMatchObject({
      code: 'throttled',
      message: expect.stringContaining('Removing what is under loops/1'),
    });
  });
});
