/**
 * A row's body as an attribute. A write is billed by the kilobyte begun, so a body that would begin another
 * one is packed: JSON with its repeated names packs to a third, and any text to less than itself.
 */
import { Buffer } from 'node:buffer';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** A body below this shares its first kilobyte with keys, version and times: it stays as text that a person can read. */
const plainBytes = 700;

/** No stored body is larger; one that unfolds to more is not ours. */
const maxUnpackedBytes = 400 * 1024;

/** `body` as text, or `packed` as raw deflate; which one stands says how to read it. */
export const bodyAttribute = (text: string): Record<string, AttributeValue> => {
  const bytes = Buffer.from(text);
  if (bytes.byteLength <= plainBytes) return { body: { S: text } };
  const packed = deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  return { packed: { B: packed } };
};

/** The text of either; undefined where there is none. */
export const bodyText = (item: Readonly<Record<string, AttributeValue>>): string | undefined => {
  const packed = item['packed']?.B;
  if (packed === undefined) return item['body']?.S;
  return inflateRawSync(packed, { maxOutputLength: maxUnpackedBytes }).toString('utf8');
};
