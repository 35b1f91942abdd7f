/** Artefacts as objects in an S3 bucket. */
import { createHash } from 'node:crypto';
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Conflict, Unavailable } from '../../core/faults.ts';
import type { Artefacts } from '../ports/artefacts.ts';
import { artefactKey, coveredBy, removalPrefix } from './artefact-key.ts';
import { awsFault, awsStatus, isAws } from './aws-faults.ts';
import { prefixFolders } from './object-key.ts';

type Bucket = { readonly client: S3Client; readonly bucket: string };

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
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

/** Every version and marker of a page that a removal covers; a page is at most the 1,000 one deletion takes. */
const coveredVersions = (page: ListObjectVersionsCommandOutput, prefix: string): ObjectIdentifier[] =>
  [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].flatMap(({ Key, VersionId }) =>
    Key !== undefined && coveredBy(Key, prefix)
      ? [{ Key, ...(VersionId === undefined ? {} : { VersionId }) }]
      : [],
  );

/** Removes every version, not only the latest: what is erased must not come back from a bucket's history. */
const removePage = async ({ client, bucket }: Bucket, objects: ObjectIdentifier[]): Promise<void> => {
  if (objects.length === 0) return;
  const answer = await client.send(
    new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }),
  );
  const failed = answer.Errors?.[0];
  if (failed !== undefined) {
    throw new Unavailable(
      'aws',
      `S3 did not remove ${failed.Key} (${failed.Code}); the removal is tried again.`,
    );
  }
};

const remove = async (bucket: Bucket, prefix: string): Promise<number> => {
  const Prefix = removalPrefix(prefix);
  let removed = 0;
  let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  try {
    for (let more = true; more; ) {
      const page = await bucket.client.send(
        new ListObjectVersionsCommand({ Bucket: bucket.bucket, Prefix, ...markers }),
      );
      await removePage(bucket, coveredVersions(page, prefix));
      removed += (page.Versions ?? []).filter(
        ({ Key, IsLatest }) => IsLatest === true && coveredBy(Key ?? '', prefix),
      ).length;
      markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      more = page.IsTruncated === true;
    }
  } catch (error) {
    throw awsFault(`Removing the artefacts under ${prefix}`, error);
  }
  return removed;
};

/** Artefacts in a bucket of their own. The role needs to list and delete versions for `remove`. */
export const s3Artefacts = ({ client, bucket }: Bucket): Artefacts => ({
  put: (key, bytes) => put({ client, bucket }, key, bytes),
  get: (key) => get({ client, bucket }, key),
  list: (prefix) => list({ client, bucket }, prefix),
  remove: (prefix) => remove({ client, bucket }, prefix),
});
