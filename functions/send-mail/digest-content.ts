/** The week for TA operations: what is overdue, who has no coach, what waits, and what was done. Names of tasks, never a rate. */
import { isConfidential } from '../../core/coaching/task.ts';
import { type Block, type MailContent, paragraph, plain, point } from './blocks.ts';
import { checkedLink, linkBlock } from './links.ts';
import type { TaskGlimpse, WeeklyDigest } from './model.ts';
import { shown } from './shown-text.ts';
import { footerOf, howLate, maxName } from './task-content.ts';
import { wordsFor } from './task-names.ts';
import { timesIn } from './times.ts';

/** What one person can give away in a morning; the page has them all. */
const mostOverdue = 10;
const mostNames = 10;

export function digestContent(mail: WeeklyDigest): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const { overdue, coachless, waiting, quarantined } = mail;
  const open = overdue.length + coachless.length;
  const beyond = overdue.length - mostOverdue;
  return {
    subject: `The week: ${overdue.length} overdue, ${coachless.length} without a coach, ${waiting} waiting, ${quarantined} in quarantine`,
    lead: [
      plain(open === 0 ? 'Nothing to do: nothing is overdue and everybody has a coach.' : firstOf(mail)),
    ],
    context: [
      plain(`${count(mail.due, 'task')} ${mail.due === 1 ? 'falls' : 'fall'} due this week. `),
      plain(doneOf(mail)),
    ],
    blocks: [
      ...(overdue.length === 0
        ? []
        : [point('Overdue', 'discuss', [[plain(count(overdue.length, 'task'))]]), overdueItems(mail)]),
      ...(beyond > 0 ? [paragraph(plain(`and ${beyond} more on the page.`))] : []),
      ...(coachless.length === 0 ? [] : [coachlessPoint(mail)]),
      point('Waiting and set aside', 'neutral', [
        [plain(waitingOf(waiting))],
        [plain(quarantinedOf(quarantined))],
        ...(mail.disputed === 0 ? [] : [[plain(disputedOf(mail.disputed))]]),
      ]),
      linkBlock(
        { label: 'See what is owed', href: mail.links.page, weight: 'primary' },
        {
          label: 'Open the quarantine',
          href: quarantined === 0 ? undefined : mail.links.quarantine,
          weight: 'secondary',
        },
        { label: 'Programme', href: mail.links.programme, weight: 'secondary' },
      ),
    ],
    footer: footerOf(times),
  };
}

const count = (value: number, unit: string): string => `${value} ${unit}${value === 1 ? '' : 's'}`;

const firstOf = ({ overdue, coachless }: WeeklyDigest): string => {
  const late =
    overdue.length === 0
      ? []
      : [`see to ${overdue.length === 1 ? 'what is' : `the ${overdue.length} things`} overdue`];
  const missing =
    coachless.length === 0
      ? []
      : [
          `name a coach for ${coachless.length === 1 ? 'one interviewer' : `${coachless.length} interviewers`}`,
        ];
  return `First: ${[...late, ...missing].join(', then ')}.`;
};

const doneOf = ({ done }: WeeklyDigest): string =>
  `Last week: ${count(done.loops, 'interview')} read, ${count(done.coached, 'coaching loop')} done (${done.late} of them late), ${done.closed} closed by the interviewer.`;

const overdueItems = ({ overdue, now }: WeeklyDigest): Block => ({
  kind: 'items',
  terms: 'words',
  items: overdue.slice(0, mostOverdue).map((each) => ({
    term: titleOf(each),
    detail: `${each.owner === undefined ? 'Nobody is named yet' : `Owed by ${shown(each.owner.name, maxName)}`}, overdue by ${howLate(each.task.dueAt, now)}`,
    links: [checkedLink({ label: 'Reassign', href: each.link, weight: 'secondary' })],
  })),
});

const titleOf = ({ task, interviewer }: TaskGlimpse): string =>
  isConfidential(task) ? 'A confidential task' : wordsFor(task).title(shown(interviewer.name, maxName));

const coachlessPoint = ({ coachless }: WeeklyDigest): Block => {
  const names = coachless.slice(0, mostNames).map(({ name }) => shown(name, maxName));
  const more = coachless.length - names.length;
  return point('Without a coach', 'discuss', [
    [plain(`${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`)],
  ]);
};

const waitingOf = (waiting: number): string =>
  waiting === 0
    ? 'No upload waits for anything.'
    : `${count(waiting, 'upload')} ${waiting === 1 ? 'waits' : 'wait'} for what is missing.`;

const quarantinedOf = (quarantined: number): string =>
  quarantined === 0
    ? 'Nothing is in quarantine.'
    : `${count(quarantined, 'upload')} could not be used and ${quarantined === 1 ? 'is' : 'are'} in quarantine.`;

const disputedOf = (disputed: number): string =>
  disputed === 1
    ? 'One finding is disputed and waits for its coach to decide; it does not count until then.'
    : `${disputed} findings are disputed and wait for their coaches to decide; they do not count until then.`;
