import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../core/review/clauses.ts';
import { competencyMap, type Mapped, mapToCompetency } from '../../../core/review/map-to-competency.ts';
import { Rubric } from '../../../core/rubric/rubric.ts';

const rubric = Rubric.parse({
  schema: 'plumbline.rubric/1',
  jobFamily: 'backend',
  version: 3,
  competencies: [
    {
      id: 'storage',
      name: 'Data storage',
      keywords: ['database', 'sharding', 'read replica', 'blue green rollout'],
    },
    { id: 'caring', name: 'Customer care', keywords: ['complaint', 'sharding'] },
    {
      id: 'ownership',
      name: 'Ownership',
      questions: ['Which project did you rescue alone?', 'Who took the blame afterwards?'],
    },
    { id: 'bare', name: 'Curiosity' },
  ],
  rounds: [
    { id: 'design', competencies: ['storage', 'ownership'] },
    { id: 'people', competencies: ['caring', 'bare'] },
  ],
});

/** By a rubric of its own, which nobody has prepared yet. */
const about = (question: string, round?: string, by = rubric): Mapped => {
  const words = wordsOf(question);
  return mapToCompetency(competencyMap({ ...by }, round), words, 0, words.word.length);
};
const idOf = (question: string, round?: string): string | null => about(question, round).competency;

describe('a question', () => {
  it.each([
    ['a keyword', 'Which database did you pick?', 'storage'],
    ['a keyword in another form', 'How many databases were there?', 'storage'],
    ['a keyword of two words', 'Why a read replica?', 'storage'],
    ['a keyword of two words in another form', 'Why all the read replicas?', 'storage'],
    ['a keyword of three words', 'Why blue green rollouts?', 'storage'],
    ['two of three words', 'Why blue green paint?', null],
    ['a word of the name', 'How curious are you? I mean curiosity.', 'bare'],
    ['the words of a planned question', 'Tell me of a project to rescue.', 'ownership'],
    ['nothing of the rubric', 'Which editor do you like?', null],
    ['half of a keyword', 'What do you read?', null],
    ['a keyword pulled apart', 'Do you read a replica?', null],
    ['one word of a planned question', 'What was the project?', null],
    ['one word of a planned question said twice', 'Which project was the project?', null],
    ['a word that only begins like one', 'Which datum is it?', null],
  ])('is about a competency by %s', (_, question, id) => {
    expect(idOf(question)).toBe(id);
  });

  it('is about what weighs most', () => {
    // A keyword weighs more than a word of a name, a phrase more than a keyword.
    expect(idOf('Is it a curiosity, that database?')).toBe('storage');
    expect(idOf('Was a complaint why you have a read replica?')).toBe('storage');
    expect(idOf('Did a customer have a complaint about the database?')).toBe('caring');
    expect(idOf('Did a complaint about the database reach a customer?')).toBe('caring');
  });

  it('is about the first named where two weigh the same', () => {
    expect(idOf('Was the complaint about a database?')).toBe('caring');
    expect(idOf('Was the database why you had a complaint?')).toBe('storage');
  });

  it('is about what the round is to ask before all else', () => {
    expect(idOf('Did a complaint and a customer reach the database?', 'design')).toBe('storage');
    expect(idOf('Did a complaint and a customer reach the database?', 'people')).toBe('caring');
    expect(idOf('Why sharding?', 'design')).toBe('storage');
    expect(idOf('Why sharding?', 'people')).toBe('caring');
  });

  it('may be about what another round asks', () => {
    expect(about('Was there a complaint?', 'design')).toEqual({ competency: 'caring', onRound: false });
    expect(about('Was there a complaint?', 'people')).toEqual({ competency: 'caring', onRound: true });
    expect(about('Was there a complaint?')).toEqual({ competency: 'caring', onRound: true });
    expect(about('Was there a complaint?', 'unheard-of')).toEqual({ competency: 'caring', onRound: true });
    expect(about('Which database?', 'design')).toEqual({ competency: 'storage', onRound: true });
    expect(about('Which editor?', 'design')).toEqual({ competency: null, onRound: false });
    expect(about('Which editor?')).toEqual({ competency: null, onRound: false });
  });

  it('is read within its own bounds', () => {
    const words = wordsOf('A database? Which editor? Why a read replica?');
    const map = competencyMap(rubric, undefined);
    expect(mapToCompetency(map, words, 2, 4).competency).toBeNull();
    expect(mapToCompetency(map, words, 0, 2).competency).toBe('storage');
    expect(mapToCompetency(map, words, 0, 1).competency).toBeNull();
    expect(mapToCompetency(map, words, 4, 7).competency).toBeNull();
    expect(mapToCompetency(map, words, 4, 8).competency).toBe('storage');
  });
});

describe('a rubric prepared for look-ups', () => {
  it('is prepared once for each round', () => {
    expect(competencyMap(rubric, 'design')).toBe(competencyMap(rubric, 'design'));
    expect(competencyMap(rubric, 'design')).not.toBe(competencyMap(rubric, 'people'));
    expect(competencyMap(rubric, undefined)).toBe(competencyMap(rubric, 'unheard-of'));
    expect(competencyMap({ ...rubric }, 'design')).not.toBe(competencyMap(rubric, 'design'));
  });

  it('says whether each competency of the round can be told by more than its name', () => {
    const described = (round: string | undefined, by = rubric): boolean =>
      competencyMap({ ...by }, round).described;
    expect(described('design')).toBe(true);
    expect(described('people')).toBe(false);
    expect(described(undefined)).toBe(true);
    expect(described('people', { ...rubric, competencies: rubric.competencies.slice(0, 3) })).toBe(true);
    const planned = rubric.competencies.map((one) => ({ ...one, keywords: [], questions: ['What else?'] }));
    expect(described('people', { ...rubric, competencies: planned })).toBe(true);
  });

  it('takes a keyword that is also in the name or a plan for one thing', () => {
    const twice = Rubric.parse({
      ...rubric,
      competencies: [
        { id: 'one', name: 'Complaint', keywords: ['complaint', '??'], questions: ['Which complaint?'] },
        { id: 'two', name: 'Front of house', keywords: ['desk', 'phone'] },
      ],
      rounds: [{ id: 'all', competencies: ['one', 'two'] }],
    });
    expect(about('Which complaint was it, at the desk, on the phone?', 'all', twice).competency).toBe('two');
    expect(about('Which complaint was it, at the desk?', 'all', twice).competency).toBe('one');
  });
});
