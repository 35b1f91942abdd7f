/** One request to Converse: everything before the cache point is the same for every lens. */
import type { ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import type { Prompt } from '../../core/review/model/prompt.ts';
import { replySchema, toolDescription, toolName } from '../../core/review/model/reply.ts';
import type { ModelFacts } from './bedrock-models.ts';

/** A guardrail of the account's own. */
export type Guardrail = { readonly id: string; readonly version: string };

type Schema = NonNullable<
  NonNullable<NonNullable<ConverseCommandInput['toolConfig']>['tools']>[number]['toolSpec']
>['inputSchema'];

/** The zod schema as the wire takes it. */
const inputSchema = (): Schema => ({ json: JSON.parse(JSON.stringify(replySchema())) });

export const converseRequest = (
  modelId: string,
  facts: ModelFacts,
  guardrail: Guardrail | undefined,
  prompt: Prompt,
  text: string,
): ConverseCommandInput => ({
  modelId,
  system: [{ text: prompt.system }],
  messages: [
    {
      role: 'user',
      content: [
        { text: prompt.prefix },
        ...(facts.cacheMinTokens === null ? [] : [{ cachePoint: { type: 'default' as const } }]),
        { text },
      ],
    },
  ],
  toolConfig: {
    tools: [{ toolSpec: { name: toolName, description: toolDescription, inputSchema: inputSchema() } }],
    toolChoice: { tool: { name: toolName } },
  },
  inferenceConfig: { maxTokens: facts.replyTokens, ...facts.sampling },
  ...(guardrail === undefined
    ? {}
    : { guardrailConfig: { guardrailIdentifier: guardrail.id, guardrailVersion: guardrail.version } }),
});
