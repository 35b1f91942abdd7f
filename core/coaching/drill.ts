/** One exercise for each thing to change: something to do in the next interview, not something to read. */
import type { FindingKind } from '../review/review.ts';

export type Drill = { readonly about: FindingKind; readonly sentence: string };

const DRILLS: Readonly<Partial<Record<FindingKind, string>>> = {
  'leading-question':
    'Before the next interview, write down three of your questions and strike every word that gives the answer away; ask what is left.',
  presupposition:
    'Take one question that assumes something happened and put "did" in front of it; ask that one first.',
  'multiple-question':
    'Ask one question, stop, and count to three in your head before you say anything else.',
  'missed-follow-up':
    'Pick one answer with a "we" or a claim without a number, and ask: what was your own part, and how did you measure it?',
  interruption:
    'When you want to come in, write down the word that made you want to, and wait for the full stop.',
  monologue: 'Set yourself one minute for the introduction and end it with a question.',
  'dual-interview':
    'Agree with your fellow interviewer beforehand who asks about what, and say so at the start.',
  'off-script': 'Keep the list of competencies in view and tick each one off as you reach it.',
  'out-of-order': 'Ask the first two questions of the round exactly in the order of the rubric.',
  'salary-history': 'Ask what the candidate expects, and leave what they earned before alone.',
  'rated-without-evidence':
    'Before you rate, write the candidate’s own words beside each competency; leave the rating open where there are none.',
  'rating-against-evidence':
    'For the rating that surprised you most, find the sentence in the interview that speaks against it, then rate again.',
};

/** The drill for the most frequent thing to change, of several as frequent the first of the table; absent when there is none, or none that practice mends. */
export const drillFor = (kinds: readonly FindingKind[]): Drill | undefined => {
  const drills = (Object.entries(DRILLS) as [FindingKind, string][]).map(([about, sentence]) => ({
    drill: { about, sentence },
    times: kinds.filter((kind) => kind === about).length,
  }));
  const [most] = drills.filter(({ times }) => times > 0).sort((a, b) => b.times - a.times);
  return most?.drill;
};
