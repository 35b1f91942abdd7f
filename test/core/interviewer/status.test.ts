import { describe, expect, it } from 'vitest';
import { interviewerStatus, isTrainingBooked, type StatusInput } from '../../../core/interviewer/status.ts';
import { at, dana, id, loopId, task } from '../coaching/company.ts';

const now = at('2026-06-01T09:00:00Z');
const status = (more: Partial<StatusInput> = {}) =>
  interviewerStatus({ person: dana, loops: 3, tasks: [], now, ...more });
/** Held at a time, or still open. */
const held = (coachedAt: string | undefined) =>
  coachedAt === undefined ? {} : { state: 'coached' as const, coachedAt: at(coachedAt) };
const feedback = (decision: 'trained' | 'not-yet') => ({
  by: id('kim'),
  at: at('2026-05-01T10:00:00.000Z'),
  text: '',
  moment: { loopId: loopId('w1'), turn: 0 },
  rubricItem: 'follow-ups',
  nextTry: 'Ask what they did.',
  decision,
});
const decision = (coachedAt: string | undefined, decided: 'trained' | 'not-yet' = 'trained') =>
  task({
    kind: 'trained-decision',
    milestone: '10',
    ...held(coachedAt),
    feedback: feedback(decided),
  });
const quarterly = (coachedAt?: string) =>
  task({
    kind: 'quarterly',
    milestone: '2026-Q2',
    ...held(coachedAt),
    feedback: feedback('trained'),
  });

describe('where an interviewer stands', () => {
  it('is in training until its last day is over in their zone, and before anything is booked or led', () => {
    const person = { ...dana, timeZone: 'Pacific/Auckland' };
    expect(status({ person, trainingEndsOn: '2026-06-01' })).toBe('in-training');
    expect(status({ person, trainingEndsOn: '2026-06-01', now: at('2026-06-01T12:30:00Z') })).toBe(
      'onboarding',
    );
    expect(status({ loops: 0 })).toBe('in-training');
    expect(status({ loops: 0, trainingEndsOn: '2026-05-01' })).toBe('onboarding');
    expect(status()).toBe('onboarding');
  });

  it('counts a training day as over where nobody says what day it is', () => {
    const { now: _left, ...timeless } = { now };
    expect(
      interviewerStatus({ person: dana, loops: 3, tasks: [], trainingEndsOn: '2026-12-31', ...timeless }),
    ).toBe('onboarding');
  });

  it('follows the feed where it and the roster differ', () => {
    const person = { ...dana, trainedOn: '2026-12-31' };
    expect(status({ person })).toBe('in-training');
    expect(status({ person, trainingEndsOn: '2026-05-01' })).toBe('onboarding');
    expect(isTrainingBooked(dana, now)).toBe(false);
  });

  it('is trained once a coach has decided so, and nothing else decides it', () => {
    expect(status({ tasks: [decision('2026-05-01T10:00:00Z')] })).toBe('trained');
    expect(status({ tasks: [decision('2026-05-01T10:00:00Z', 'not-yet')] })).toBe('onboarding');
    expect(status({ tasks: [decision(undefined)] })).toBe('onboarding');
    expect(status({ tasks: [quarterly('2026-05-01T10:00:00Z')] })).toBe('onboarding');
  });

  it('is sustained once a quarterly review has been held after the first such decision', () => {
    const decided = [decision('2026-05-01T10:00:00Z'), decision('2026-05-20T10:00:00Z')];
    expect(status({ tasks: [...decided, quarterly('2026-05-10T10:00:00Z')] })).toBe('sustained');
    expect(status({ tasks: [...decided, quarterly('2026-05-01T10:00:00Z')] })).toBe('sustained');
    expect(status({ tasks: [...decided, quarterly('2026-04-30T10:00:00Z')] })).toBe('trained');
    expect(status({ tasks: [...decided, quarterly()] })).toBe('trained');
  });
});
