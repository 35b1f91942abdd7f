import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  detectBystanderQuestions,
  detectQuestions,
  questionsInTurn,
} from '../../../../core/review/detect-questions.ts';
import { DetectedQuestion } from './shape.ts';
import { Rubric } from '../../../../core/rubric/rubric.ts';
import type { SpeakerRole, Transcript } from '../../../../core/transcript/transcript.ts';
import { hostileShapes } from '../../../support/hostile-turns.ts';

type Line = readonly [SpeakerRole, string];

function transcriptOf(lines: readonly Line[]): Transcript {
  const roles = [...new Set(lines.map(([role]) => role))];
  return {
    schema: 'plumbline.transcript/1',
    speakers: roles.map((role, index) => ({ id: `s${index + 1}`, label: role, role })),
    turns: lines.map(([role, text], index) => ({
      index,
      speaker: `s${roles.indexOf(role) + 1}`,
      startMs: null,
      endMs: null,
      text,
    })),
    warnings: [],
  };
}

const interview: readonly Line[] = [
  ['interviewer', 'Hi, can you hear me okay?'],
  ['candidate', 'Yes, fine.'],
  ['interviewer', 'Great. Tell me about a project you led.'],
  ['candidate', 'I led the migration of our ledger to a new region.'],
  ['interviewer', 'How did you plan the migration?'],
  ['candidate', 'In stages, over six months. What do you do here?'],
  ['observer', 'Did you have a rollback plan?'],
  ['candidate', 'Yes, for every stage.'],
  ['interviewer', 'What did you learn from it?'],
  ['candidate', 'To test restores every week.'],
  ['interviewer', 'Do you have any questions for me?'],
  ['candidate', 'What is the team like?'],
  ['interviewer', 'Small. Anything else?'],
];

describe('the questions of a transcript', () => {
  it("are the interviewer's own", () => {
    const { questions } = detectQuestions(transcriptOf(interview));
    expect(questions.map((question) => question.turn)).toEqual([0, 2, 4, 8, 10, 12]);
  });
  it('are found for an observer apart', () => {
    expect(detectBystanderQuestions(transcriptOf(interview)).map((question) => question.turn)).toEqual([6]);
  });
  it('are found for somebody whom nobody introduced, once it is known who the candidate is', () => {
    const lines = interview.map(([role, text]): Line => [role === 'observer' ? 'unknown' : role, text]);
    expect(detectBystanderQuestions(transcriptOf(lines)).map((question) => question.turn)).toEqual([6]);
    const nobody = lines.map(([role, text]): Line => [role === 'candidate' ? 'unknown' : role, text]);
    expect(detectBystanderQuestions(transcriptOf(nobody))).toEqual([]);
  });
  it('are found in every turn when nobody is known', () => {
    const lines = interview.map(([, text]): Line => ['unknown', text]);
    expect(detectQuestions(transcriptOf(lines)).questions.map((question) => question.turn)).toContain(5);
  });
  it('are none of anybody without an interviewer', () => {
    expect(detectQuestions(transcriptOf([['candidate', 'What is the team like?']])).questions).toEqual([]);
  });
  it('leave opening, closing and logistics out of what assesses', () => {
    const { questions } = detectQuestions(transcriptOf(interview));
    expect(questions.map((question) => [question.section, question.assessing])).toEqual([
      ['opening', false],
      ['assessing', true],
      ['assessing', true],
      ['assessing', true],
      ['closing', false],
      ['closing', false],
    ]);
  });
  it('name the answer they follow', () => {
    const { questions } = detectQuestions(transcriptOf(interview));
    expect(questions[2]?.follows).toBe(3);
  });
  it('come in order, with spans that are their text', () => {
    const transcript = transcriptOf(interview);
    for (const question of detectQuestions(transcript).questions)
      expect(transcript.turns[question.turn]?.text.slice(question.start, question.end)).toBe(question.text);
  });
});

describe('a rubric', () => {
  const rubric = Rubric.parse({
    schema: 'plumbline.rubric/1',
    jobFamily: 'backend',
    version: 1,
    competencies: [
      { id: 'delivery', name: 'Delivery', keywords: ['migration', 'release'] },
      {
        id: 'people',
        name: 'People',
        keywords: ['conflict', 'mentor'],
        questions: ['Tell me about a time you disagreed with a colleague.'],
      },
    ],
    rounds: [{ id: 'delivery', competencies: ['delivery'] }],
  });
  const asked = (text: string, round?: string): [string | null, boolean][] =>
    questionsInTurn(text, [], { rubric, round }).map((question) => [
      question.competency,
      question.flags.includes('off-rubric'),
    ]);

  it('gives a question its competency, by keyword in any form or by a planned question', () => {
    expect(asked('How did you plan the migrations?')).toEqual([['delivery', false]]);
    expect(asked('When did you last disagree with a colleague?')).toEqual([['people', false]]);
    expect(asked('What is your favourite editor?')).toEqual([[null, false]]);
  });
  it('calls a question off the rubric only for a round', () => {
    expect(asked('What is your favourite editor?', 'delivery')).toEqual([[null, true]]);
    expect(asked('How do you mentor juniors?', 'delivery')).toEqual([['people', true]]);
    expect(asked('What is your favourite editor?', 'no-such-round')).toEqual([[null, false]]);
  });
});

describe('punctuation', () => {
  const asr = [
    'what did you do there',
    'how did you plan it',
    'did you lead the team',
    'why did you leave',
    'what would you change',
  ];
  it('is poor when word order finds questions and no mark ends them', () => {
    expect(detectQuestions(transcriptOf(asr.map((text): Line => ['interviewer', text]))).punctuation).toBe(
      'poor',
    );
    expect(
      detectQuestions(transcriptOf(asr.map((text): Line => ['interviewer', `${text}?`]))).punctuation,
    ).toBe('good');
  });
  it('is not judged on requests, which end with a full stop', () => {
    const lines = asr.map((_, index): Line => ['interviewer', `Tell me about project ${index}.`]);
    expect(detectQuestions(transcriptOf(lines)).punctuation).toBe('good');
  });
  it('still finds the questions when it is gone', () => {
    expect(
      detectQuestions(transcriptOf(asr.map((text): Line => ['interviewer', text]))).questions,
    ).toHaveLength(asr.length);
  });
});

describe('any text', () => {
  it('gives questions in order whose spans lie in the turn and are its own characters', () => {
    const words = fc.constantFrom(
      'what',
      'did',
      'you',
      'do',
      'right',
      'or',
      'just',
      'the',
      'money',
      'um',
      "don't",
      'tell',
      'me',
      'about',
      'a',
      'time',
      'we',
      'value',
      'speed',
      '?',
      ',',
      '.',
      '—',
      '"',
      '…',
      'İ',
      '🙂',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
        ),
        (text) => {
          let last = -1;
          for (const question of questionsInTurn(text, [{ role: 'candidate', text }])) {
            expect(DetectedQuestion.parse(question)).toEqual(question);
            expect(question.start).toBeGreaterThanOrEqual(last);
            expect(question.end).toBeGreaterThan(question.start);
            expect(text.slice(question.start, question.end)).toBe(question.text);
            last = question.start;
          }
        },
      ),
    );
  });
  it.each(Object.entries(hostileShapes))(
    'reads a long turn of %s to its end, with a bounded number of questions',
    (_, shape) => {
      const text = shape.repeat(Math.ceil(100_000 / shape.length));
      expect(questionsInTurn(text, [{ role: 'candidate', text }]).length).toBeLessThanOrEqual(500);
    },
  );
});
