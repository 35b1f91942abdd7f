import { describe, expect, it } from 'vitest';
import { hear, nothingHeard } from '../../../../core/review/already-said.ts';
import { askedIn } from '../../../../core/review/asked.ts';
import { wordsOf } from '../../../../core/review/clauses.ts';
import { leaningWeights } from '../../../../core/review/data/leaning-weights.ts';
import { cueOfShape } from '../../../../core/review/leading/cue-of-shape.ts';
import type { LeadingCue } from '../../../../core/review/detected-question.ts';
import { questionsInTurn } from '../../../../core/review/detect-questions.ts';
import { featureList, featureWords } from '../../../../core/review/leading/feature.ts';
import { leaningFeatures } from '../../../../core/review/leading/leaning-features.ts';
import { leaningOf, repeatedShare } from '../../../../core/review/leading/leaning.ts';
import { weightsWritten } from '../../../../core/review/leading/written-weights.ts';
import { wordSet } from '../../../../core/review/word-set.ts';
import { weightsRead } from './weights-read.ts';

/** The chance of a turn in which no rule hears that it leads, or in which one does by a cue. */
const chanceOf = (text: string, answer?: string, cue: LeadingCue | null = null): number => {
  const words = wordsOf(text);
  const heard = nothingHeard();
  if (answer !== undefined) hear(heard, 0, answer);
  const asked = askedIn(words);
  return leaningOf({ words, asked, cues: asked.map(() => cue), heard, said: false });
};
const cues = (text: string, ...before: readonly { role: string; text: string }[]): (string | null)[] =>
  questionsInTurn(text, before).map(({ cue }) => cue);

describe('the second reader', () => {
  it('hears what no rule names, and says by which cue its shape mostly leads', () => {
    expect(cues('Do you see the rules as a help or as red tape?')).toEqual(['slanted-alternative']);
    expect(cues('So they could not have done it without you?')).toEqual(['endorsement']);
  });

  it.each([
    ['Did you plan the move, or did you drift into it?', 'Did you plan the move in spring or in autumn?'],
    [
      'Do you hear the patient out, or do you look at your phone?',
      'Do you start with the patient, or do you look at the notes first?',
    ],
    [
      'Do you prepare your lessons or make them up on the bus?',
      'Do you prepare lessons at home or at school?',
    ],
    ['Do you sweep it under the carpet or deal with it?', 'Do you sweep the floor first or the carpet?'],
    ['Is your diary planned or whatever comes first?', 'Is your diary kept on paper or on a screen?'],
  ])('hears which of two answers is not to be chosen in "%s", and none in "%s"', (slanted, neutral) => {
    expect(cues(slanted)).toContain('slanted-alternative');
    expect(cues(neutral).filter((cue) => cue !== null)).toEqual([]);
  });

  it.each([
    ['So you felt let down by them.', 'So you sat next to the finance team.'],
    ['You were glad to get out of there, I should think.', "You'd mostly be working with Greta."],
    ['So it all fell to you, you felt.', "You'd have seen the notice on the door."],
    ["So it wasn't the commute so much as the boss.", "You're in safe hands with Greta."],
  ])('hears what "%s" wants confirmed, and that "%s" only tells', (weighed, told) => {
    expect(cues(weighed)).toEqual(['endorsement']);
    expect(cues(told).filter((cue) => cue !== null)).toEqual([]);
  });

  it('hears two questions with an "or" between as one choice', () => {
    expect(cues('Do you talk to your team every week, or are you too wrapped up in your own stuff?')).toEqual(
      [null, 'slanted-alternative'],
    );
    expect(cues('Do you talk to your team every week, or do you meet once a month?')).toEqual([null, null]);
  });

  it('hears no value where both sides of it are told', () => {
    expect(cues('We believe in speed. How do you feel about speed?')).toEqual(['value-preface']);
    expect(cues('There are two schools of thought on speed. How do you feel about speed?')).toEqual([null]);
  });

  it('says nothing where it is not nearly sure', () => {
    for (const text of ['Did the tests pass?', 'What did you do next?', 'Tell me about your team.'])
      expect(chanceOf(text)).toBeLessThan(0.3);
  });

  it('does not believe a rule where its own words make it as good as impossible', () => {
    const text = 'We work in pairs. Have you worked in pairs?';
    expect(chanceOf(text, undefined, 'value-preface')).toBeLessThan(0.1);
    expect(cues(text)).toEqual([null]);
  });

  it('finds a turn sooner where a rule hears it, and soonest where one hears a negative or an answer put in', () => {
    const text = 'Was it the rules?';
    const weighed = chanceOf(text, undefined, 'slanted-alternative');
    expect(weighed).toBeGreaterThan(chanceOf(text));
    for (const cue of ['negative-polar', 'answer-inside'] as const)
      expect(chanceOf(text, undefined, cue)).toBeGreaterThan(weighed);
  });

  it('is less sure of a tag on what the answer before it holds, or of a turn that echoes it', () => {
    const tag = 'The north, so you had to move there, did you?';
    const told = (answer: string): number => chanceOf(tag, answer, 'attached-tag');
    expect(told('It is hard to find a flat.')).toBeGreaterThan(told('We had to move.'));
    expect(told('It is hard to find a flat in winter.')).toBeGreaterThan(told('It is in the north.'));
  });

  it('takes a closing statement of the candidate for a question where it nearly surely leads', () => {
    expect(cues('So it was really your project in the end.')).toEqual(['endorsement']);
    for (const told of ['You get a locker and a uniform.', 'Your line manager would be Greta.'])
      expect(cues(told)).toEqual([]);
    expect(
      cues('So it was really your project in the end.', {
        role: 'candidate',
        text: 'What did they say about me?',
      }),
    ).toEqual([]);
  });

  it('is less sure of what the candidate has said', () => {
    const text = 'And it was all because of the boss?';
    expect(chanceOf(text, 'All of it was because of the boss.')).toBeLessThan(chanceOf(text));
    const heard = 'Do you see the rules as a help or as red tape?';
    expect(cues(heard, { role: 'candidate', text: 'We met in May.' })).toEqual(['slanted-alternative']);
    const said = 'I see the rules as a help and not as red tape.';
    expect(cues(heard, { role: 'candidate', text: said })).toEqual([null]);
  });

  it('takes a negative for help where the candidate is at work on something, and a choice for what it is', () => {
    const task = { role: 'interviewer', text: 'Write me a function.' };
    expect(cues("Wouldn't it be simpler as a loop?")).toEqual(['negative-polar']);
    expect(cues("Wouldn't it be simpler as a loop?", task)).toEqual([null]);
    expect(cues('Do you see the rules as a help or as red tape?', task)).toEqual(['slanted-alternative']);
  });

  it('gives the same however often it is asked', () => {
    const once = chanceOf('Are you a doer or a talker?');
    expect(chanceOf('Are you a doer or a talker?')).toBe(once);
  });

  it.each([
    ['So it was hard, was it?', 'attached-tag'],
    ["Don't they mind?", 'negative-polar'],
    ['Was it this or that?', 'slanted-alternative'],
    ['What was it, the pay?', 'answer-inside'],
    ['Speed is all here. How fast are you?', 'value-preface'],
    ['You ran it alone?', 'endorsement'],
  ])('takes the shape of "%s" for %s', (text, cue) => {
    const words = wordsOf(text);
    const [asked] = askedIn(words);
    expect(asked && cueOfShape(words, asked)).toBe(cue);
  });
});

