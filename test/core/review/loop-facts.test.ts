import { describe, expect, it } from 'vitest';
import { PersonId } from '../../../core/identity.ts';
import type { DetectedQuestion } from '../../../core/review/detected-question.ts';
import {
  besideScorecard,
  type LoopFacts,
  type LoopInput,
  languageAbstains,
  loopFacts,
} from '../../../core/review/loop-facts.ts';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
import { CompetencyId, Rubric } from '../../../core/rubric/rubric.ts';
import { Scorecard } from '../../../core/rubric/scorecard.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { interview, questionIn } from '../../support/interview.ts';

const rubric = Rubric.parse({
  schema: 'plumbline.rubric/1',
  jobFamily: 'backend',
  version: 3,
  language: 'en-GB',
  competencies: [{ id: 'design', name: 'Design', keywords: ['database'] }],
  rounds: [
    { id: 'system-design', competencies: ['design'] },
    { id: 'other', competencies: ['design'] },
  ],
});
const said =
  'It was not my job to look at the search page at night, so I closed it and told them to find somebody else.';
const talk = interview(`
I 0:00-0:05: How would you store it?
C 0:06-1:30: ${said}
I 1:31-3:00: ${'We are a small team. '.repeat(20)}
J 3:01-3:05: Why was that?
C 3:06-4:00: ${said}
J 3:50-4:10: And who did it, what do you think?
C 4:11-4:20: Nobody did.
I 4:21-4:25: And how would you test it?
`);
const off = { flags: ['off-rubric' as const] };
const questions: DetectedQuestion[] = [
  questionIn(talk, 0, 'How would you store it?', { competency: CompetencyId.parse('design') }),
  questionIn(talk, 3, 'Why was that?', off),
  questionIn(talk, 5, 'And who did it', off),
  questionIn(talk, 5, 'what do you think?', off),
  questionIn(talk, 7, 'And how would you test it?'),
];
const facts = (told: Partial<LoopInput> = {}): LoopFacts =>
  loopFacts({
    transcript: talk,
    questions,
    punctuation: 'good',
    round: 'system-design',
    rubric,
    scorecard: undefined,
    participation: undefined,
    policy: defaultPolicy,
    ...told,
  });
const why = (told: Partial<LoopInput>): string | undefined => facts(told).questionsAbstain?.reason;

describe('the facts of a loop', () => {
  it('are all there where the capture carries them', () => {
    expect(facts()).toMatchObject({
      questionsAbstain: null,
      roles: Array.from('ICIICICI', (letter) => (letter === 'C' ? 'candidate' : 'interviewer')),
      answers: [{ turns: [1] }, { turns: [4] }, { turns: [6] }],
      probed: [{ signal: { kind: 'red-flag', turn: 1 } }, { signal: { kind: 'red-flag', turn: 4 } }],
      monologues: { kind: 'monologues', found: [{ turn: 2 }] },
      talkShare: { kind: 'seconds' },
      coverage: [{ competency: 'design', asked: true }],
      digressions: [{ questions: [1, 2, 3], seconds: 80 }],
      secondAskers: [{ speaker: 'I', count: 2 }],
    });
    expect(facts().interruptions).toHaveProperty('found');
  });

  it('name a second asker, but on a panel', () => {
    expect(facts({ participation: 'lead' }).secondAskers).toHaveLength(1);
    expect(facts({ participation: 'panel' }).secondAskers).toEqual([]);
    expect(facts({ punctuation: 'poor' }).secondAskers).toEqual([]);
  });

  it('name an observer who asks, whose questions are none of the interviewer’s', () => {
    const watched = interview(`
I: How would you store it?
C: ${said}
O: And how would you test all of that?
C: By hand.
O: Why would you do it by hand?
C: Habit.
I: What else?
C: Nothing.
I: Why is that?`);
    const asked = ['How would you store it?', 'What else?', 'Why is that?'];
    const own = [0, 6, 8].map((turn, at) => questionIn(watched, turn, asked[at] ?? ''));
    const found = facts({ transcript: watched, questions: own });
    expect(found.secondAskers).toMatchObject([{ speaker: 'O', count: 2 }]);
    expect(found.questions).toBe(own);
  });

  it('keep the length of a digression open where there are no times', () => {
    const turns = talk.turns.map((turn) => ({ ...turn, startMs: null, endMs: null }));
    expect(facts({ transcript: { ...talk, turns } }).digressions).toEqual([
      { questions: [1, 2, 3], seconds: null },
    ]);
  });

  it('hold no digression where nobody knows what the round was to ask', () => {
    expect(facts({ round: 'unheard-of' }).digressions).toEqual([]);
    expect(facts({ rubric: undefined }).digressions).toEqual([]);
  });
});

