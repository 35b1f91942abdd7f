import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { assembleReview } from '../../../core/review/assemble-review.ts';
import { disputedAmong, disputedAs } from '../../../core/review/disputed-findings.ts';
import type { Finding, FindingKind, Review } from '../../../core/review/review.ts';
import { interview } from '../../support/interview.ts';

const lines = [
  'I: Hi, thanks for coming. Tell me about a system you built that had to grow.',
  'C: We built a feed service and it fell over at about ten thousand users.',
  'I: You would shard by user, right? And why, and what would you do about hot users?',
  'C: I suppose so, yes. We would look at it then.',
  'I: Tell me about a time when a release went wrong.',
  'C: I was on call, and honestly it was not my job to look at the search page, so I closed the alert and I told them to find somebody else for it.',
  'I: Thanks. What would you measure first in a service like that?',
  'C: The queue depth, then how long each worker waited for the database.',
];
const reviewOf = (
  text: readonly string[],
  disputed: Parameters<typeof assembleReview>[0]['disputed'] = [],
): Review =>
  assembleReview({
    transcript: interview(text.join('\n')),
    header: {},
    policy: defaultPolicy,
    disputed,
  });

const whole = reviewOf(lines);
const one = (kind: FindingKind, review = whole): Finding => {
  const found = review.findings.find((finding) => finding.kind === kind);
  if (found === undefined) throw new Error(`No ${kind} was found.`);
  return found;
};

const valueOf = (measured: Review['measures']['leading']): readonly number[] =>
  measured.kind === 'count' ? [measured.value, measured.of] : [];

describe('a disputed finding', () => {
  it('leaves the list and its count; the question it was about stays a question', () => {
    const without = reviewOf(lines, [disputedAs(one('leading-question'))]);
    expect(without.findings.some(({ kind }) => kind === 'leading-question')).toBe(false);
    const [leading = 0, of = 0] = valueOf(whole.measures.leading);
    expect(valueOf(without.measures.leading)).toEqual([leading - 1, of]);
    expect(without.measures.questions).toEqual(whole.measures.questions);
    // Nothing else moves.
    expect({ ...without.measures, leading: 0 }).toEqual({ ...whole.measures, leading: 0 });
  });

  it('of several questions at once frees all the questions of that breath', () => {
    const without = reviewOf(lines, [disputedAs(one('multiple-question'))]);
    expect(valueOf(whole.measures.multiple)[0]).toBeGreaterThan(0);
    expect(valueOf(without.measures.multiple)[0]).toBe(0);
  });

  it('that was a missed follow-up takes its signal with it', () => {
    const without = reviewOf(lines, [disputedAs(one('missed-follow-up'))]);
    const [missed = 0, of = 0] = valueOf(whole.measures.missedFollowUps);
    expect(valueOf(without.measures.missedFollowUps)).toEqual([missed - 1, of - 1]);
  });

  it('is no moment to talk about', () => {
    const at = whole.moment;
    const finding = whole.findings.find(({ turn, start }) => turn === at?.turn && start === at.start);
    expect(finding).toBeDefined();
    const without = reviewOf(lines, finding === undefined ? [] : [disputedAs(finding)]);
    expect(without.moment).not.toEqual(at);
  });

  it('is known again where a corrected transcript moved it and changed a word', () => {
    const corrected = [
      'I: Good morning.',
      'C: Good morning.',
      ...lines.map((line) => line.replace('You would shard', 'You’d shard')),
    ];
    const review = reviewOf(corrected, [disputedAs(one('leading-question'))]);
    expect(valueOf(reviewOf(corrected).measures.leading)[0]).toBe(1);
    expect(valueOf(review.measures.leading)[0]).toBe(0);
  });

  it('is nothing where the corrected transcript no longer says it, and takes no other with it', () => {
    const corrected = lines.map((line) =>
      line.replace('You would shard by user, right?', 'The team was great, wasn’t it?'),
    );
    const review = reviewOf(corrected, [disputedAs(one('leading-question'))]);
    expect(review.measures.leading).toEqual(reviewOf(corrected).measures.leading);
  });

  it('of the same words twice is the nearer one', () => {
    const twice = [...lines, 'I: You would shard by user, right?', 'C: Yes.'];
    const review = reviewOf(twice);
    const found = review.findings.filter(({ kind }) => kind === 'leading-question');
    expect(found).toHaveLength(2);
    for (const finding of found) expect(disputedAmong(found, [disputedAs(finding)])).toEqual([finding]);
  });
});

describe('disputes, whatever they are about', () => {
  it('mean each finding at most once, and the same in any order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...whole.findings.keys()]),
        fc.shuffledSubarray([...whole.findings.keys()]),
        (disputed, listed) => {
          const findings = listed.flatMap((index) => whole.findings[index] ?? []);
          const disputes = disputed.flatMap((index) => whole.findings[index] ?? []);
          const means = disputedAmong(findings, disputes.map(disputedAs));
          const named = means.filter((finding) => finding !== undefined);
          expect(new Set(named).size).toBe(named.length);
          for (const [index, finding] of disputes.entries())
            if (findings.includes(finding)) expect(means[index]).toEqual(finding);
        },
      ),
    );
  });
});
