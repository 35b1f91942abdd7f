/** The lenses: four questions put to the same transcript, one at a time. */
import type { Scorecard } from '../../rubric/scorecard.ts';
import type { ProposableKind, Quoted } from './reply.ts';

/** In the order in which they are asked; the first goes alone. */
export const lensNames = ['questions', 'signals', 'evidence', 'try-instead'] as const;
export type LensName = (typeof lensNames)[number];

export type Lens = {
  readonly name: LensName;
  /** As the review names it when it could not be judged. */
  readonly what: string;
  /** Kinds it is asked for; whatever else it hands in is left aside. */
  readonly kinds: readonly ProposableKind[];
  readonly task: string;
};

export const lenses: readonly Lens[] = [
  {
    name: 'questions',
    what: "the model's reading of questions",
    kinds: [
      'strength',
      'leading-question',
      'presupposition',
      'multiple-question',
      'protected-topic',
      'salary-history',
    ],
    task: `Task: questions.
In "questions" list every question the interviewer asked, in order, each with its turn and its words. Leave none out, good or bad.
In "findings" report, of those questions only:
- leading-question: a cue shows which answer is preferred ("So you led it, right?", "Don't you think…", "What was hard, the scale?"), it is about the candidate, and the candidate had not already said it. A hint given in an exercise is not leading. A bare "right?" after the interviewer's own explanation is not leading.
- presupposition: the question takes for granted what nobody has said.
- multiple-question: two or more different questions before the candidate may answer. A rephrasing is not one.
- protected-topic: age, family, origin, religion, disability and the like, asked of the candidate. Asking for authorisation to work is not one.
- salary-history: what the candidate earns or has earned. Expectations are fine.
- strength: a question that is worth keeping, and why; at most three, severity keep.
Leave "evidence" empty.`,
  },
  {
    name: 'signals',
    what: "the model's reading of missed follow-ups",
    kinds: ['missed-follow-up'],
    task: `Task: missed signals.
In "findings" report missed-follow-up for what the candidate said that deserved a follow-up and got none within the interviewer's next two turns: a "we" that hides who did what, a claim without a number, a number without anything to compare it with, a warning sign, a story without its situation, action or result. Quote the candidate's words. If the interviewer did follow up, do not report it.
Leave "questions" and "evidence" empty.`,
  },
  {
    name: 'evidence',
    what: "the model's reading of evidence",
    kinds: ['rating-against-evidence'],
    task: `Task: evidence.
In "evidence" list for each competency of the round the candidate's words that bear on it, at most three each, the most telling first. Quote only the candidate. Do not judge whether the candidate is good.
In "findings" report rating-against-evidence only where a rating listed below and the candidate's own words plainly contradict each other; quote those words. Without ratings report none.
Leave "questions" empty.`,
  },
  {
    name: 'try-instead',
    what: "the model's better questions",
    kinds: ['leading-question', 'presupposition', 'multiple-question', 'missed-follow-up'],
    task: `Task: a better question.
For the places where another question would have told more, report a finding (leading-question, presupposition, multiple-question or missed-follow-up) with the better question in "tryInstead", in words the interviewer could have said then and there. At most eight, the most useful first.
Leave "questions" and "evidence" empty.`,
  },
];

/** The lens's own text, after the cached prefix. Ratings are data; the scorecard's notes are not sent. */
export function lensText(lens: Lens, scorecard: Scorecard | undefined): string {
  if (lens.name !== 'evidence') return lens.task;
  const ratings = scorecard && !scorecard.withdrawn ? scorecard.ratings : [];
  return `${lens.task}\nRatings: ${JSON.stringify(ratings.map(({ competency, rating }) => [competency, rating]))}`;
}

/** What is added when a reply could not be used. */
export const againText = (problem: string): string =>
  `Your last reply could not be used: ${problem}\nHand in the whole report again, mended.`;

/** As many as one reply can hold beside the rest. */
export const maxAskedAgain = 60;

/** What is added when questions that code saw were not mentioned. */
export const unmentionedText = (questions: readonly Quoted[]): string =>
  `You did not list these questions. List those that are questions of the interviewer, and report findings about them alone:\n${questions
    .slice(0, maxAskedAgain)
    .map(({ turn, quote }) => JSON.stringify([turn, quote]))
    .join('\n')}`;
