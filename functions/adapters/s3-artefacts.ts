/** Artefacts as objects in an S3 bucket. */
import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { Conflict } from '../../core/faults.ts';
import type { Artefacts } from '../ports/artefacts.ts';
import { artefactKey, coveredBy, removalPrefix } from './artefact-key.ts';
import { awsFault, awsStatus, isAws } from './aws-faults.ts';
import { prefixFolders } from './object-key.ts';
import { type Bucket, removeVersions } from './s3-removal.ts';

/** Where the hash of the content is kept; an ETag under a customer key is none. */
const hashName = 'sha256';

const put = async ({ client, bucket }: Bucket, key: string, bytes: Uint8Array): Promise<void> => {
  artefactKey(key);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const there = { Bucket: bucket, Key: key };
  try {
    // S3 itself refuses to overwrite: two writers cannot both believe they were first.
    await client.send(
      new PutObjectCommand({ ...there, Body: bytes, IfNoneMatch: '*', Metadata: { [hashName]: sha256 } }),
    );
  } catch (error) {
    if (awsStatus(error) !== 412) throw awsFault(`Writing the artefact ${key}`, error);
    const head = await client.send(new HeadObjectCommand(there)).catch((failure: unknown) => {
      throw awsFault(`Comparing the artefact ${key}`, failure);
    });
    if (head.Metadata?.[hashName] !== sha256) {
      throw new Conflict(
        `The artefact ${key} is already there with other content; artefacts are written once.`,
      );
    }
  }
};

const get = async ({ client, bucket }: Bucket, key: string): Promise<Uint8Array | undefined> => {
  artefactKey(key);
  try {
    const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await answer.Body?.transformToByteArray();
  } catch (error) {
    if (isAws(error, 'NoSuchKey', 'NotFound')) return undefined;
    throw awsFault(`Reading the artefact ${key}`, error);
  }
};

const has = async ({ client, bucket }: Bucket, key: string): Promise<boolean> => {
  artefactKey(key);
  try {
    await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return true;
  } catch (error) {
    if (isAws(error, 'NoSuchKey', 'NotFound')) return false;
    throw awsFault(`Looking for the artefact ${key}`, error);
  }
};

async function* list({ client, bucket }: Bucket, prefix: string): AsyncGenerator<string> {
  prefixFolders(prefix);
  let token: string | undefined;
  do {
    const page = await client
      .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }))
      .catch((error: unknown) => {
        throw awsFault(`Listing the artefacts under ${prefix}`, error);
      });
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

/** Artefacts in a bucket of their own. The role needs to list and delete versions for `remove`. */
export const s3Artefacts = ({ client, bucket }: Bucket): Artefacts => ({
  put: (key, bytes) => put({ client, bucket }, key, bytes),
  get: (key) => get({ client, bucket }, key),
  has: (key) => has({ client, bucket }, key),
  list: (prefix) => list({ client, bucket }, prefix),
  async remove(prefix) {
    return await removeVersions({ client, bucket }, removalPrefix(prefix), (key) => coveredBy(key, prefix));
  },
});
