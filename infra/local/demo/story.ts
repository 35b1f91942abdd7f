/** The year and a half in words. Every number comes from `facts.ts`; a sentence whose number is missing is not said. */
import type { TaskKind } from '../../../core/coaching/task.ts';
import type { CompanySize } from '../company/staff.ts';
import type { Drifted, Facts, QuarterFact, Rate } from './facts.ts';

export const story = (facts: Facts, size: CompanySize): string =>
  [
    `Marrowby, ${month(size.starts)} onwards: ${facts.interviewers} interviewers and ${facts.coaches} coaches, ${plural(size.months, 'month')} on a virtual clock.`,
    '',
    ...captured(facts),
    '',
    ...drift(facts),
    '',
    ...owed(facts),
    '',
    ...quarters(facts.quarters),
  ].join('\n');

const captured = ({ deeds, loops, counted, reachedThirty, quarantined, waiting }: Facts): string[] => [
  `${loops} interviews were captured, in the shapes of six recorders. ${counted} count as loops; the others are no-shows and shadowing.`,
  `${deeds['late-metadata'] ?? 0} recordings came before anything said whose they were, ${deeds.copy ?? 0} came twice, ${deeds.corrected ?? 0} were corrected later,`,
  `${deeds['given-to-another'] ?? 0} had the wrong interviewer at first. Each counts once. ${reachedThirty} people led thirty loops or more.`,
  waiting + quarantined === 0
    ? 'Nothing waits and nothing is set aside.'
    : `${waiting === 1 ? '1 file waits' : `${waiting} files wait`} for what belongs to it, ${quarantined} ${quarantined === 1 ? 'is' : 'are'} set aside with a reason.`,
];

const drift = ({ drifted, falseAlarms }: Facts): string[] => [
  'Who drifted',
  '',
  ...drifted.flatMap(oneDrift),
  falseAlarms === 0
    ? '  Nobody else was looked at for drift.'
    : `  ${falseAlarms} more ${falseAlarms === 1 ? 'was' : 'were'} looked at although they interviewed as before: signals are to be read, not to be believed.`,
];

const oneDrift = (each: Drifted): string[] => [
  `  ${each.name}: ${per10(each.asTrained)} leading questions in 10 as trained; from ${date(each.from)} on, ${per10(each.drifting)}.`,
  `    ${seenSentence(each)}${talkSentence(each)}`,
];

const seenSentence = ({ seen, drifting }: Drifted): string =>
  seen === undefined
    ? `Not seen: ${drifting.loops} interviews were too few to tell it from chance.`
    : `The program said so on ${date(seen.at)}, after ${plural(seen.afterLoops, 'interview')} like that.`;

const talkSentence = ({ talkedOn, mendedOn, afterCoaching, drifting }: Drifted): string => {
  if (talkedOn === undefined) return ' No coach has talked about it yet.';
  if (mendedOn === undefined || afterCoaching === undefined)
    return ` A coach talked about it on ${date(talkedOn)}; nothing has changed so far.`;
  if (afterCoaching.per10 === undefined)
    return ` A coach talked about it on ${date(mendedOn)}; there has been no interview since.`;
  const fell = afterCoaching.per10 < (drifting.per10 ?? 0);
  return ` A coach talked about it on ${date(mendedOn)}; ${per10(afterCoaching)} in the ${plural(afterCoaching.loops, 'interview')} since${fell ? '' : ', which is no better'}.`;
};

const names: Readonly<Record<TaskKind, string>> = {
  'assign-coach': 'a coach to be named, within a day',
  'first-loop-review': 'a first loop reviewed, within 48 hours',
  checkpoint: 'checkpoints at loops 5 and 15 and day 90',
  calibration: 'calibrations at loops 10 and 25',
  'trained-decision': 'trained or not yet, decided',
  'exit-review': 'the review at loop 30',
  quarterly: 'the quarterly review',
  'drift-check': 'a drift signal looked at',
  'people-review': 'a protected topic, to HR alone',
};

const owed = ({ kinds, coached, answered, handedOver, mails, trained }: Facts): string[] => [
  'What was owed, and done on time',
  '',
  ...(Object.keys(names) as TaskKind[]).flatMap((kind) => {
    const fact = kinds.find((each) => each.kind === kind);
    if (fact === undefined) return [];
    const share = fact.due === 0 ? 'none due yet' : `${fact.onTime} of ${fact.due} on time`;
    return [`  ${names[kind].padEnd(44)}${String(fact.owed).padStart(4)} owed, ${share}, ${fact.done} done`];
  }),
  '',
  `  ${coached} times a coach wrote feedback; ${answered} of them were answered by the interviewer. ${plural(handedOver, 'task')} changed hands.`,
  `  ${trained === 0 ? '' : `${trained === 1 ? 'One interviewer was' : `${trained} interviewers were`} declared trained by their coach. `}${mails} mails went out.`,
];

const quarters = (each: readonly QuarterFact[]): string[] => [
  'Coaching loops beside training sessions',
  '',
  ...each.map(
    ({ key, coachingLoops, people, trainingSessions }) =>
      `  ${key}  ${String(coachingLoops).padStart(4)} coaching loops with ${plural(people, 'interviewer')}   ${String(trainingSessions).padStart(3)} training ${trainingSessions === 1 ? 'session' : 'sessions'}`,
  ),
];

const per10 = ({ per10: rate }: Rate): string => (rate === undefined ? 'no' : rate.toFixed(1));
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const date = (instant: string): string =>
  new Date(instant).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
const month = (day: string): string =>
  new Date(day).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
