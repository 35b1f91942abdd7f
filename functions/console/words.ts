/** What is shown in place of the codes of a review. */
import type { Absence } from '../../core/absence.ts';
import type { DisputeRow } from '../runtime/console-rows.ts';
import type { Coverage, FindingKind, ReviewMeasures } from '../../core/review/review.ts';

export const findingWords: Readonly<Record<FindingKind, string>> = {
  strength: 'Keep',
  'leading-question': 'Leading question',
  presupposition: 'Takes something for granted',
  'multiple-question': 'Several questions at once',
  'missed-follow-up': 'Missed follow-up',
  interruption: 'Interruption',
  monologue: 'Long talk',
  'dual-interview': 'Second interviewer',
  'off-script': 'Off the script',
  'out-of-order': 'Out of order',
  'protected-topic': 'Protected topic',
  'salary-history': 'Pay history',
  'rated-without-evidence': 'Rated without evidence',
  'rating-against-evidence': 'Rating against the evidence',
};

/** What became of a finding that somebody called wrong. */
export const disputeWords: Readonly<Record<DisputeRow['state'], string>> = {
  open: 'Disputed: out of the counts until somebody has looked',
  upheld: 'Disputed and looked at: it stands',
  withdrawn: 'Withdrawn: it counts nowhere',
};

export const verdictWords: Readonly<Record<Coverage['verdict'], string>> = {
  covered: 'Covered',
  'not-asked': 'Not asked',
  'asked-without-evidence': 'Asked, no evidence found',
  'rated-without-evidence': 'Rated without evidence',
  'rating-against-evidence': 'Rating against the evidence',
};

/** In the order in which they are read; `of` says what the second number counts. */
export const measureWords: readonly {
  readonly key: keyof ReviewMeasures;
  readonly name: string;
  readonly of: string;
}[] = [
  { key: 'questions', name: 'Assessing questions', of: 'questions' },
  { key: 'open', name: 'Open questions', of: 'assessing questions' },
  { key: 'closed', name: 'Closed questions', of: 'assessing questions' },
  { key: 'behavioural', name: 'Asked for something that happened', of: 'assessing questions' },
  { key: 'hypothetical', name: 'Asked “what if”', of: 'assessing questions' },
  { key: 'followUps', name: 'Follow-ups', of: 'assessing questions' },
  { key: 'leading', name: 'Leading questions', of: 'assessing questions' },
  { key: 'multiple', name: 'Several questions at once', of: 'assessing questions' },
  { key: 'missedFollowUps', name: 'Signals nobody followed up', of: 'signals' },
  { key: 'interruptions', name: 'Interruptions', of: 'places where it could have happened' },
  { key: 'monologues', name: 'Long talks without a question', of: 'turns' },
  { key: 'talkShare', name: 'Interviewer’s share of the talking', of: '' },
  { key: 'covered', name: 'Competencies covered', of: 'competencies' },
  { key: 'timeToScore', name: 'Scorecard handed in after', of: '' },
];

export const absenceWords = (absence: Absence): string =>
  absence.kind === 'not-assessable'
    ? `Not known. ${absence.message}`
    : `Too early to say: ${absence.have} of ${absence.need} ${absence.unit} so far.`;

/** "1 h 20 min"; a scorecard a week late is told in days. */
export const durationWords = (minutes: number): string => {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  const hours = Math.floor(whole / 60);
  if (hours >= 48) return `${Math.round(hours / 24)} days`;
  return whole % 60 === 0 ? `${hours} h` : `${hours} h ${whole % 60} min`;
};

/** A place in a recording: "23:10", "1:03:10". */
export const placeWords = (ms: number): string => {
  const seconds = Math.floor(ms / 1000);
  const two = (count: number): string => String(count).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
