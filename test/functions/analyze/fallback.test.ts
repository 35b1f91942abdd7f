import { describe, expect, it } from 'vitest';
import { InvalidInput, Unavailable, UnusableReply } from '../../../core/faults.ts';
import { Instant } from '../../../core/identity.ts';
import { Policy } from '../../../core/rubric/policy.ts';
import { fallbackCode, rulesReport } from '../../../functions/analyze/fallback.ts';

const since = Instant.parse('2026-07-14T09:00:00.000Z');
const now = Instant.parse('2026-07-14T13:00:00.000Z');
const { model } = Policy.parse({ model: { analyst: 'bedrock', rulesFallback: true, fallbackHours: 4 } });
const codeOf = (
  fault: unknown,
  more: Partial<typeof model> = {},
  waitingSince: Instant | undefined = since,
  at = now,
) => fallbackCode(fault, { ...model, ...more }, waitingSince, at);

const away = new Unavailable('throttled', 'busy');

describe('the rules step in', () => {
  it.each([
    ['a reply that cannot be used', new UnusableReply('no-tool', 'no tool call'), 'model-reply'],
    ['a guardrail that stopped the model', new UnusableReply('model-stopped', 'stopped'), 'model-stopped'],
    ['a request that was refused', new InvalidInput('model-refused', 'refused'), 'model-refused'],
    ['a model away for as long as the policy waits', away, 'model-away'],
  ])('after %s', (_what, fault, code) => {
    expect(codeOf(fault)).toBe(code);
    expect(codeOf(fault, { rulesFallback: false })).toBeNull();
  });

  it.each([
    ['bad input of another kind', new InvalidInput('rubric', 'a bad rubric')],
    ['a defect of ours', new TypeError('a defect')],
    ['nothing that is a fault', 'model-reply'],
  ])('not after %s', (_what, fault) => {
    expect(codeOf(fault)).toBeNull();
  });

  it('not before the policy’s hours are over, and not where nothing says since when it waits', () => {
    expect(codeOf(away, {}, since, Instant.parse('2026-07-14T12:59:59.999Z'))).toBeNull();
    expect(codeOf(away, { fallbackHours: 5 })).toBeNull();
    expect(fallbackCode(away, model, undefined, now)).toBeNull();
  });
});

describe('what a review by the rules alone says of it', () => {
  it.each([
    ['model-not-configured', 'No model is set up here; the rules reviewed it alone.'],
    ['model-reply', 'The model gave no usable reply; the rules reviewed it alone.'],
    ['model-stopped', 'The guardrail stopped the model; the rules reviewed it alone.'],
    ['model-refused', 'The model refused the request; the rules reviewed it alone.'],
    ['model-away', 'The model could not be had for hours; the rules reviewed it alone.'],
    ['anything else', 'The model could not be asked; the rules reviewed it alone.'],
  ])('of %s: %s', (code, message) => {
    expect(rulesReport(code)).toEqual({
      proposals: [],
      notAssessed: [{ what: "the model's second reading", reason: code, message }],
      versions: {},
      usage: { requests: 0, inputTokens: 0, outputTokens: 0 },
    });
  });

  it('is nothing where no model was wanted', () => {
    expect(rulesReport(null).notAssessed).toEqual([]);
  });
});