describe('questions cannot be counted', () => {
  const unknown: Transcript = {
    ...talk,
    speakers: talk.speakers.map((speaker) => ({ ...speaker, role: 'unknown' })),
  };

  it.each<[string, Partial<LoopInput>, string]>([
    ['nothing was said', { transcript: { ...talk, turns: [] } }, 'empty'],
    ['the language is another', { transcript: { ...talk, language: 'de' } }, 'language'],
    ['nobody knows who asked', { transcript: unknown }, 'speakers'],
    ['the punctuation is gone', { punctuation: 'poor' }, 'punctuation'],
    ['there was none', { questions: [] }, 'no-questions'],
  ])('when %s', (_, told, reason) => {
    expect(why(told)).toBe(reason);
    expect(facts(told).questionsAbstain?.message).toMatch(/^[A-Z].*\.$/);
  });

  it('when several reasons hold, the first of them is told', () => {
    expect(why({ transcript: { ...talk, turns: [], language: 'de' } })).toBe('empty');
    expect(why({ transcript: { ...unknown, language: 'de' } })).toBe('language');
    expect(why({ transcript: unknown, punctuation: 'poor' })).toBe('speakers');
    expect(why({ punctuation: 'poor', questions: [] })).toBe('punctuation');
  });

  it('and then nothing is said of what hangs on them, and interruptions are told all the same', () => {
    const lost = facts({ punctuation: 'poor' });
    expect(lost).toMatchObject({
      probed: [],
      monologues: { reason: 'punctuation' },
      talkShare: { reason: 'punctuation' },
      digressions: [],
    });
    expect(lost.interruptions).toHaveProperty('found');
    // What was asked stands beside the rubric; the counts of it abstain elsewhere.
    expect(lost.coverage).toHaveLength(1);
  });

  it('and interruptions neither, in another language', () => {
    expect(facts({ transcript: { ...talk, language: 'de' } })).toMatchObject({
      interruptions: { reason: 'language' },
      coverage: { reason: 'language' },
    });
  });

  it('and there is no coverage of nothing', () => {
    expect(facts({ transcript: { ...talk, turns: [] } }).coverage).toMatchObject({ reason: 'empty' });
    expect(facts({ rubric: undefined }).coverage).toMatchObject({ reason: 'no-rubric' });
    expect(facts({ round: undefined }).coverage).toMatchObject({ reason: 'no-round' });
  });
});

describe('the language of an interview', () => {
  const told = (language: string | undefined, of: string | null): string | undefined => {
    const { language: _, ...silent } = talk;
    return languageAbstains(
      language === undefined ? silent : { ...talk, language },
      of === null ? undefined : { ...rubric, language: of },
    )?.message;
  };

  it('is read where it is English, of whatever country', () => {
    expect(told('en', 'en-GB')).toBeUndefined();
    expect(told('EN_us', 'en')).toBeUndefined();
    expect(told('en', null)).toBeUndefined();
    expect(told(undefined, null)).toBeUndefined();
    expect(told(undefined, 'en')).toBeUndefined();
  });

  it('is read by a person where it is not the rubric’s', () => {
    expect(told('de-AT', 'en-GB')).toBe('The interview is in "de", the rubric in "en"; a person reads it.');
    expect(told('en', 'de')).toBe('The interview is in "en", the rubric in "de"; a person reads it.');
  });

  it('is read by a person where the rules cannot', () => {
    const unread = 'The rules read English; this interview is in "de", so a person reads it.';
    expect(told('de', 'de-CH')).toBe(unread);
    expect(told('de', null)).toBe(unread);
    expect(told(undefined, 'de')).toBe(unread);
  });
});

describe('a scorecard that comes later', () => {
  const card = Scorecard.parse({
    schema: 'plumbline.scorecard/1',
    interviewer: PersonId.parse('rowan'),
    candidate: 'c-1',
    submittedAt: '2031-04-02T12:00:00Z',
    recommendation: 'yes',
    ratings: [{ competency: 'design', rating: 3 }],
  });

  it('gives the facts that it had given from the start', () => {
    expect(besideScorecard(facts(), card)).toEqual(facts({ scorecard: card }));
    expect(besideScorecard(facts({ scorecard: card }), undefined)).toEqual(facts());
    expect(besideScorecard(facts(), card).coverage).not.toEqual(facts().coverage);
  });

  it('reads nothing anew when it is the same', () => {
    const held = facts({ scorecard: card });
    expect(besideScorecard(held, card)).toBe(held);
  });
});
