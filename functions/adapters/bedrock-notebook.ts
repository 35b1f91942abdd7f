/** What a lens answered, kept until the loop is done: after a throttle only the rest is asked. */
import * as z from 'zod/mini';
import { ModelReply } from '../../core/review/model/reply.ts';
import type { Notebook } from '../ports/analyst.ts';
import type { LensOutcome } from './bedrock-lens.ts';

const Count = z.int().check(z.nonnegative());
const Page = z.strictObject({
  reply: ModelReply,
  tokens: z.array(
    z.strictObject({
      inputTokens: Count,
      outputTokens: Count,
      cacheReadTokens: Count,
      cacheWriteTokens: Count,
    }),
  ),
});

/** Undefined when there is none, or none that this version can read. */
export const keptOutcome = async (
  notebook: Notebook | undefined,
  page: string,
): Promise<LensOutcome | undefined> => {
  const found = Page.safeParse(await notebook?.read(page));
  return found.success ? { ...found.data, failed: null } : undefined;
};

/** Only what can be used is kept: what failed is asked again. */
export const keepOutcome = async (
  notebook: Notebook | undefined,
  page: string,
  { reply, tokens }: LensOutcome,
): Promise<void> => {
  if (reply !== null) await notebook?.write(page, { reply, tokens });
};