describe('a list of words', () => {
  it('holds the forms of a verb written with "~"', () => {
    expect([...wordSet('dodge~ brag~~ push~ luck')].sort()).toEqual(
      'brag bragged bragging brags dodge dodged dodges dodging luck push pushed pushes pushing'.split(' '),
    );
  });
});

describe('the features', () => {
  const featuresOf = (text: string): string[] => {
    const words = wordsOf(text);
    const list = featureList();
    leaningFeatures(words, askedIn(words), list);
    return [...new Set(list.of.subarray(0, list.count))].map(featureWords);
  };

  it('know small words and endings, and no matter by its name', () => {
    const found = featuresOf('So you migrated the database?');
    expect(found).toContain('pair: you #ed ^');
    expect(found).toContain('kind: statement ^ ^');
    expect(found.join(' ')).not.toContain('database');
  });

  it('are written and read back as the same number', () => {
    const weights = weightsRead(leaningWeights.weights);
    expect(weights.length).toBe(leaningWeights.features);
    expect(weightsRead(weightsWritten(weights))).toEqual(weights);
    for (const { feature } of weights) expect(featureWords(feature)).not.toContain('undefined');
    const wide = weights.filter(({ units }) => units.length > 0);
    expect(wide.length).toBe(leaningWeights.inUnits);
    expect(new Set(wide.map(({ units }) => units.length))).toEqual(new Set([leaningWeights.signs.length]));
  });

  it('tell one matter from another', () => {
    const boats = featuresOf('So it was the boats?').filter(
      (one) => !featuresOf('So it was the pots?').includes(one),
    );
    expect(boats.map((one) => one.split(':')[0])).toEqual(['matter', 'together', 'matter placed']);
  });

  it('count what an answer repeats of the words that name a matter', () => {
    const words = wordsOf('So the migration and the budget?');
    expect(repeatedShare(words, nothingHeard())).toBeUndefined();
    const heard = nothingHeard();
    hear(heard, 0, 'The Migration was late.');
    expect(repeatedShare(words, heard)).toBe(0.5);
  });

  it('look at the end of a turn that never stops', () => {
    expect(featuresOf(`${'and the word '.repeat(500)} did you leave?`).length).toBeLessThan(60);
  });
});
