/** Dropped files that are one document each: rubric, policy, scorecard. Each fault names the field. */
import type * as z from 'zod/mini';
import { InvalidInput } from '../../core/faults.ts';
import { inEnglish } from '../../core/in-english.ts';
import { Policy } from '../../core/rubric/policy.ts';
import { Rubric } from '../../core/rubric/rubric.ts';
import { documentIn } from './read-table.ts';

const parse = <Schema extends z.ZodMiniType>(
  schema: Schema,
  code: string,
  key: string,
  value: unknown,
): z.infer<Schema> => {
  const parsed = schema.safeParse(value, inEnglish);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InvalidInput(
    code,
    `${key}: ${issue?.path.join('.') || 'the whole'} is not usable (${issue?.message ?? 'unknown'}); correct it and drop it again.`,
  );
};

export const parseRubric = (key: string, bytes: Uint8Array): Rubric =>
  parse(Rubric, 'rubric-invalid', key, documentIn(key, bytes));

/** A file of comments alone is the defaults. */
export const parsePolicy = (key: string, bytes: Uint8Array): Policy =>
  parse(Policy, 'policy-invalid', key, documentIn(key, bytes) ?? {});
