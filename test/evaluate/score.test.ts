import { describe, expect, it } from 'vitest';
import { assembleReview } from '../../core/review/assemble-review.ts';
import type { Review } from '../../core/review/review.ts';
import { defaultPolicy } from '../../core/rubric/policy.ts';
import { type Labels, type LabelledInterview, labelledInterviews } from './labels.ts';
import { scoreReview, shareText, stabilityOf, sumOf, tallyOf } from './score.ts';

const interviews = await labelledInterviews();
const named = (name: string): LabelledInterview => {
  const found = interviews.find(({ labels }) => labels.interview === name);
  if (found === undefined) throw new Error(`${name} is not labelled`);
  return found;
};
const reviewed = ({ transcript, sidecar }: LabelledInterview): Review =>
  assembleReview({ transcript, header: { round: sidecar.round }, policy: defaultPolicy });

const one = named('gil-system-design-4858');
const review = reviewed(one);
/** Labels of somebody who found exactly what the review says. */
const agreeing: Labels = {
  ...one.labels,
  questions: [...new Set(review.questions.map(({ turn }) => turn))].map((turn) => {
    const here = review.questions.filter((question) => question.turn === turn);
    const flags = new Set(here.flatMap((question) => question.flags));
    return {
      turn,
      form: here.some(({ form }) => form === 'open') ? 'open' : 'closed',
      flags: (['leading', 'protected-topic', 'salary-history', 'follow-up', 'multiple'] as const).filter(
        (flag) => flags.has(flag),
      ),
    };
  }),
  missedFollowUps: review.findings.filter(({ kind }) => kind === 'missed-follow-up').map(({ turn }) => turn),
  monologues: review.findings.filter(({ kind }) => kind === 'monologue').map(({ turn }) => turn),
  secondAsker: [],
};
const tallies = (labels: Labels) =>
  Object.fromEntries(scoreReview(review, labels).kinds.map(({ kind, tally }) => [kind, tally]));

describe('the labels', () => {
  it('are at least twelve interviews, each about the very turns that are read today', () => {
    expect(interviews.length).toBeGreaterThanOrEqual(12);
  });

  it('put questions with the interviewer, missed signals with the candidate, and each turn once', () => {
    for (const { labels, transcript } of interviews) {
      const roleOf = (turn: number) =>
        transcript.speakers.find(({ id }) => id === transcript.turns[turn]?.speaker)?.role;
      const turns = labels.questions.map(({ turn }) => turn);
      expect(new Set(turns).size).toBe(turns.length);
      expect(new Set([...turns, ...labels.monologues].map(roleOf))).toEqual(new Set(['interviewer']));
      for (const turn of labels.missedFollowUps) expect(roleOf(turn)).toBe('candidate');
    }
  });
});

describe('the score', () => {
  it('finds nothing wrong and nothing missed where review and labels agree', () => {
    const { kinds, forms } = scoreReview(review, agreeing);
    expect(kinds.flatMap(({ tally }) => [tally.wrong, tally.missed]).filter((count) => count > 0)).toEqual(
      [],
    );
    expect(tallies(agreeing)['question']?.right).toBe(agreeing.questions.length);
    expect(tallies(agreeing)['monologue']?.right).toBeGreaterThan(0);
    expect(forms).toEqual({ right: agreeing.questions.length, of: agreeing.questions.length });
  });

  it('counts what only the review has as wrong and what only the reader has as missed', () => {
    expect(tallyOf(new Set([1, 2, 3]), new Set([2, 3, 4, 5]))).toEqual({ right: 2, wrong: 1, missed: 2 });
    const [, ...fewer] = agreeing.questions;
    expect(tallies({ ...agreeing, questions: fewer })['question']).toMatchObject({ wrong: 1, missed: 0 });
    const monologues = [...agreeing.monologues, 1000];
    expect(tallies({ ...agreeing, monologues })['monologue']).toMatchObject({ wrong: 0, missed: 1 });
    expect(tallies({ ...agreeing, secondAsker: [3] })['second asker']).toMatchObject({ missed: 1 });
  });

  it('puts what the review cannot count into no tally, and names it', () => {
    const poor = named('callum-coding-4872');
    const { kinds, abstained } = scoreReview(reviewed(poor), poor.labels);
    expect(abstained).toContain('question');
    expect(kinds.map(({ kind }) => kind)).toEqual(['second asker']);
  });

  it('adds up over interviews, a kind that one of them lacks as nothing', () => {
    const tally = { right: 1, wrong: 2, missed: 3 };
    const empty = { kinds: [], forms: { right: 0, of: 0 }, abstained: ['leading'] };
    const full = { kinds: [{ kind: 'leading', tally }], forms: { right: 4, of: 5 }, abstained: [] };
    expect(sumOf([full, empty, full])).toEqual({
      kinds: [{ kind: 'leading', tally: { right: 2, wrong: 4, missed: 6 } }],
      forms: { right: 8, of: 10 },
    });
  });

  it('calls runs stable by what all of them found', () => {
    const [dropped, ...rest] = review.findings;
    expect(dropped).toBeDefined();
    const all = review.findings.length;
    expect(stabilityOf([review, review, review])).toEqual({ inAll: all, inAny: all });
    expect(stabilityOf([review, { ...review, findings: rest }])).toEqual({ inAll: all - 1, inAny: all });
  });

  it('says a share with its interval, and a dash where there is nothing to take it of', () => {
    expect(shareText(81, 263, 'turns')).toBe('30.8 % [25.5–36.6] (81/263)');
    expect(shareText(0, 0, 'turns')).toBe('–');
  });
});
