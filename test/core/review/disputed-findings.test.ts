import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { assembleReview } from '../../../core/review/assemble-review.ts';
import {
  type Disputed,
  disputedAmong,
  disputedAs,
  leavingOut,
} from '../../../core/review/disputed-findings.ts';
import { type LoopFacts, loopFacts } from '../../../core/review/loop-facts.ts';
import type { Coverage, Finding, FindingKind, Review } from '../../../core/review/review.ts';
import { notAssessable } from '../../../core/absence.ts';
import { CompetencyId } from '../../../core/rubric/rubric.ts';
import { interview, questionIn } from '../../support/interview.ts';

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

const found = (told: Partial<Finding> = {}): Finding => ({
  kind: 'leading-question',
  turn: 4,
  start: 0,
  end: 10,
  quote: 'one two three four five six seven eight nine ten',
  why: 'It leans.',
  tryInstead: null,
  severity: 'medium',
  source: 'rules',
  ...told,
});

describe('what a dispute is known by', () => {
  const means = (finding: Finding, dispute: Finding): boolean =>
    disputedAmong([finding], [disputedAs(dispute)])[0] === finding;

  it('is six words of ten in common, in whatever order', () => {
    expect(means(found({ quote: 'one two three four five six a b c d' }), found())).toBe(true);
    expect(means(found({ quote: 'six five a four three b two c one d' }), found())).toBe(true);
    expect(means(found({ quote: 'one two three four five a b c d e' }), found())).toBe(false);
    // A word said once is in common once.
    expect(means(found({ quote: 'one one one one one one one one one one' }), found())).toBe(false);
    expect(means(found({ quote: '' }), found({ quote: '' }))).toBe(false);
  });

  it('is the kind as well', () => {
    expect(means(found({ kind: 'presupposition' }), found())).toBe(false);
  });

  it('is the first eighty words of a long quote', () => {
    const long = Array.from({ length: 90 }, (_, at) => `w${at}`).join(' ');
    expect(disputedAs(found({ quote: long })).words).toHaveLength(80);
    expect(disputedAs(found({ quote: long })).words).toEqual(
      disputedAs(found({ quote: long.slice(0, -8) })).words,
    );
  });

  it.each<[FindingKind]>([['rated-without-evidence'], ['rating-against-evidence'], ['out-of-order']])(
    'is the reason where the words only say where to look: %s',
    (kind) => {
      const design = found({ kind, why: 'Design was rated without a word of evidence.' });
      expect(means({ ...design, quote: 'Quite other words.' }, design)).toBe(true);
      expect(means({ ...design, why: 'Nothing alike.' }, design)).toBe(false);
    },
  );

  it('is the likest finding, then the nearest, then what was disputed first', () => {
    const near = found({ turn: 5, quote: 'one two three four five six seven eight nine other' });
    const same = found({ turn: 40 });
    expect(disputedAmong([near, same], [disputedAs(found())])).toEqual([same]);
    const before = found({ turn: 3 });
    const after = found({ turn: 6 });
    expect(disputedAmong([after, before], [disputedAs(found())])).toEqual([before]);
    expect(disputedAmong([before], [disputedAs(found()), disputedAs(found())])).toEqual([before, undefined]);
    expect(disputedAmong([before, after], [disputedAs(found()), disputedAs(found())])).toEqual([
      before,
      after,
    ]);
  });

  it('is nothing where no finding is left', () => {
    const gone: Disputed[] = [disputedAs(found())];
    expect(disputedAmong([], gone)).toEqual([undefined]);
    expect(disputedAmong([found()], [])).toEqual([]);
  });
});

