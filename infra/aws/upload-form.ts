/**
 * `node infra/aws/upload-form.ts --region R --drop BUCKET --key KEY-ARN --prefix transcripts/acme/ [--minutes 60]`
 * prints a presigned POST as JSON: an address and the fields of a form, with which whoever holds it may
 * put single files under that prefix until it expires. It is signed by whoever runs the command, and
 * lends their permission, so run it with the uploader's role or as somebody who may write to the drop.
 */
import { parseArgs } from 'node:util';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPost } from '@aws-sdk/s3-presigned-post';
import * as z from 'zod/mini';

/** The same as admit reads at most; a test compares the two. */
export const maxUploadBytes = 25 * 1024 * 1024;

/** An hour: a form that is lost is soon worth nothing. */
const maxMinutes = 60;

export const UploadForm = z.strictObject({
  region: z.string().check(z.minLength(1, { error: 'Name the region with --region.' })),
  drop: z
    .string()
    .check(z.minLength(3, { error: "Name the drop's bucket with --drop; the stack's output Drop says it." })),
  key: z
    .string()
    .check(
      z.startsWith('arn:', { error: "Name the key by its ARN with --key; the stack's output Key says it." }),
    ),
  prefix: z.string().check(
    z.regex(/^[a-z]+\/(?:[A-Za-z0-9._-]+\/)*$/, {
      error: 'Name the folder with --prefix, ending in a slash, such as transcripts/acme/.',
    }),
  ),
  minutes: z._default(
    z.coerce.number().check(
      z.int(),
      z.minimum(1),
      z.maximum(maxMinutes, {
        error: `A form is good for at most ${maxMinutes} minutes; give --minutes fewer.`,
      }),
    ),
    maxMinutes,
  ),
});
export type UploadForm = z.infer<typeof UploadForm>;

/** The address and the fields; the file goes last, as `file`. S3 puts its name behind the prefix. */
export const uploadForm = async (
  client: S3Client,
  { drop, key, prefix, minutes }: Omit<UploadForm, 'region'>,
): Promise<PresignedPost> => {
  const encryption = {
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': key,
  };
  return await createPresignedPost(client, {
    Bucket: drop,
    // S3 writes the file's own name in place of this.
    Key: `${prefix}\${filename}`,
    Fields: encryption,
    Conditions: [
      ['starts-with', '$key', prefix],
      ['content-length-range', 1, maxUploadBytes],
    ],
    Expires: minutes * 60,
  });
};

const text = { type: 'string' } as const;

/** Exit 2 and one line when something is missing. */
const run = async (args: readonly string[]): Promise<number> => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { region: text, drop: text, key: text, prefix: text, minutes: text },
    });
    const { region, ...asked } = UploadForm.parse({ region: '', drop: '', key: '', prefix: '', ...values });
    const form = await uploadForm(new S3Client({ region }), asked);
    process.stdout.write(`${JSON.stringify(form, null, 2)}\n`);
    return 0;
  } catch (fault) {
    const said = fault instanceof z.core.$ZodError ? fault.issues[0]?.message : (fault as Error).message;
    process.stderr.write(`${said}\n`);
    return 2;
  }
};

if (import.meta.main) process.exitCode = await run(process.argv.slice(2));
