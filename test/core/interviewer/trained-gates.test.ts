import { describe, expect, it } from 'vitest';
import { notEnough } from '../../../core/absence.ts';
import type { Measured } from '../../../core/interviewer/record.ts';
import { measuresAllowTrained, type TrainedGates } from '../../../core/interviewer/trained-gates.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';

const absent = notEnough(3, 5, 'interviews');
const gates = (leadingPer10: Measured, severity?: TrainedGates['severity']): boolean =>
  measuresAllowTrained({
    record: {
      measures: {
        leadingPer10,
        talkShare: absent,
        missedFollowUpShare: absent,
        coveredShare: absent,
        timeToScoreHours: absent,
        scoredWithin24hShare: absent,
      },
    },
    fleet: { mu: 0.1 },
    ...(severity === undefined ? {} : { severity }),
    policy: defaultPolicy,
  });
const leading = (low: number): Measured => ({
  kind: 'estimate',
  value: low + 1,
  low,
  high: low + 2,
  n: 200,
  unit: 'questions',
  sentence: '',
});

describe('the gates to a trained-decision', () => {
  it('close when the leading rate is credibly above twice the fleet’s', () => {
    expect(gates(leading(2))).toBe(true);
    expect(gates(leading(2.01))).toBe(false);
  });

  it('close when the severity interval reaches out of half a point on either side', () => {
    expect(gates(leading(1), { low: -0.5, high: 0.5 })).toBe(true);
    expect(gates(leading(1), { low: -0.51, high: 0 })).toBe(false);
    expect(gates(leading(1), { low: 0, high: 0.51 })).toBe(false);
  });

  it('stay open for what cannot be said', () => {
    expect(gates(absent)).toBe(true);
  });
});
