/** The analyst that needs no model. */
import type { Analyst } from '../ports/analyst.ts';

/**
 * Proposes nothing of its own: what the rules find is found again wherever a review is assembled,
 * so that the same transcript always gives the same rules findings.
 */
export const rulesAnalyst: Analyst = {
  name: 'rules',
  estimateTokens: () => 0,
  propose: async () => ({
    proposals: [],
    notAssessed: [],
    versions: {},
    usage: { requests: 0, inputTokens: 0, outputTokens: 0 },
  }),
};
