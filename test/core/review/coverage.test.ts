import { describe, expect, it } from 'vitest';
import { PersonId } from '../../../core/identity.ts';
import { answers, rolesByTurn } from '../../../core/review/answers.ts';
import { coverage, roundHeld } from '../../../core/review/coverage.ts';
import type { DetectedQuestion } from '../../../core/review/detected-question.ts';
import { overlappingRounds, secondAskers } from '../../../core/review/dual-interview.ts';
import { digressions } from '../../../core/review/off-script.ts';
import { wordStream } from '../../../core/review/word-stream.ts';
import { CompetencyId, type Round, Rubric } from '../../../core/rubric/rubric.ts';
import { Scorecard } from '../../../core/rubric/scorecard.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { interview, questionIn } from '../../support/interview.ts';

const rubric = Rubric.parse({
  schema: 'plumbline.rubric/1',
  jobFamily: 'backend',
  version: 3,
  competencies: [
    { id: 'design', name: 'Design', keywords: ['database'], mustHave: true },
    { id: 'trade-offs', name: 'Trade-offs', keywords: ['trade-off'] },
    { id: 'delivery', name: 'Delivery' },
  ],
  rounds: [{ id: 'system-design', competencies: ['design', 'trade-offs', 'delivery'] }],
});
const round = rubric.rounds[0];
if (!round) throw new Error('the rubric has a round');

const scored = (ratings: Record<string, number | 'no-decision'>, extra: object = {}): Scorecard =>
  Scorecard.parse({
    schema: 'plumbline.scorecard/1',
    interviewer: PersonId.parse('rowan'),
    candidate: 'c-1',
    submittedAt: '2031-04-02T12:00:00Z',
    recommendation: 'no-decision',
    ratings: Object.entries(ratings).map(([competency, rating]) => ({ competency, rating })),
    ...extra,
  });

const id = (competency: string): CompetencyId => CompetencyId.parse(competency);
const read = (
  transcript: Transcript,
  questions: DetectedQuestion[],
  scorecard?: Scorecard,
  by: Rubric = rubric,
  held: Round = { ...round },
) => {
  const roles = rolesByTurn(transcript);
  const stream = wordStream(transcript);
  const given = answers(roles, stream, questions);
  return coverage(transcript, roles, stream, questions, given, by, held, scorecard);
};
const words = (transcript: Transcript, entry: ReturnType<typeof read>[number] | undefined): string[] =>
  (entry?.evidence ?? []).map(({ turn, start, end }) => transcript.turns[turn]?.text.slice(start, end) ?? '');

const talk = interview(`
I: How would you store it?
C: I would put the orders into one table first. Then I would look at how they are read.
I: What did you deliver last?
C: No.
I: Thanks, moving on to something else.
C: There was a trade-off between how fresh the data is and how fast we can show it.`);
const questions = [
  questionIn(talk, 0, 'How would you store it?', { competency: id('design') }),
  questionIn(talk, 2, 'What did you deliver last?', { competency: id('delivery') }),
];

