import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../core/faults.ts';
import { PersonId } from '../../../core/identity.ts';
import { Rubric } from '../../../core/rubric/rubric.ts';
import type { Scorecard } from '../../../core/rubric/scorecard.ts';
import { plainText } from '../../../core/rubric/scorecards/plain-text.ts';
import {
  canonicalScorecard,
  readScorecard,
  scorecardForms,
} from '../../../core/rubric/scorecards/read-scorecard.ts';
import { inventedInterview } from '../../support/ats/interview.ts';
import { ashbyFeedback, greenhouseScorecard, leverFeedback } from '../../support/ats/scorecards.ts';
import { runs } from '../../properties/cases.ts';

const rubric = Rubric.parse({
  schema: 'plumbline.rubric/1',
  jobFamily: 'engineering',
  version: '7',
  competencies: [
    { id: 'scaling', name: 'Scaling systems' },
    { id: 'ownership', name: 'Ownership' },
  ],
  rounds: [{ id: 'system-design', name: 'System design', competencies: ['scaling', 'ownership'] }],
  ratings: { No: 2, yes: 3, strong_yes: 4, no_decision: 'no-decision', '3': 3, '4': 4, '3 - hire': 3 },
});

const interview = inventedInterview();
const read = (form: unknown, by = rubric): Scorecard => {
  const found = readScorecard(form, 'card.json');
  return found.kind === 'canonical'
    ? found.scorecard
    : canonicalScorecard(found.draft, {
        interviewer: PersonId.parse('dana'),
        rubric: by,
        where: 'card.json',
      });
};
const codeOf = (work: () => unknown): { code: string; message: string } => {
  try {
    work();
  } catch (fault) {
    if (fault instanceof InvalidInput) return { code: fault.code, message: fault.message };
    throw fault;
  }
  return { code: 'none', message: '' };
};
type Form = Record<string, unknown>;
const greenhouse = (change: Form = {}): Form => ({ ...(greenhouseScorecard(interview) as Form), ...change });
const lever = (change: Form = {}): Form => ({ ...(leverFeedback(interview) as Form), ...change });
const ashby = (change: Form = {}): Form => ({ ...(ashbyFeedback(interview) as Form), ...change });

describe('one judgement as three vendors write it', () => {
  it.each([
    ['Greenhouse', greenhouse()],
    ['Lever', lever()],
    ['Ashby', ashby()],
    ['Plumbline itself', interview.scorecard],
  ])('reads the same from %s', (_vendor, form) => {
    const { recommendation, ratings, notes, submittedAt, candidate, interviewer } = read(form);
    expect({ recommendation, ratings, notes, submittedAt, candidate, interviewer }).toEqual({
      recommendation: interview.scorecard.recommendation,
      ratings: interview.scorecard.ratings,
      notes: interview.scorecard.notes,
      submittedAt: interview.scorecard.submittedAt,
      candidate: 'cand-17',
      interviewer: 'dana',
    });
  });

  it('takes the judgement for the interviewer’s, whoever typed it', () => {
    const found = readScorecard(greenhouse(), 'card.json');
    expect(found.kind === 'draft' ? found.draft.interviewer : []).toContain('Dana Whitlock');
    expect(found.kind === 'draft' ? found.draft.interviewer : []).not.toContain('Mara Quill');
  });

  it('knows a deleted Lever form for a withdrawn one', () => {
    expect(read(lever({ deletedAt: 1_784_000_000_000 })).withdrawn).toBe(true);
  });

  it.each([
    '2026-07-14T15:00:00Z',
    '2026-07-14T15:00:00.000Z',
    '2026-07-14T17:00:00+02:00',
    '2026-07-14T17:00:00+0200',
    '2026-07-14 15:00:00Z',
    'Tue, 14 Jul 2026 15:00:00 GMT',
  ])('knows the moment in %s', (submitted_at) => {
    expect(read(greenhouse({ submitted_at })).submittedAt).toBe('2026-07-14T15:00:00.000Z');
  });

  it.each(['2026-07-14T15:00:00', '2026-07-14 15:00', '7/14/2026 3:00 PM', 'Jul 14, 2026'])(
    'refuses %s, which is another moment on a machine elsewhere',
    (submitted_at) => {
      expect(codeOf(() => read(greenhouse({ submitted_at })))).toEqual({
        code: 'scorecard-invalid',
        message: `card.json: ${JSON.stringify(submitted_at)} is no time with its zone; write it as 2026-07-14T15:00:00Z.`,
      });
    },
  );

  it('is about the same candidate with a space or a hidden character more', () => {
    for (const candidate_id of [' cand-17', 'cand-17\u200b', 'cand-17\u00a0'])
      expect(read(greenhouse({ candidate_id })).candidate).toBe('cand-17');
  });

  it('leaves out a round that the rubric does not know, and what was not rated', () => {
    const card = read(greenhouse({ interview_step: { id: 1, name: 'Coffee chat' } }));
    expect(card.round).toBeUndefined();
    expect(card.ratings).toHaveLength(2);
  });

  it('reads lists as the vendors’ APIs answer them, each form under its number', () => {
    expect(scorecardForms([1, 2], 'a.json').map(({ where }) => where)).toEqual([
      'a.json scorecard 1',
      'a.json scorecard 2',
    ]);
    expect(scorecardForms({ data: [lever()] }, 'a.json')).toHaveLength(1);
    expect(scorecardForms({ results: [ashby()] }, 'a.json')).toHaveLength(1);
    expect(scorecardForms(greenhouse(), 'a.json')).toHaveLength(1);
  });
});

