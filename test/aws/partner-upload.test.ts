/** An ATS in another account: the role it takes, the form it is given, and what neither lets it do. */
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { maxUploadBytes, uploadForm } from '../../infra/aws/upload-form.ts';
import { assumeRole, type Caller } from './owner.ts';
import { eventually, regionUnderTest } from './region.ts';

const here = regionUnderTest('eu-central-1');
const { Drop: drop = '', Key: key = '', Uploaderacme: role = '' } = here.deployed.outputs;
const partner: Caller = { accessKeyId: '444455556666', secretAccessKey: 'test' };
const taking = { RoleArn: role, RoleSessionName: 'upload' };

let s3: S3Client;
beforeAll(async () => {
  const credentials = await assumeRole(partner, here.name, { ...taking, ExternalId: 'plumbline-acme-1' });
  s3 = new S3Client({
    endpoint: inject('endpoint'),
    region: here.name,
    credentials,
    forcePathStyle: true,
    maxAttempts: 1,
  });
});

const arrived = (object: string): Promise<true> =>
  eventually(`The arrival of ${object}`, async () =>
    (await here.rows(`upload#${object.replace(/\.txt$/, '')}`)).length > 0 ? true : undefined,
  );

const post = async (
  fields: Readonly<Record<string, string>>,
  url: string,
  body: Uint8Array<ArrayBuffer> | string,
  name: string,
): Promise<number> => {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([body]), name);
  return (await fetch(url, { method: 'POST', body: form })).status;
};

describe('the role of a partner', () => {
  it('is taken with the external id, and by nobody without it or from elsewhere', async () => {
    await expect(assumeRole(partner, here.name, taking)).rejects.toThrow('AccessDenied');
    await expect(
      assumeRole({ ...partner, accessKeyId: '777788889999' }, here.name, {
        ...taking,
        ExternalId: 'plumbline-acme-1',
      }),
    ).rejects.toThrow('AccessDenied');
  });

  it('puts single objects under its prefix, and they are admitted', async () => {
    await s3.send(new PutObjectCommand({ Bucket: drop, Key: 'transcripts/acme/1.txt', Body: 'Dana: hello' }));
    expect(await arrived('transcripts/acme/1.txt')).toBe(true);
  });

  it('puts nothing beside it, reads nothing and lists nothing', async () => {
    const denied = { name: 'AccessDenied' };
    await expect(
      s3.send(new PutObjectCommand({ Bucket: drop, Key: 'transcripts/2.txt', Body: 'x' })),
    ).rejects.toMatchObject(denied);
    await expect(
      s3.send(new PutObjectCommand({ Bucket: drop, Key: 'roster/roster.csv', Body: 'x' })),
    ).rejects.toMatchObject(denied);
    await expect(
      s3.send(new GetObjectCommand({ Bucket: drop, Key: 'transcripts/acme/1.txt' })),
    ).rejects.toMatchObject(denied);
    await expect(s3.send(new ListObjectsV2Command({ Bucket: drop }))).rejects.toMatchObject(denied);
  });
});

/** Signed by the account's owner: the emulator takes no temporary key in a form, which is what a role has. */
describe('the form of a partner', () => {
  it('takes a file under its prefix, and it is admitted', async () => {
    const { url, fields } = await uploadForm(here.clients.s3, {
      drop,
      key,
      prefix: 'transcripts/acme/',
      minutes: 5,
    });
    expect(await post(fields, url, 'Dana: hello', '2.txt')).toBe(204);
    await arrived('transcripts/acme/2.txt');
  });

  it('takes nothing under another key, nothing too large, nothing without its signature', async () => {
    const { url, fields } = await uploadForm(here.clients.s3, {
      drop,
      key,
      prefix: 'transcripts/acme/',
      minutes: 5,
    });
    expect(await post({ ...fields, key: 'roster/roster.csv' }, url, 'x', '3.txt')).toBe(403);
    expect(await post(fields, url, new Uint8Array(maxUploadBytes + 1), '4.txt')).toBe(400);
    const { 'X-Amz-Signature': _signature, ...unsigned } = fields;
    expect([400, 403]).toContain(await post(unsigned, url, 'x', '5.txt'));
    expect((await here.everything()).join('\n')).not.toMatch(/acme\/[345]\.txt/);
  });
});
