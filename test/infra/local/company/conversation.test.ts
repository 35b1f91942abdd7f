/** The invented interviews are what they claim to be: what was planted in them is what the program finds. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Review } from '../../../../core/review/review.ts';
import { CandidateRef, LoopId, PersonId, Sha256 } from '../../../../core/identity.ts';
import { assembleReview } from '../../../../core/review/assemble-review.ts';
import { isLoop } from '../../../../core/review/is-loop.ts';
import { defaultPolicy } from '../../../../core/rubric/policy.ts';
import { chanceOf } from '../../../../infra/local/company/chance.ts';
import { conversation, type Conversation } from '../../../../infra/local/company/conversation.ts';
import { later } from '../../../../infra/local/company/days.ts';
import { marrowby } from '../../../../infra/local/company/marrowby.ts';
import { engineeringPhrases } from '../../../../infra/local/company/phrases-engineering.ts';
import { supportPhrases } from '../../../../infra/local/company/phrases-support.ts';

const size = {
  seed: 3,
  interviewers: 12,
  months: 6,
  starts: '2025-03-03',
  drifting: 1,
  mending: 1,
  busiest: 5,
};
const started = later('2025-03-03T10:00:00.000Z', 0);
const durationMin = 31;

type Held = { readonly leading: number; readonly said: Conversation; readonly review: Review };
const held: Held[] = [];

beforeAll(async () => {
  const { rubrics } = await marrowby(size);
  for (const rubric of rubrics)
    for (const round of rubric.rounds)
      for (let number = 0; number < 24; number += 1) {
        const leading = number % 2 === 0 ? 0 : 0.3;
        const said = conversation(
          {
            interviewer: 'Maren Lindholm',
            candidate: 'Robin Dunmore-Yarrow',
            competencies: round.competencies,
            phrases: rubric.jobFamily === 'customer-support' ? supportPhrases : engineeringPhrases,
            manner: { leading, letsPass: 0.4, skips: 0 },
            durationMin,
            protectedTopic: number % 4 === 3,
          },
          chanceOf(number, round.id),
        );
        const review = assembleReview({
          transcript: said.transcript,
          header: {
            loopId: LoopId.parse(`int-${number}`),
            candidate: CandidateRef.parse('cand-1'),
            round: round.id,
            interviewer: PersonId.parse('maren.lindholm'),
            startedAt: started,
            endedAt: later(started, durationMin * 60_000),
            durationMin,
            transcript: Sha256.parse('a'.repeat(64)),
          },
          participation: 'lead',
          rubric,
          policy: defaultPolicy,
          analystVersions: {},
          notAssessed: [],
        });
        held.push({ leading, said, review });
      }
});

const leadingIn = (review: Review): number =>
  review.questions.filter(({ flags }) => flags.includes('leading')).length;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

describe('an invented interview', () => {
  it('is a loop, whatever its round', () => {
    for (const { review } of held) expect(isLoop(review, defaultPolicy)).toEqual({ counted: true });
  });

  it('ends within its time and never speaks before it', () => {
    for (const { said } of held) {
      const { turns } = said.transcript;
      expect(turns.at(-1)?.endMs ?? 0).toBeLessThanOrEqual(durationMin * 60_000);
      for (const [index, turn] of turns.entries())
        expect(turn.startMs ?? 0).toBeGreaterThanOrEqual(turns[index - 1]?.endMs ?? 0);
    }
  });

  it('leads nowhere when nothing leading was planted, and most of what was planted is found', () => {
    const slanted = held.filter(({ leading }) => leading > 0);
    const plain = held.filter(({ leading }) => leading === 0);
    expect(sum(plain.map(({ review }) => leadingIn(review)))).toBe(0);
    const planted = sum(slanted.map(({ said }) => said.planted.leading));
    const found = sum(slanted.map(({ review }) => leadingIn(review)));
    expect(planted).toBeGreaterThan(150);
    expect(found).toBeLessThanOrEqual(planted);
    expect(found / planted).toBeGreaterThan(0.75);
  });

  it('holds a protected topic where one was planted, and nowhere else', () => {
    for (const { said, review } of held) {
      const planted = said.transcript.turns.some(({ text }) => /kids|how old|have a family/i.test(text));
      expect(review.findings.some(({ kind }) => kind === 'protected-topic')).toBe(planted);
    }
  });

  it('covers nearly every competency that it asks about', () => {
    const coverage = held.flatMap(({ review }) => review.coverage);
    const covered = coverage.filter(({ asked, evidence }) => asked && evidence.length > 0).length;
    expect(covered / coverage.length).toBeGreaterThan(0.95);
  });
});

describe('the invented company', () => {
  it('comes out the same from the same seed, and another from another', async () => {
    const [one, same, other] = [
      await marrowby(size),
      await marrowby(size),
      await marrowby({ ...size, seed: 4 }),
    ];
    expect(same).toEqual(one);
    expect(other.interviews).not.toEqual(one.interviews);
  });

  it('has nobody twice, and nobody who is their own coach or deputy', async () => {
    const { staff } = await marrowby({ ...size, interviewers: 200, months: 18 });
    const lines = [
      ...staff.office,
      ...staff.coaches.map(({ line }) => line),
      ...staff.careers.map(({ line }) => line),
    ];
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
    for (const line of lines) {
      expect(line.coach).not.toBe(line.id);
      expect(line.deputy).not.toBe(line.id);
    }
  });
});