describe('what a form says that cannot be used', () => {
  const attribute = (name: string, rating: string): Form => ({ attributes: [{ name, rating, note: null }] });
  const cases: readonly (readonly [string, Form, string, string])[] = [
    [
      'a rating that the table does not map',
      greenhouse(attribute('Ownership', 'mixed')),
      'rating-unmapped',
      '"mixed"',
    ],
    [
      'a rating that is a name of JavaScript’s own',
      greenhouse(attribute('Ownership', 'constructor')),
      'rating-unmapped',
      '"constructor"',
    ],
    [
      'a competency that the rubric does not have',
      greenhouse(attribute('Charm', 'yes')),
      'competency-unknown',
      '"Charm"',
    ],
    [
      'a recommendation nobody documents',
      greenhouse({ overall_recommendation: 'toString' }),
      'recommendation-unmapped',
      '"toString"',
    ],
    ['no candidate', lever({ candidate: null, opportunity: null }), 'scorecard-invalid', 'the candidate'],
    ['no interviewer', ashby({ submittedByUser: null }), 'scorecard-invalid', 'the interviewer'],
    ['a time that is none', greenhouse({ submitted_at: 'yesterday' }), 'scorecard-invalid', 'the time'],
    [
      'a time beyond the calendar',
      greenhouse({ interviewed_at: '+123456-01-01T00:00:00Z' }),
      'scorecard-invalid',
      'is no time',
    ],
    [
      'a time that is no number of milliseconds',
      lever({ interviewedAt: 1e300 }),
      'scorecard-invalid',
      'interviewedAt',
    ],
    [
      'a reference that is too long',
      greenhouse({ candidate_id: 'c'.repeat(200) }),
      'scorecard-invalid',
      'candidate',
    ],
    ['no known shape', { rating: 5 }, 'scorecard-unknown', 'Greenhouse, Lever or Ashby'],
  ];
  it.each(cases)('%s is refused with its name', (_what, form, code, said) => {
    const refused = codeOf(() => read(form));
    expect(refused.code).toBe(code);
    expect(refused.message).toContain(said);
    expect(refused.message).toMatch(/^card\.json.+[;.] ?/);
  });

  it('maps a rating whatever capitals form and table use', () => {
    expect(read(greenhouse(attribute('OWNERSHIP', 'NO'))).ratings).toEqual([
      { competency: 'ownership', rating: 2 },
    ]);
  });

  it('refuses any form at all with a code, and throws nothing else', () => {
    const base = fc.constantFrom(greenhouse(), lever(), ashby(), interview.scorecard as Form);
    const keys = [...new Set([greenhouse(), lever(), ashby()].flatMap((form) => Object.keys(form)))];
    fc.assert(
      fc.property(base, fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (form, change) => {
        codeOf(() => read({ ...form, ...change }));
      }),
      { numRuns: runs(500) },
    );
  });
});

describe('HTML in an answer', () => {
  it.each([
    ['<p>One</p><p>Two &amp; three</p>', 'One\nTwo & three'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['&lt;b&gt;not bold&lt;/b&gt;', '<b>not bold</b>'],
    ['<img src=x onerror=alert(1)>fine', 'fine'],
    ['<!-- hidden -->seen<br/>below', 'seen\nbelow'],
    ['cut off <b', 'cut off <b'],
  ])('%s is the text %s', (html, text) => {
    expect(plainText(html)).toBe(text);
  });

  it('takes linear time however many brackets never close', () => {
    const brackets = '<'.repeat(200_000);
    expect(plainText(`${brackets}${'x'.repeat(200_000)}>`).length).toBeGreaterThan(300_000);
  });
});
