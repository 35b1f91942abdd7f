import { describe, expect, it } from 'vitest';
import { Policy } from '../../../core/rubric/policy.ts';
import { rulesAnalyst } from '../../../functions/adapters/rules-analyst.ts';
import type { AnalystInput } from '../../../functions/ports/analyst.ts';
import { analystContract } from '../ports/analyst.contract.ts';

const input: AnalystInput = {
  transcript: {
    schema: 'plumbline.transcript/1',
    speakers: [{ id: 's1', label: 'Interviewer', role: 'interviewer' }],
    turns: [{ index: 0, speaker: 's1', startMs: 0, endMs: 1000, text: 'What did you decide, and why?' }],
    warnings: [],
  },
  policy: Policy.parse({}),
};

analystContract('the rules analyst', async () => ({
  analyst: rulesAnalyst,
  input,
  close: async () => undefined,
}));

describe('the rules analyst', () => {
  it('costs nothing and proposes nothing of its own', async () => {
    expect(rulesAnalyst.estimateTokens(input)).toBe(0);
    expect(await rulesAnalyst.propose(input)).toMatchObject({
      proposals: [],
      notAssessed: [],
      usage: { requests: 0 },
    });
  });
});