describe('coverage', () => {
  it('needs a mapped question and an answer to it', () => {
    const [design] = read(talk, questions);
    expect(design).toMatchObject({
      asked: true,
      questions: [0],
      verdict: 'covered',
      mustHave: true,
      rating: null,
    });
    expect(words(talk, design)).toEqual(['I would put the orders into one table first.']);
  });

  it('counts a keyword in a whole sentence as evidence, and says that it was not asked for', () => {
    const [, tradeOffs] = read(talk, questions, scored({}));
    expect(tradeOffs).toMatchObject({ asked: false, inOrder: null, verdict: 'not-asked' });
    expect(words(talk, tradeOffs)).toEqual([
      'There was a trade-off between how fresh the data is and how fast we can show it.',
    ]);
  });

  it('goes by the keywords of the rubric at hand, although its round was met before with others', () => {
    const [one, two, three] = rubric.competencies;
    const other: Rubric = {
      ...rubric,
      competencies: [one, two && { ...two, keywords: ['canary release'] }, three].flatMap(
        (each) => each ?? [],
      ),
    };
    const seen = (by: Rubric): number | undefined =>
      read(talk, questions, undefined, by, round)[1]?.evidence.length;
    expect([rubric, other, rubric, rubric].map(seen)).toEqual([1, 0, 1, 1]);
  });

  it('takes one word for an answer to nothing', () => {
    const [, , delivery] = read(talk, questions);
    expect(delivery).toMatchObject({ asked: true, evidence: [], verdict: 'asked-without-evidence' });
  });

  it('says when a rating rests on nothing, and not when there is no decision', () => {
    expect(read(talk, questions, scored({ delivery: 3 }))[2]).toMatchObject({
      verdict: 'rated-without-evidence',
      rating: 3,
    });
    expect(read(talk, questions, scored({ delivery: 'no-decision' }))[2]).toMatchObject({
      verdict: 'asked-without-evidence',
    });
    expect(read(talk, questions, scored({ delivery: 3 }, { withdrawn: true }))[2]).toMatchObject({
      rating: null,
    });
  });

  it('says when a rating praises what the candidate said they had not done', () => {
    const none = interview("I: What did you deliver last?\nC: Honestly I've never shipped anything alone.");
    const asked = [questionIn(none, 0, 'What did you deliver last?', { competency: id('delivery') })];
    expect(read(none, asked, scored({ delivery: 3 }))[2]).toMatchObject({
      verdict: 'rating-against-evidence',
    });
    expect(read(none, asked, scored({ delivery: 1 }))[2]).toMatchObject({ verdict: 'covered' });
  });

  it('knows the order of the round', () => {
    const late = [
      questionIn(talk, 0, 'How would you store it?', { competency: id('delivery') }),
      questionIn(talk, 2, 'What did you deliver last?', { competency: id('design') }),
    ];
    expect(read(talk, late).map(({ inOrder }) => inOrder)).toEqual([true, null, false]);
    expect(read(talk, questions).map(({ inOrder }) => inOrder)).toEqual([true, null, true]);
  });

  it('shows at most five spans, each once', () => {
    const often = interview(
      `I: How would you store it?\nC: ${'I would put the database on a machine of its own. '.repeat(9)}`,
    );
    const asked = [questionIn(often, 0, 'How would you store it?', { competency: id('design') })];
    const spans = words(often, read(often, asked)[0]);
    expect(spans).toHaveLength(5);
    expect(new Set(read(often, asked)[0]?.evidence.map(({ start }) => start)).size).toBe(5);
  });

  it('is what stands in the words, whatever the rating, when nobody asked', () => {
    expect(read(talk, questions, scored({ 'trade-offs': 3 }))[1]?.verdict).toBe('not-asked');
  });

  it('sees a verb in each of its forms', () => {
    const launch = (keyword: string, text: string): number | undefined => {
      const said = interview(`I: Hello there.\nC: ${text}`);
      const competencies = rubric.competencies.map((one) => ({ ...one, keywords: [keyword] }));
      return read(said, [], undefined, { ...rubric, competencies })[0]?.evidence.length;
    };
    for (const form of ['launch', 'launches', 'launched', 'launching'])
      expect([form, launch('launch', `There was a ${form} or two in that year.`)]).toEqual([form, 1]);
    expect(launch('cache', 'It was all cached there, as far as we knew.')).toBe(1);
    expect(launch('launch', 'There was a launcher or two in that year.')).toBe(0);
  });

  it('takes eight words for an answer, and fewer for none', () => {
    const answered = (count: number): string[] => {
      const said = interview(`I: How would you store it?\nC: ${'so '.repeat(count).trim()}`);
      const asked = [questionIn(said, 0, 'How would you store it?', { competency: id('design') })];
      return (read(said, asked)[0]?.evidence ?? []).map(() => 'seen');
    };
    expect(answered(7)).toEqual([]);
    expect(answered(8)).toEqual(['seen']);
  });

  it('shows the first sentence of the longest turn of an answer', () => {
    const said = interview(`
I: How would you store it?
C: Well, it depends.
I: Mm-hmm.
C: I would use one table. Then I would look at it.
I: Okay.
C: That would be it.`);
    const asked = [questionIn(said, 0, 'How would you store it?', { competency: id('design') })];
    expect(words(said, read(said, asked)[0])).toEqual(['I would use one table.']);
  });

  it('sees a keyword, in any of its forms, only in a sentence of eight words of the candidate', () => {
    const named = (text: string, letter = 'C'): string[] => {
      const said = interview(`I: Hello there.\n${letter}: ${text}`);
      return words(said, read(said, [])[0]);
    };
    const whole = 'There were two databases in that old system.';
    expect(named(`Well. ${whole} Fine.`)).toEqual([whole]);
    expect(named(whole, 'I')).toEqual([]);
    expect(named('There were two databases in that system.')).toEqual([]);
    expect(named('We went there. A database, then, was it. It was fine.')).toEqual([]);
    expect(named(whole.replace('databases', 'databank'))).toEqual([]);
  });

  it('names each sentence once, however many keywords and questions it answers', () => {
    const said = interview(
      'I: How would you store it?\nC: I would use a database beside the other database there. Then another database, as it were, and more.',
    );
    const asked = [
      questionIn(said, 0, 'How would', { competency: id('design') }),
      questionIn(said, 0, 'you store it?', { competency: id('design') }),
    ];
    expect(words(said, read(said, asked)[0])).toEqual([
      'I would use a database beside the other database there.',
      'Then another database, as it were, and more.',
    ]);
  });

  it('is asked only by a question of its own that is not logistics', () => {
    const asked = (told: Partial<DetectedQuestion>): boolean | undefined =>
      read(talk, [questionIn(talk, 0, 'How would you store it?', told)])[0]?.asked;
    expect(asked({ competency: id('design') })).toBe(true);
    expect(asked({ competency: id('delivery') })).toBe(false);
    expect(asked({ competency: null })).toBe(false);
    expect(asked({ competency: id('design'), flags: ['logistics'] })).toBe(false);
  });

  it('is in the order of the round, not of the rubric, and of that round alone', () => {
    const other = { ...round, competencies: [id('delivery'), id('design')] };
    const roles = rolesByTurn(talk);
    const stream = wordStream(talk);
    const given = answers(roles, stream, questions);
    const entries = coverage(talk, roles, stream, questions, given, rubric, other, undefined);
    expect(entries.map(({ competency, inOrder }) => [competency, inOrder])).toEqual([
      ['delivery', true],
      ['design', false],
    ]);
  });

  describe('that is the candidate saying that there is nothing to tell', () => {
    const nothing = "I don't know.";
    const real = 'I shipped the whole of the billing service by myself in May.';
    const verdict = (...answered: string[]): string | undefined => {
      const said = interview(answered.map((text) => `I: What did you deliver?\nC: ${text}`).join('\n'));
      const asked = answered.map((_, at) =>
        questionIn(said, 2 * at, 'What did you deliver?', { competency: id('delivery') }),
      );
      return read(said, asked, scored({ delivery: 3 }))[2]?.verdict;
    };

    it('is short, and says so', () => {
      expect(verdict(nothing)).toBe('rating-against-evidence');
      expect(verdict(nothing, 'No idea at all.')).toBe('rating-against-evidence');
      expect(verdict(`${nothing} ${'so '.repeat(22)}`)).toBe('rating-against-evidence');
      expect(verdict(`${nothing} ${'so '.repeat(23)}`)).toBe('covered');
      expect(verdict('Not much.')).toBe('rated-without-evidence');
      expect(verdict(`Well.\nI: Mm-hmm.\nC: ${nothing}`)).toBe('rating-against-evidence');
    });

    it('is not all there is where something was told besides', () => {
      expect(verdict(real)).toBe('covered');
      expect(verdict(nothing, real)).toBe('covered');
      expect(verdict(real, nothing)).toBe('covered');
    });

    it('is told by the answer it is in, and by no other', () => {
      expect(verdict('Mm. So. Well.', real)).toBe('covered');
    });
  });

  it('shows at most five answers, too', () => {
    const answered = Array.from(
      { length: 6 },
      (_, at) => `I: How would you store it?\nC: I would put it there and look at it ${at} times.`,
    );
    const said = interview(answered.join('\n'));
    const asked = answered.map((_, at) =>
      questionIn(said, 2 * at, 'How would you store it?', { competency: id('design') }),
    );
    expect(words(said, read(said, asked)[0])).toHaveLength(5);
  });

  it('goes on looking for one competency when another has its five', () => {
    const said = interview(
      `I: Hello there.\nC: ${'I would put the database on a machine of its own. '.repeat(6)}\nI: Okay.\nC: There was a trade-off to be made there and then.`,
    );
    expect(read(said, []).map(({ evidence }) => evidence.length)).toEqual([5, 1, 0]);
  });

  it('needs to know which round it was', () => {
    expect(roundHeld(undefined, 'system-design')).toMatchObject({ reason: 'no-rubric' });
    expect(roundHeld(rubric, 'values')).toMatchObject({ reason: 'round-unknown' });
    expect(roundHeld(rubric, undefined)).toBe(round);
    const other = { ...round, id: 'other' };
    expect(roundHeld({ ...rubric, rounds: [round, other] }, 'other')).toBe(other);
    for (const untold of [roundHeld(undefined, 'other'), roundHeld(rubric, 'values')])
      expect(untold).toHaveProperty(
        'message',
        expect.stringMatching(/^There is no rubric|no round "values"/),
      );
    expect(roundHeld({ ...rubric, rounds: [round, round] }, undefined)).toMatchObject({ reason: 'no-round' });
  });
});

