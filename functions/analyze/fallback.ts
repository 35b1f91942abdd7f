/** When the rules review a loop alone although the policy wants a model, and what the review says of it. */
import { InvalidInput, Unavailable, UnusableReply } from '../../core/faults.ts';
import type { Instant } from '../../core/identity.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { AnalystReport } from '../ports/analyst.ts';

/** A code to a sentence; nothing of the fault itself ever reaches a review. */
const sentences: Readonly<Record<string, string>> = {
  'model-not-configured': 'No model is set up here; the rules reviewed it alone.',
  'model-reply': 'The model gave no usable reply; the rules reviewed it alone.',
  'model-stopped': 'The guardrail stopped the model; the rules reviewed it alone.',
  'model-refused': 'The model refused the request; the rules reviewed it alone.',
  'model-away': 'The model could not be had for hours; the rules reviewed it alone.',
};

const hourMs = 3_600_000;

/** The code to fall back with, or null when the fault must go its way. */
export const fallbackCode = (
  fault: unknown,
  { rulesFallback, fallbackHours }: Policy['model'],
  waitingSince: Instant | undefined,
  now: Instant,
): string | null => {
  if (!rulesFallback) return null;
  if (fault instanceof UnusableReply) return fault.code === 'model-stopped' ? fault.code : 'model-reply';
  if (fault instanceof InvalidInput && fault.code === 'model-refused') return fault.code;
  if (!(fault instanceof Unavailable) || waitingSince === undefined) return null;
  return Date.parse(now) - Date.parse(waitingSince) >= fallbackHours * hourMs ? 'model-away' : null;
};

/** The rules find what they find wherever a review is assembled, so there is nothing to propose. */
export const rulesReport = (code: string | null): AnalystReport => ({
  proposals: [],
  notAssessed:
    code === null
      ? []
      : [
          {
            what: "the model's second reading",
            reason: code,
            message: sentences[code] ?? 'The model could not be asked; the rules reviewed it alone.',
          },
        ],
  versions: {},
  usage: { requests: 0, inputTokens: 0, outputTokens: 0 },
});
