/** Removing from a bucket that keeps versions: what is erased must not come back from its history. */
import {
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Unavailable } from '../../core/faults.ts';
import { awsFault } from './aws-faults.ts';

export type Bucket = { readonly client: S3Client; readonly bucket: string };

type Covers = (key: string) => boolean;

/** Every version and marker of a page that a removal covers; a page is at most the 1,000 one deletion takes. */
const coveredVersions = (page: ListObjectVersionsCommandOutput, covers: Covers): ObjectIdentifier[] =>
  [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].flatMap(({ Key, VersionId }) =>
    Key !== undefined && covers(Key) ? [{ Key, ...(VersionId === undefined ? {} : { VersionId }) }] : [],
  );

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

/** Removes all versions of the keys under a prefix that are covered; returns how many keys had a latest one. */
export const removeVersions = async (bucket: Bucket, Prefix: string, covers: Covers): Promise<number> => {
  let removed = 0;
  let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  try {
    for (let more = true; more; ) {
      const page = await bucket.client.send(
        new ListObjectVersionsCommand({ Bucket: bucket.bucket, Prefix, ...markers }),
      );
      await removePage(bucket, coveredVersions(page, covers));
      removed += (page.Versions ?? []).filter(
        ({ Key, IsLatest }) => IsLatest === true && covers(Key ?? ''),
      ).length;
      markers = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      more = page.IsTruncated === true;
    }
  } catch (error) {
    throw awsFault(`Removing what is under ${Prefix}`, error);
  }
  return removed;
};
