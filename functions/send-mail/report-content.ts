/** Mails about a quarter: its numbers for everybody who steers, and who is short of time for operations. */
import type { SaidLine } from '../runtime/said-of-quarter.ts';
import { type Block, type MailContent, paragraph, plain } from './blocks.ts';
import { linkBlock } from './links.ts';
import type { CapacityNotice, ProgrammeReport } from './model.ts';
import { quarterName } from '../runtime/quarter-name.ts';
import { shown } from './shown-text.ts';
import { footerOf, maxName } from './task-content.ts';
import { timesIn } from './times.ts';

/** Groups by tenure and cohort are a picture of their own on the page; a mail names the first few. */
const mostGroups = 8;
const isGroup = ({ id }: SaidLine): boolean => id === 'tenure' || id === 'cohort';

/** The numbers of a quarter, in the order of the programme page; coaching loops beside training sessions first, as bars. */
export function reportContent(mail: ProgrammeReport): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const quarter = shown(quarterName(mail.quarter), 40);
  const now = mail.history.at(-1);
  const coaching = now?.coachingLoops ?? 0;
  const training = now?.trainingSessions ?? 0;
  const rest = mail.lines.filter(({ id }) => id !== 'coaching-loops' && id !== 'training-sessions');
  const groups = rest.filter(isGroup);
  const beyond = new Set(groups.slice(mostGroups));
  const lines = rest.filter((line) => !beyond.has(line)).map(lineItem);
  return {
    subject: `Interview coaching in ${quarter}: ${count(coaching, 'coaching loop')} beside ${count(training, 'training session')}`,
    lead: [
      plain(
        `First: read two numbers. ${count(coaching, 'coaching loop')} stood beside ${count(training, 'training session')} in ${quarter}.`,
      ),
    ],
    context: [
      plain(
        'A coaching loop counts once its coach has written feedback. Calibrated shares come with the range they likely lie in; groups too small to hide anybody say only how many people they have.',
      ),
    ],
    blocks: [
      ...bars(mail),
      { kind: 'items', terms: 'words', items: lines },
      ...(beyond.size > 0
        ? [
            paragraph(
              plain(
                `${count(beyond.size, 'more group')} by tenure and cohort ${beyond.size === 1 ? 'is' : 'are'} on the page.`,
              ),
            ),
          ]
        : []),
      linkBlock({ label: 'Open the programme page', href: mail.links.page, weight: 'primary' }),
    ],
    footer: footerOf(times),
  };
}

const lineItem = ({ label, sentence }: SaidLine) => ({
  term: shown(label, 120),
  detail: shown(sentence, 400),
});

/** Two bars a quarter against the longest of all, so that lengths can be compared down the page. */
const bars = ({ history }: ProgrammeReport): Block[] => {
  const most = Math.max(1, ...history.flatMap((each) => [each.coachingLoops, each.trainingSessions]));
  if (history.length === 0) return [];
  return [
    {
      kind: 'bars',
      label: 'Coaching loops beside training sessions',
      groups: history.map(({ quarter, coachingLoops, trainingSessions }) => ({
        name: shown(quarterName(quarter), 40),
        bars: [
          { tone: 'try', share: coachingLoops / most, detail: count(coachingLoops, 'coaching loop') },
          {
            tone: 'neutral',
            share: trainingSessions / most,
            detail: count(trainingSessions, 'training session'),
          },
        ],
      })),
    },
  ];
};

const count = (value: number, unit: string): string => `${value} ${unit}${value === 1 ? '' : 's'}`;

/** More coaches than fit a screen are short of time for one reason; the page has them all. */
const mostShortages = 20;
const mostNames = 8;

/** Who is short by how much, and whose reviews have no place; names of people, no rates of theirs. */
export function capacityContent(mail: CapacityNotice): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const quarter = shown(quarterName(mail.quarter), 40);
  const minutes = mail.shortages.reduce((sum, each) => sum + each.minutes, 0);
  const people = mail.shortages.reduce((sum, each) => sum + each.interviewers.length, 0);
  const beyond = mail.shortages.length - mostShortages;
  return {
    subject: `${quarter}: ${minutes} minutes of coaching short, ${count(people, 'review')} without a place`,
    lead: [
      plain(
        `First: find ${minutes} minutes. ${count(people, 'quarterly review')} ${people === 1 ? 'has' : 'have'} no place in ${quarter} yet.`,
      ),
    ],
    context: [
      plain(
        'Coaches are given no more than their weekly limit. Hand some of these to a coach with room, name another coach, or raise the limit in the policy.',
      ),
      ...(mail.coachless === 0
        ? []
        : [
            plain(
              ` ${mail.coachless} more ${mail.coachless === 1 ? 'interviewer is due a review and has no coach: it is' : 'interviewers are due a review and have no coach: theirs are'} not in these minutes.`,
            ),
          ]),
    ],
    blocks: [
      {
        kind: 'items',
        terms: 'words',
        items: mail.shortages.slice(0, mostShortages).map(({ coach, minutes: short, interviewers }) => ({
          term: `${shown(coach.name, maxName)}: ${short} minutes short`,
          detail: `No place yet: ${named(interviewers.map(({ name }) => shown(name, maxName)))}.`,
        })),
      },
      ...(beyond > 0 ? [paragraph(plain(`and ${beyond} more ${beyond === 1 ? 'coach' : 'coaches'}.`))] : []),
      linkBlock({ label: 'See what is owed', href: mail.links.page, weight: 'primary' }),
    ],
    footer: footerOf(times),
  };
}

const named = (names: readonly string[]): string => {
  const first = names.slice(0, mostNames);
  const last = names.length > mostNames ? `${names.length - mostNames} more` : first.pop();
  return first.length === 0 ? (last ?? 'nobody') : `${first.join(', ')} and ${last}`;
};
