import { describe, expect, it } from 'vitest';
import { withProposedEvidence } from '../../../../core/review/model/proposed-evidence.ts';
import type { Coverage } from '../../../../core/review/review.ts';
import { CompetencyId } from '../../../../core/rubric/rubric.ts';
import { interview } from '../../../support/interview.ts';

const talk = interview(`
I: What was your own part in the migration?
C: I wrote the consumer over a weekend and then I ran it with two teams.
C: The cache hid the real problem for about six weeks.
`);
const entry = (told: Partial<Coverage> = {}): Coverage => ({
  competency: CompetencyId.parse('ownership'),
  name: 'Ownership',
  mustHave: false,
  questions: [0],
  asked: true,
  inOrder: true,
  evidence: [{ turn: 1, start: 0, end: 68 }],
  rating: 3,
  verdict: 'covered',
  ...told,
});
const quoted = (quote: string, turn = 2, competency = 'ownership') => ({ competency, turn, quote });

describe('words that a model found for a competency', () => {
  it('stand beside those of the rules, cut from the transcript', () => {
    const { coverage } = withProposedEvidence(talk, [entry()], [quoted('the cache hid the real problem')]);
    expect(coverage[0]?.evidence).toEqual([
      { turn: 1, start: 0, end: 68 },
      { turn: 2, start: 0, end: 30 },
    ]);
    expect(talk.turns[2]?.text.slice(0, 30)).toBe('The cache hid the real problem');
  });

  it('change no verdict and no rating, whatever they are', () => {
    for (const verdict of [
      'covered',
      'not-asked',
      'asked-without-evidence',
      'rated-without-evidence',
      'rating-against-evidence',
    ] as const) {
      const [before] = [entry({ verdict, evidence: verdict === 'covered' ? entry().evidence : [] })];
      const after = withProposedEvidence(talk, [before], [quoted('the cache hid the real problem')])
        .coverage[0];
      expect({ ...after, evidence: [] }).toEqual({ ...before, evidence: [] });
    }
  });

  it('name the competency where the rules had found none', () => {
    const { coverage, notAssessed } = withProposedEvidence(
      talk,
      [entry({ verdict: 'rated-without-evidence', evidence: [] })],
      [quoted('the cache hid the real problem')],
    );
    expect(coverage[0]?.evidence).toEqual([]);
    expect(notAssessed).toMatchObject([{ what: 'evidence for Ownership', reason: 'evidence-doubted' }]);
  });

  it('are refused and counted when nobody, or the interviewer, said them, and passed over for another competency', () => {
    const found = withProposedEvidence(
      talk,
      [entry()],
      [
        quoted('I always deliver on time and under budget'),
        quoted('What was your own part in the migration?', 0),
        quoted('the cache hid the real problem', 2, 'charm'),
      ],
    );
    expect(found).toEqual({ coverage: [entry()], notAssessed: [], droppedQuotes: 2 });
  });
});
