/** S3's answers as its API reference gives them, for an endpoint that a test scripts. */
import { S3Client } from '@aws-sdk/client-s3';
import type { Answer, ScriptedAws } from './scripted-aws.ts';

export const bucketAt = (aws: ScriptedAws) => ({
  client: new S3Client({ ...aws.configuration, forcePathStyle: true }),
  bucket: 'b',
});

/** "PUT /b/loops/…", of each request. */
export const requestsTo = ({ asked }: ScriptedAws): string[] =>
  asked.map(({ method, path }) => `${method} ${path}`);

/** What stands behind the question mark of one request. */
export const parametersOf = ({ asked }: ScriptedAws, at: number): Record<string, string> =>
  Object.fromEntries(new URL(asked[at]?.path ?? '', 'http://s3').searchParams);

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const elements = (fields: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(fields)
    .map(([name, value]) => (value === undefined ? '' : `<${name}>${value}</${name}>`))
    .join('');

/** To HEAD there is no body, and the status is all that is said. */
export const refusal = (status: number, code: string): Answer => ({
  status,
  body: `${declaration}<Error>${elements({ Code: code, Message: 'scripted', RequestId: '4442587FB7D0A2F9' })}</Error>`,
});

export type Listed = { readonly Key: string; readonly Size?: string; readonly LastModified?: string };

/** ListObjectsV2; with a token there is more behind it. */
export const page = (objects: readonly Listed[], token?: string): Answer => ({
  status: 200,
  body: `${declaration}<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${elements({
    Name: 'b',
    KeyCount: String(objects.length),
    IsTruncated: String(token !== undefined),
    NextContinuationToken: token,
  })}${objects.map((each) => `<Contents>${elements(each)}</Contents>`).join('')}</ListBucketResult>`,
});

export type Version = {
  readonly Key: string;
  readonly VersionId: string;
  readonly IsLatest: 'true' | 'false';
  readonly isMarker?: boolean;
};

/** ListObjectVersions; with the last key and version of the page there is more behind them. */
export const versions = (
  found: readonly Version[],
  next?: { readonly key: string; readonly version: string },
): Answer => ({
  status: 200,
  body: `${declaration}<ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${elements({
    Name: 'b',
    IsTruncated: String(next !== undefined),
    NextKeyMarker: next?.key,
    NextVersionIdMarker: next?.version,
  })}${found
    .map(({ isMarker = false, ...each }) => {
      const name = isMarker ? 'DeleteMarker' : 'Version';
      return `<${name}>${elements(each)}</${name}>`;
    })
    .join('')}</ListVersionsResult>`,
});

/** DeleteObjects that was asked to be quiet: it names only what it could not delete. */
export const deleted = (...failed: readonly { readonly Key: string; readonly Code: string }[]): Answer => ({
  status: 200,
  body: `${declaration}<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${failed
    .map((each) => `<Error>${elements(each)}</Error>`)
    .join('')}</DeleteResult>`,
});
