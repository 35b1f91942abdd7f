import { describe, expect, it } from 'vitest';
import { PersonId } from '../../../core/identity.ts';
import { answers, rolesByTurn } from '../../../core/review/answers.ts';
import type { DetectedQuestion } from '../../../core/review/detected-question.ts';
import type { Probed } from '../../../core/review/missed-follow-ups.ts';
import type { Finding } from '../../../core/review/review.ts';
import type { SignalKind } from '../../../core/review/signals.ts';
import { strengths } from '../../../core/review/strengths.ts';
import { wordStream } from '../../../core/review/word-stream.ts';
import { Scorecard } from '../../../core/rubric/scorecard.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { interview, questionIn } from '../../support/interview.ts';

const words = (count: number): string => 'so '.repeat(count).trim();
const kept = (
  transcript: Transcript,
  questions: DetectedQuestion[],
  probed: readonly Probed[] = [],
  scorecard?: Scorecard,
): Finding[] => {
  const roles = rolesByTurn(transcript);
  const stream = wordStream(transcript);
  return strengths(
    transcript,
    roles,
    stream,
    questions,
    answers(roles, stream, questions),
    probed,
    scorecard,
  );
};

type Told = readonly [text: string, drawn: number, extra?: Partial<DetectedQuestion>];
/** Each question is answered in so many words. */
const asked = (...told: Told[]): [Transcript, DetectedQuestion[]] => {
  const transcript = interview(told.map(([text, drawn]) => `I: ${text}\nC: ${words(drawn)}`).join('\n'));
  return [transcript, told.map(([text, , extra], index) => questionIn(transcript, 2 * index, text, extra))];
};
const quotes = (...told: Told[]): string[] => kept(...asked(...told)).map(({ quote }) => quote);

describe('an open question', () => {
  it('is kept with its own words, as a strength', () => {
    expect(kept(...asked(['What did you build?', 40]))).toEqual([
      {
        kind: 'strength',
        turn: 0,
        start: 0,
        end: 19,
        quote: 'What did you build?',
        why: 'Open and neutral.',
        tryInstead: null,
        severity: 'keep',
        source: 'rules',
      },
    ]);
  });

  it.each<[string, Partial<DetectedQuestion>]>([
    ['is closed', { form: 'closed' }],
    ['leads', { flags: ['leading'] }],
    ['carries a cue', { cue: 'presupposition' }],
    ['is several', { flags: ['multiple'] }],
    ['touches a protected topic', { flags: ['protected-topic'] }],
    ['asks about pay', { flags: ['salary-history'] }],
    ['is logistics', { flags: ['logistics'] }],
    ['is beside the rubric', { flags: ['off-rubric'] }],
    ['assesses nothing', { assessing: false }],
  ])('is not kept when it %s', (_, extra) => {
    expect(quotes(['What did you build?', 40, extra])).toEqual([]);
  });

  it('is kept before others when it drew thirty words, was about the past, and was followed up', () => {
    const past = { flags: ['behavioural' as const] };
    const again = { form: 'closed' as const, flags: ['follow-up' as const] };
    expect(quotes(['A what?', 29], ['B what?', 30])).toEqual(['B what?', 'A what?']);
    expect(quotes(['A what?', 29, past], ['B what?', 30])).toEqual(['B what?', 'A what?']);
    expect(quotes(['A what?', 90], ['B what?', 30, past])).toEqual(['B what?', 'A what?']);
    expect(quotes(['A what?', 90], ['B what?', 30], ['C was it?', 30, again])).toEqual([
      'B what?',
      'A what?',
    ]);
    expect(quotes(['A what?', 30], ['B what?', 90])).toEqual(['B what?', 'A what?']);
    expect(quotes(['A what?', 30], ['B what?', 30])).toEqual(['A what?', 'B what?']);
  });

  it('says what it was, and how often it was followed up', () => {
    const why = (followUps: number, flags: DetectedQuestion['flags'] = []): string | undefined =>
      kept(
        ...asked(
          ['Z was it?', 5, { form: 'closed', flags: ['follow-up'] }],
          ['A what?', 40, { flags }],
          ...Array.from(
            { length: followUps },
            (_, at): Told => [`${at} was it?`, 5, { form: 'closed', flags: ['follow-up'] }],
          ),
        ),
      )[0]?.why;
    expect(why(0)).toBe('Open and neutral.');
    expect(why(0, ['behavioural'])).toBe('Open, neutral and about something that happened.');
    expect(why(1)).toBe('Open and neutral, and followed up once.');
    expect(why(2)).toBe('Open and neutral, and followed up twice.');
    expect(why(3)).toBe('Open and neutral, and followed up three times.');
    expect(why(5, ['behavioural'])).toBe(
      'Open, neutral and about something that happened, and followed up 5 times.',
    );
  });

  it('is one of three, and the same words are kept once', () => {
    const told = ['A what?', 'B what?', 'C what?', 'D what?'].map((text): Told => [text, 40]);
    expect(quotes(...told)).toEqual(['A what?', 'B what?', 'C what?']);
    expect(quotes(['A what?', 40], ['A what?', 40], ['B what?', 40])).toEqual(['A what?', 'B what?']);
  });
});

