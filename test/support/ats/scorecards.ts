/** An interviewer's judgement as the forms of three vendors write it. */
import type { Recommendation, Scorecard } from '../../../core/rubric/scorecard.ts';
import type { InventedInterview } from './interview.ts';

const competencyNames: Readonly<Record<string, string>> = {
  scaling: 'Scaling systems',
  ownership: 'Ownership',
};
const nameOf = (competency: string): string => competencyNames[competency] ?? competency;

/** As a rich-text field stores it. */
const html = (text: string): string =>
  `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>\n<p></p>`;

const greenhouseWords = ['no_decision', 'definitely_not', 'no', 'yes', 'strong_yes'];
const greenhouseRecommendations: Readonly<Record<Recommendation, string>> = {
  'strong-no': 'definitely_not',
  no: 'no',
  yes: 'yes',
  'strong-yes': 'strong_yes',
  'no-decision': 'no_decision',
};
const stepOf = (rating: Scorecard['ratings'][number]['rating']): number =>
  rating === 'no-decision' ? 0 : rating;

const split = (name: string): readonly [string, string] => {
  const [first = '', ...rest] = name.split(' ');
  return [first, rest.join(' ')];
};

/** Handed in by a coordinator, and dated before the interview, as the vendor's own example is. */
export const greenhouseScorecard = ({
  interviewer,
  candidate,
  round,
  scorecard,
}: InventedInterview): unknown => {
  const [first, last] = split(interviewer.name);
  return {
    id: 5_210_377,
    interview: round.name,
    interview_step: { id: 77_114, name: round.name },
    candidate_id: candidate,
    application_id: 90_112,
    interviewed_at: new Date(Date.parse(scorecard.submittedAt) + 3_600_000).toISOString(),
    submitted_by: { id: 811, first_name: 'Mara', last_name: 'Quill', name: 'Mara Quill', employee_id: null },
    interviewer: {
      id: 804,
      first_name: first,
      last_name: last,
      name: interviewer.name,
      employee_id: interviewer.id,
    },
    submitted_at: scorecard.submittedAt,
    overall_recommendation: greenhouseRecommendations[scorecard.recommendation],
    attributes: [
      ...scorecard.ratings.map(({ competency, rating, note }) => ({
        name: nameOf(competency),
        type: 'Technical',
        note: note === undefined ? null : html(note),
        rating: greenhouseWords[stepOf(rating)],
      })),
      { name: 'Not looked at', type: 'Technical', note: null, rating: null },
    ],
    ratings: {},
    questions: [{ id: null, question: 'Overall', answer: html(afterColon(scorecard.notes)) }],
  };
};

const afterColon = (notes = ''): string => notes.slice(notes.indexOf(': ') + 2);

const hireWords = ['', '1 - Strong No Hire', '2 - No Hire', '3 - Hire', '4 - Strong Hire'];
const hireSteps: readonly Recommendation[] = ['no-decision', 'strong-no', 'no', 'yes', 'strong-yes'];

/** Times in milliseconds; the interviewer by address. */
export const leverFeedback = ({
  interviewer,
  interviewId,
  candidate,
  scorecard,
  startedAt,
}: InventedInterview): unknown => ({
  id: 'f3c1d1f0-0000-4000-8000-000000000017',
  type: 'interview',
  text: 'Technical feedback',
  baseTemplateId: '6a0f2c8e-0000-4000-8000-000000000001',
  interview: interviewId,
  panel: 'panel-8',
  user: { id: 'b7e1', email: interviewer.email, name: interviewer.name },
  opportunity: 'opp-311',
  candidate,
  interviewedAt: Date.parse(startedAt),
  createdAt: Date.parse(scorecard.submittedAt) - 600_000,
  completedAt: Date.parse(scorecard.submittedAt),
  deletedAt: scorecard.withdrawn ? Date.parse(scorecard.submittedAt) + 60_000 : null,
  fields: [
    {
      id: 'rating',
      type: 'score-system',
      text: 'Rating',
      value: hireWords[hireSteps.indexOf(scorecard.recommendation)],
    },
    {
      id: 'skills',
      type: 'scorecard',
      text: 'Skills',
      value: null,
      scores: scorecard.ratings.map(({ competency, rating, note }) => ({
        text: nameOf(competency),
        score: stepOf(rating),
        comment: note,
      })),
    },
    { id: 'notes', type: 'textarea', text: 'Overall', value: html(afterColon(scorecard.notes)) },
  ],
});

/** Values mean what the form's definition says they do. */
export const ashbyFeedback = ({
  interviewer,
  interviewId,
  candidate,
  round,
  scorecard,
}: InventedInterview): unknown => {
  const [firstName, lastName] = split(interviewer.name);
  const fields = scorecard.ratings.map(({ competency }, index) => ({
    isRequired: true,
    field: { id: `f${index}`, type: 'Score', path: `field_${index}`, title: nameOf(competency) },
  }));
  const scores = scorecard.ratings.map(({ rating, note }, index) => [
    `field_${index}`,
    { score: stepOf(rating), comments: note },
  ]);
  return {
    id: 'ashby-feedback-17',
    formDefinition: {
      sections: [
        {
          title: 'Feedback',
          fields: [
            ...fields,
            {
              field: {
                id: 'o',
                type: 'Score',
                path: 'overall_recommendation',
                title: 'Overall recommendation',
              },
            },
            { field: { id: 'n', type: 'RichText', path: 'notes', title: 'Overall' } },
          ],
        },
      ],
    },
    submittedValues: {
      ...Object.fromEntries(scores),
      overall_recommendation: { score: hireSteps.indexOf(scorecard.recommendation) },
      notes: html(afterColon(scorecard.notes)),
    },
    submittedAt: scorecard.submittedAt,
    submittedByUser: { id: 'u-804', firstName, lastName, email: interviewer.email },
    interview: { id: 'template-2', title: round.name },
    interviewEventId: interviewId,
    candidateId: candidate,
    applicationId: 'app-90112',
  };
};
