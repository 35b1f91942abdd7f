/** The drop as an S3 bucket. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import { Unavailable } from '../../core/faults.ts';
import { Instant, Sha256 } from '../../core/identity.ts';
import type { Drop, DropContent, DropObject } from '../ports/drop.ts';
import { awsFault, isAws } from './aws-faults.ts';
import { keySegments } from './object-key.ts';
import { tooLarge } from './object-size.ts';
import { type Bucket, removeVersions } from './s3-removal.ts';

type Described = { readonly size: number | undefined; readonly modified: Date | undefined };

const describe = (key: string, { size, modified }: Described): DropObject => {
  if (size === undefined || modified === undefined) {
    throw new Unavailable('aws', `S3 did not say the size and time of ${key}; it is tried again later.`);
  }
  // Whole seconds, as HTTP headers have them: a listing must not name another time than a read.
  const seconds = Math.floor(modified.getTime() / 1000);
  return { key, sizeBytes: size, modifiedAt: Instant.parse(new Date(seconds * 1000).toISOString()) };
};

/** S3 lists names URL-encoded when asked to, which is the only way to see one that XML cannot hold. */
const decodeKey = (encoded: string): string => decodeURIComponent(encoded.replaceAll('+', ' '));

async function* list({ client, bucket }: Bucket, prefix: string): AsyncGenerator<DropObject> {
  let token: string | undefined;
  do {
    // One page is at most 1,000 objects: that is all that is ever held.
    const page = await client
      .send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix,
          ContinuationToken: token,
          EncodingType: 'url',
        }),
      )
      .catch((error: unknown) => {
        throw awsFault(`Listing ${prefix} in the drop`, error);
      });
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      // A name that ends in a slash is how consoles draw a folder; nothing was dropped.
      if (Key === undefined || Key.endsWith('/')) continue;
      yield describe(decodeKey(Key), { size: Size, modified: LastModified });
    }
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

const contentOf = async (
  key: string,
  answer: GetObjectCommandOutput,
  maxBytes: number,
): Promise<DropContent> => {
  const object = describe(key, { size: answer.ContentLength, modified: answer.LastModified });
  if (!(answer.Body instanceof Readable)) throw new TypeError('The S3 client gave no Node stream.');
  if (object.sizeBytes > maxBytes) {
    // Closed unread, or the connection would stay busy until the garbage collector comes by.
    answer.Body.destroy();
    throw tooLarge(key, object.sizeBytes, maxBytes);
  }
  // HTTP ends an object where S3 said that it ends, so it cannot be longer.
  const bytes = await answer.Body.transformToByteArray();
  const sha256 = Sha256.parse(createHash('sha256').update(bytes).digest('hex'));
  return { ...object, bytes, sha256, metadata: { ...answer.Metadata } };
};

/** A drop over a bucket. Objects arrive whole or not at all, so every object counts. */
export const s3Drop = ({ client, bucket }: Bucket): Drop => ({
  list: (prefix) => list({ client, bucket }, prefix),
  async stat(key) {
    keySegments(key);
    try {
      const answer = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      return describe(key, { size: answer.ContentLength, modified: answer.LastModified });
    } catch (error) {
      if (isAws(error, 'NotFound', 'NoSuchKey')) return undefined;
      throw awsFault(`Looking at ${key} in the drop`, error);
    }
  },
  async read(key, maxBytes) {
    keySegments(key);
    try {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return await contentOf(key, answer, maxBytes);
    } catch (error) {
      if (isAws(error, 'NoSuchKey', 'NotFound')) return undefined;
      throw awsFault(`Reading ${key} from the drop`, error);
    }
  },
  async remove(key) {
    keySegments(key);
    return (await removeVersions({ client, bucket }, key, (found) => found === key)) > 0;
  },
});