describe('a follow-up', () => {
  const [transcript, questions] = asked(
    ['A what?', 50],
    ['B how much?', 50, { form: 'closed', flags: ['follow-up'] }],
    ['C who?', 50, { flags: ['follow-up'] }],
    ['D why?', 50, { flags: ['follow-up'] }],
  );
  const probe = (kind: SignalKind, index: number | null, usual = true): Probed => ({
    signal: { kind, turn: 1, start: 0, end: 2, answer: 0 },
    probe: index,
    usual,
  });
  const followed = (...probed: Probed[]): (readonly [string, string])[] =>
    kept(transcript, questions, probed).map(({ quote, why }) => [quote, why] as const);
  const other = 'It followed up what the candidate had just said.';
  const open = 'Open and neutral, and followed up three times.';

  it('that takes a signal up is kept first, then another, then an open question', () => {
    expect(followed(probe('claim-without-number', 1))).toEqual([
      ['B how much?', 'The answer claimed an effect; this asked how large it was.'],
      ['C who?', other],
      ['A what?', open],
    ]);
    expect(followed().slice(0, 2)).toEqual([
      ['C who?', other],
      ['A what?', open],
    ]);
  });

  it('is kept twice at most, of two kinds', () => {
    expect(
      followed(probe('vague-we', 1), probe('vague-we', 2), probe('missing-result', 3), probe('red-flag', 0)),
    ).toEqual([
      ['B how much?', 'The answer said "we"; this found out who did it.'],
      ['D why?', 'The story had no ending yet; this asked for it.'],
      ['A what?', open],
    ]);
  });

  it('is no probe when nobody asked, when it only stayed with the subject, or when it leads', () => {
    const plain = followed();
    expect(followed(probe('vague-we', null), probe('vague-we', 1, false), probe('vague-we', 99))).toEqual(
      plain,
    );
    const leading = questions.with(1, { ...(questions[1] as DetectedQuestion), flags: ['leading'] });
    expect(kept(transcript, leading, [probe('vague-we', 1)])[0]?.quote).toBe('C who?');
  });

  it.each<[SignalKind, string]>([
    ['red-flag', 'needed asking'],
    ['vague-we', '"we"'],
    ['missing-action', 'who did what'],
    ['missing-result', 'no ending'],
    ['missing-situation', 'one real case'],
    ['claim-without-number', 'how large'],
    ['number-without-baseline', 'compare it with'],
  ])('says what it found out: %s', (kind, why) => {
    expect(followed(probe(kind, 1))[0]?.[1]).toContain(why);
  });
});

describe('notes that rest on what was said', () => {
  const transcript = interview(`
I: What did you build? I heard that we wrote the whole queue anew.
C: It was late. We wrote the whole queue again that night. It held.
I: And what else?
C: Nothing.
`);
  const questions = ['What did you build?'].map((text) => questionIn(transcript, 0, text));
  const card = (told: object): Scorecard =>
    Scorecard.parse({
      schema: 'plumbline.scorecard/1',
      interviewer: PersonId.parse('rowan'),
      candidate: 'c-1',
      submittedAt: '2031-04-02T12:00:00Z',
      recommendation: 'yes',
      ratings: [],
      ...told,
    });
  const noted = (told: object): string[] =>
    kept(transcript, questions, [], card(told)).flatMap(({ quote, why }) =>
      why.includes('notes rest on') ? [quote] : [],
    );

  it('are shown where the candidate said it, in the sentence around', () => {
    const said = ['We wrote the whole queue again that night.'];
    expect(noted({ notes: 'Told me: "wrote the whole queue again", good.' })).toEqual(said);
    expect(noted({ ratings: [{ competency: 'x', rating: 3, note: 'the whole queue again that' }] })).toEqual(
      said,
    );
    expect(noted({ notes: 'Late. whole queue again that night' })).toEqual(said);
  });

  it('share five words in a row with the candidate, and not with the interviewer', () => {
    expect(noted({ notes: 'wrote the whole queue' })).toEqual([]);
    expect(noted({ notes: 'wrote the whole old queue again' })).toEqual([]);
    expect(noted({ notes: 'wrote the whole queue anew' })).toEqual([]);
    // A turn ends where somebody else speaks.
    expect(noted({ notes: 'that night it held and' })).toEqual([]);
    expect(noted({ notes: 'held and what else nothing' })).toEqual([]);
    expect(noted({ notes: '' })).toEqual([]);
    expect(noted({})).toEqual([]);
  });

  it('count for nothing when the scorecard was withdrawn or is not there', () => {
    expect(noted({ notes: 'wrote the whole queue again', withdrawn: true })).toEqual([]);
    expect(kept(transcript, questions)).toHaveLength(1);
  });

  it('are the last of three', () => {
    const told = ['A what?', 'B what?', 'C what?'];
    const long = interview(told.map((text) => `I: ${text}\nC: we wrote the whole queue again`).join('\n'));
    const found = kept(
      long,
      told.map((text, index) => questionIn(long, 2 * index, text)),
      [],
      card({ notes: 'we wrote the whole queue again' }),
    );
    expect(found.map(({ quote }) => quote)).toEqual(['A what?', 'B what?', 'we wrote the whole queue again']);
  });
});