describe('the facts without a disputed finding', () => {
  const talk = interview(lines.join('\n'));
  const asks = ['You would shard by user, right?', 'And why, and what would you do about hot users?'];
  const entry = (name: string, told: Partial<Coverage>): Coverage => ({
    competency: CompetencyId.parse(name.toLowerCase()),
    name,
    mustHave: false,
    questions: [],
    asked: true,
    inOrder: null,
    evidence: [],
    rating: 3,
    verdict: 'covered',
    ...told,
  });
  const facts: LoopFacts = {
    ...loopFacts({
      transcript: talk,
      questions: asks.map((text) =>
        questionIn(talk, 2, text, { flags: ['leading', 'multiple', 'behavioural'] }),
      ),
      punctuation: 'good',
      round: undefined,
      rubric: undefined,
      scorecard: undefined,
      participation: undefined,
      policy: defaultPolicy,
    }),
    interruptions: {
      kind: 'interruptions',
      found: [
        { turn: 2, cutOff: 1 },
        { turn: 6, cutOff: 5 },
      ],
      of: 3,
    },
    monologues: {
      kind: 'monologues',
      found: [
        { turn: 2, seconds: 70 },
        { turn: 6, seconds: 80 },
      ],
      of: 3,
    },
  };
  const [first, second] = facts.questions;
  const span = (at: typeof first, kind: FindingKind): Finding =>
    found({ kind, turn: at?.turn ?? 0, start: at?.start ?? 0, end: at?.end ?? 0 });
  const flags = (...without: Finding[]): (readonly string[])[] =>
    leavingOut(facts, without).questions.map((question) => question.flags);
  const all = ['leading', 'multiple', 'behavioural'];

  it('are the same where nothing is disputed', () => {
    expect(leavingOut(facts, [])).toBe(facts);
  });

  it('lack one flag of the question it is about, and no other', () => {
    expect(flags(span(first, 'leading-question'))).toEqual([['multiple', 'behavioural'], all]);
    expect(flags(span(second, 'multiple-question'))).toEqual([all, ['leading', 'behavioural']]);
    expect(flags(span(first, 'presupposition'))).toEqual([all, all]);
    expect(flags({ ...span(first, 'leading-question'), turn: 3 })).toEqual([all, all]);
  });

  it('lack the interruption or the monologue of its turn, and count as many turns', () => {
    const turn = { turn: 2, start: 0, end: 3 };
    expect(leavingOut(facts, [found({ kind: 'interruption', ...turn })])).toMatchObject({
      interruptions: { found: [{ turn: 6 }], of: 3 },
      monologues: { found: [{ turn: 2 }, { turn: 6 }], of: 3 },
    });
    expect(leavingOut(facts, [found({ kind: 'monologue', ...turn })])).toMatchObject({
      interruptions: { found: [{ turn: 2 }, { turn: 6 }], of: 3 },
      monologues: { found: [{ turn: 6 }], of: 3 },
    });
  });

  it('go on not knowing what could not be told', () => {
    const untold = notAssessable('no-times', 'There are no times.');
    const blind = { ...facts, interruptions: untold, monologues: untold, coverage: untold };
    expect(leavingOut(blind, [found()])).toMatchObject({
      interruptions: untold,
      monologues: untold,
      coverage: untold,
    });
  });

  it('lack the verdict on the competency it names, and say what is left', () => {
    const evidence = [{ turn: 1, start: 0, end: 4 }];
    const verdicts = (kind: FindingKind, name: string, ...coverage: Coverage[]): string[] => {
      const left = leavingOut({ ...facts, coverage }, [found({ kind, why: `${name} was rated.` })]).coverage;
      return 'kind' in left ? [] : left.map(({ verdict }) => verdict);
    };
    const rated = { verdict: 'rated-without-evidence' as const };
    const against = { verdict: 'rating-against-evidence' as const, evidence };
    expect(
      verdicts('rated-without-evidence', 'Design', entry('Design', rated), entry('Depth', rated)),
    ).toEqual(['asked-without-evidence', 'rated-without-evidence']);
    expect(verdicts('rated-without-evidence', 'Design', entry('Design', { ...rated, asked: false }))).toEqual(
      ['not-asked'],
    );
    expect(verdicts('rating-against-evidence', 'Design', entry('Design', against))).toEqual(['covered']);
    // Another finding about the same competency leaves the verdict where it is.
    expect(verdicts('out-of-order', 'Design', entry('Design', rated))).toEqual(['rated-without-evidence']);
    expect(verdicts('rating-against-evidence', 'Design', entry('Design', rated))).toEqual([
      'rated-without-evidence',
    ]);
    expect(verdicts('rated-without-evidence', 'Design', entry('Designing', rated))).toEqual([
      'rated-without-evidence',
    ]);
  });

  it('know no order any more where the order was disputed', () => {
    const order = (kind: FindingKind, inOrder: boolean): (boolean | null)[] => {
      const coverage = [entry('Design', { inOrder })];
      const left = leavingOut({ ...facts, coverage }, [
        found({ kind, why: 'Design was begun early.' }),
      ]).coverage;
      return 'kind' in left ? [] : left.map((held) => held.inOrder);
    };
    expect(order('out-of-order', false)).toEqual([null]);
    expect(order('out-of-order', true)).toEqual([true]);
    expect(order('off-script', false)).toEqual([false]);
  });
});