describe('a digression', () => {
  const script = interview(
    ['Why Go?', 'Where did you study?', 'Who taught there?', 'Which town was it?', 'How would you store it?']
      .map((text, index) => `I ${index}:00-${index}:10: ${text}`)
      .join('\n'),
  );
  const off = (turn: number, flags: DetectedQuestion['flags'] = ['off-rubric']): DetectedQuestion =>
    questionIn(script, turn, script.turns[turn]?.text ?? '', { flags });
  const startMs = Float64Array.from(script.turns.map((turn) => turn.startMs ?? -1));

  it('is three questions in a row beside the rubric, with the time they took', () => {
    const asked = [off(0, []), off(1), off(2), off(3), off(4, [])];
    expect(digressions(asked, { startMs, endMs: startMs, ownEnds: true })).toEqual([
      { questions: [1, 2, 3], seconds: 180 },
    ]);
    expect(digressions(asked, null)).toEqual([{ questions: [1, 2, 3], seconds: null }]);
  });

  it('is not two, and is not ended by a follow-up', () => {
    expect(digressions([off(1), off(2), off(4, [])], null)).toEqual([]);
    expect(digressions([off(0), off(1), off(2, ['follow-up']), off(3)], null)).toEqual([
      { questions: [0, 1, 3], seconds: null },
    ]);
  });
});

describe('a dual interview', () => {
  const script = interview(
    'I: How would you store it?\nI: Why?\nI: What then?\nJ: And the cache?\nJ: How long?',
  );
  const asked = script.turns.map((turn) => questionIn(script, turn.index, turn.text));

  it('is a second person asking whom nobody announced', () => {
    expect(secondAskers(script, asked, 'lead')).toEqual([{ speaker: 'J', first: asked[3], count: 2 }]);
  });

  it('is not a panel, nor one polite question', () => {
    expect(secondAskers(script, asked, 'panel')).toEqual([]);
    expect(secondAskers(script, asked.slice(0, 4), 'lead')).toEqual([]);
  });

  it('is also two rounds that cover the same while something stays uncovered', () => {
    const rounds = [
      { round: 'first', covered: ['design'] },
      { round: 'second', covered: ['design', 'delivery'] },
    ];
    expect(overlappingRounds(rounds, ['design', 'delivery', 'trade-offs'])).toEqual([
      { competency: 'design', rounds: ['first', 'second'], uncovered: ['trade-offs'] },
    ]);
    expect(overlappingRounds(rounds, ['design', 'delivery'])).toEqual([]);
  });
});
