/** Mails to the person who owes a coaching task, and to those who see that it is owed. */
import { isAtOrBefore } from '../../core/coaching/calendar.ts';
import { isCoachTask, isConfidential, type Task } from '../../core/coaching/task.ts';
import { type Block, type Line, type MailContent, paragraph, plain, whole } from './blocks.ts';
import { linkBlock } from './links.ts';
import { loopLine, loopTitle } from './loop-phrase.ts';
import { packetBlocks } from './packet-content.ts';
import type { LoopGlimpse, MailLinks, Owed, TaskEscalated } from './model.ts';
import { discussBlocks, momentForCoach, reviewBlocks } from './review-content.ts';
import { givingLink } from '../runtime/console-links.ts';
import { quarterName } from '../runtime/quarter-name.ts';
import { shown } from './shown-text.ts';
import { wordsFor } from './task-names.ts';
import { clockOf, type Times, timesIn } from './times.ts';

/** In a subject beside a round, a day and a date; longer names are cut. */
const maxSubjectName = 36;
export const maxName = 80;

/** To the owner: opened, handed over, or due soon. */
export function owedContent(mail: Owed): MailContent {
  const { task } = mail;
  const times = timesIn(mail.to.timeZone, mail.now);
  const told = isCoachTask(task) && mail.review !== undefined ? { ...mail, review: mail.review } : undefined;
  const loop = loopTold(mail);
  const blocks: Block[] = [];
  if (told !== undefined)
    blocks.push(...(mail.kind === 'task-reminder' ? discussBlocks(told) : reviewBlocks(told)));
  else if (mail.look !== undefined && mail.kind !== 'task-reminder')
    blocks.push(...packetBlocks(mail.look, times));
  if (mail.awaitsOwn) blocks.push(paragraph(plain(awaitsOwnWords)));
  if (mail.inTrust) blocks.push(paragraph(plain(inTrustWords)));
  if (waitsForNothing(mail)) blocks.push(paragraph(plain(nothingLedWords)));
  for (const text of isCoachTask(task) && mail.inTrust !== true ? remarksOf(mail) : [])
    blocks.push(paragraph(plain(text)));
  return {
    subject: owedSubject(mail, loop, times),
    lead: [
      plain(`First: ${firstStep(mail)}. `),
      whole(`${byWhen(mail, times, { due: 'Due', past: 'It was due', meet: 'You meet' })}.`),
    ],
    context: [...whence(mail), ...about(mail, loop, times)],
    blocks: [...blocks, ownerLinks(mail)],
    footer: footerOf(times),
  };
}

/** The interview it is about, where this person may know of it. */
export const loopTold = (mail: Owed): LoopGlimpse | undefined =>
  isCoachTask(mail.task) ? (mail.loop ?? mail.review?.header) : undefined;

const subjectLead: Readonly<Record<Owed['kind'], string>> = {
  'task-opened': '',
  'task-reminder': 'Reminder: ',
  'task-handed-over': 'Handed to you: ',
};

const owedSubject = (mail: Owed, loop: LoopGlimpse | undefined, times: Times): string => {
  const title = wordsFor(mail.task).title(shown(mail.interviewer.name, maxSubjectName));
  const which = loopTitle(
    loop === undefined ? undefined : { ...loop, round: loop.round?.slice(0, 24) },
    times,
  );
  const named = which === '' ? title : `${title}: ${which}`;
  const before = subjectLead[mail.kind];
  const cased = before === '' ? named : lowerFirst(named);
  return `${before}${cased} (${byWhen(mail, times, { due: 'due', past: 'was due', meet: 'you meet' })})`;
};

type When = { readonly due: string; readonly past: string; readonly meet: string };

/** "due Thu 15:00"; a calibration is met for, at an hour that suits both. */
export const byWhen = ({ task, meetsAt, now }: Owed, times: Times, { due, past, meet }: When): string => {
  if (meetsAt !== undefined) return `${meet} ${times.at(meetsAt)}`;
  return `${isAtOrBefore(task.dueAt, now) ? past : due} ${times.at(task.dueAt)}`;
};

/** The moment's place in the recording where there is one, so that the first step is a place to go to. */
export const firstStep = (mail: Owed): string => {
  if (mail.awaitsOwn) return 'hand in your own scorecard';
  if (mail.inTrust) return 'give it to a coach';
  const name = shown(mail.interviewer.name, maxName);
  if (waitsForNothing(mail)) return `ask ${name} what stands in the way of a first interview`;
  const moment = coachMoment(mail);
  const place = moment?.atMs ?? null;
  if (mail.task.kind !== 'first-loop-review' || moment === null) return wordsFor(mail.task).first(name);
  return `${place === null ? 'open the moment' : `open ${clockOf(place)}`}, then write two sentences`;
};

/** A checkpoint that days alone made due, of somebody who has led nothing. */
const waitsForNothing = ({ task, nothingLed }: Owed): boolean =>
  nothingLed === true && task.kind === 'checkpoint';

const nothingLedWords =
  'No interview has been led since training, so there is nothing to read and no moment to write about. When you have talked, end this on its page.';

const coachMoment = (mail: Owed) =>
  mail.review === undefined || !isCoachTask(mail.task) ? null : momentForCoach(mail.review);

const whence = (mail: Owed): Line => {
  if (mail.kind !== 'task-handed-over') return [];
  return [
    plain(
      mail.from === undefined
        ? 'It is yours now. '
        : `${shown(mail.from.name, maxName)} handed this to you. `,
    ),
  ];
};

const about = (mail: Owed, loop: LoopGlimpse | undefined, times: Times): Line => {
  const remark = remarks[mail.task.kind];
  if (!isCoachTask(mail.task) && remark !== undefined) return remark.map(plain);
  const title = `${wordsFor(mail.task).title(shown(mail.interviewer.name, maxName))}${milestoneTold(mail.task)}`;
  const which = loopLine(loop, times);
  const minutes =
    mail.task.minutes > 0 && mail.inTrust !== true ? ` About ${mail.task.minutes} minutes of your time.` : '';
  return [plain(which.length === 0 ? title : `${title}: `), ...which, plain(`.${minutes}`)];
};

/** ", at loop 5", ", 90 days after training", ", Q3 2026". */
const milestoneTold = ({ kind, milestone }: Owed['task']): string => {
  const isLoop = /^\d+$/.test(milestone);
  if ((kind === 'checkpoint' || kind === 'calibration') && isLoop) return `, at loop ${milestone}`;
  const day = /^day-(\d+)$/.exec(milestone)?.[1];
  if (kind === 'checkpoint' && day !== undefined) return `, ${day} days after training`;
  return kind === 'quarterly' ? `, ${shown(quarterName(milestone), 40)}` : '';
};

/** What is said of a kind, with the numbers that go with it. */
const remarksOf = ({ task, look }: Owed): readonly string[] => {
  const always = remarks[task.kind] ?? [];
  if (task.kind === 'drift-check' && task.milestone.startsWith('claim:')) return [claimRemark];
  if (task.kind !== 'trained-decision' || look === undefined) return always;
  return [`${look.calibrated} of ${look.counted} interviews were calibrated.`, ...always];
};

const claimRemark =
  'Seen beside everybody else this quarter, more questions gave the answer away than before. One such claim in ten is still chance, so look before you say so.';

/** What must be said of a kind whatever the review says. */
const remarks: Partial<Record<Owed['task']['kind'], readonly string[]>> = {
  'assign-coach': ['Until somebody is named, nobody reads the first loops. The page proposes who has room.'],
  'drift-check': ['This is a signal to look, not a finding: most early signals turn out to be chance.'],
  'exit-review': [
    'With this review your time as named coach ends; a review every quarter goes on from here.',
  ],
  'trained-decision': ['The decision is yours. Plumbline brings what is known, with its uncertainty.'],
  'people-review': [
    'A question in a loop may touch a protected topic. What was said is on the page and not in this mail; nobody but you has been told.',
  ],
};

/** Straight to the moment where there is one. */
export const openLink = (mail: Owed): { readonly label: string; readonly href: string } => {
  const { links, task } = mail;
  if (mail.inTrust) return { label: 'Give it to a coach', href: givingLink(links) };
  if (waitsForNothing(mail)) return { label: 'Open the task', href: links.page };
  const moment = coachMoment(mail);
  return moment === null || links.moment === undefined
    ? { label: wordsFor(task).open, href: links.page }
    : {
        label: moment.atMs === null ? 'Open the moment' : `Open ${clockOf(moment.atMs)}`,
        href: links.moment,
      };
};

const awaitsOwnWords =
  'You sat on the same panel. So that nothing sways you, what was found here opens to you when your own scorecard is in.';

const inTrustWords =
  'It is with you until a coach has it. What was said and found is between the coach and the interviewer.';

const ownerLinks = (mail: Owed): Block =>
  linkBlock(
    { ...openLink(mail), weight: 'primary' },
    { label: 'Hand over', href: mail.inTrust ? undefined : mail.links.handOver, weight: 'secondary' },
    {
      label: 'Wrong? Mark it',
      // A reminder of a packet quotes nothing that could be wrong.
      href: quotesFindings(mail) ? mail.links.wrong : undefined,
      weight: 'quiet',
    },
  );

const quotesFindings = ({ kind, task, review, look }: Owed): boolean =>
  isCoachTask(task) && (review !== undefined || (look !== undefined && kind !== 'task-reminder'));

/** To operations or a manager: what is late, whose it is, and one click to give it to somebody else. */
export function escalatedContent(mail: TaskEscalated): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const due = times.at(mail.task.dueAt);
  const owner = mail.owner === undefined ? undefined : shown(mail.owner.name, maxName);
  const ownerShort = mail.owner === undefined ? 'nobody' : shown(mail.owner.name, maxSubjectName);
  const secret = isConfidential(mail.task);
  const title = (name: string): string => (secret ? 'A confidential task' : wordsFor(mail.task).title(name));
  const which = secret ? '' : loopTitle(mail.loop, times);
  return {
    subject: `Overdue: ${lowerFirst(title(shown(mail.interviewer.name, maxSubjectName)))} (${ownerShort}, since ${due})`,
    lead: [plain(`First: ${stepOf(mail, owner)}. `), whole(`It was due ${due}.`)],
    context: [plain(`${title(shown(mail.interviewer.name, maxName))}${which === '' ? '' : `: ${which}`}.`)],
    blocks: [
      {
        kind: 'facts',
        facts: [
          { term: 'Owed by', detail: owner ?? 'Nobody is named yet' },
          { term: 'Overdue by', detail: howLate(mail.task.dueAt, mail.now) },
          ...(mail.task.handovers.length === 0
            ? []
            : [{ term: 'Handed over', detail: howOften(mail.task.handovers.length) }]),
        ],
      },
      paragraph(plain('Work done late still counts as done; that it was late stays on record.')),
      ...(mail.links === undefined ? [] : [escalatedLinks(mail.links, mail.task, owner)]),
    ],
    footer: footerOf(times),
  };
}

/** Whoever is to name a coach does; what HR was asked stays with them, and nobody else can take it over. */
const stepOf = ({ task }: TaskEscalated, owner: string | undefined): string => {
  if (task.kind === 'assign-coach') return 'name a coach';
  const secret = isConfidential(task);
  if (owner === undefined) return secret ? 'name an HR contact on the roster' : 'name somebody';
  return secret ? `ask ${owner}` : `ask ${owner}, or give it to somebody else`;
};

const escalatedLinks = ({ handOver, page }: MailLinks, task: Task, owner: string | undefined): Block =>
  handOver === undefined
    ? linkBlock({ label: wordsFor(task).open, href: page, weight: 'primary' })
    : linkBlock(
        { label: owner === undefined ? 'Name somebody' : 'Reassign', href: handOver, weight: 'primary' },
        { label: 'See the task', href: page, weight: 'secondary' },
      );

/** Titles begin with a word that is written small inside a sentence. */
const lowerFirst = (title: string): string => `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;

const howOften = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** "3 hours", "2 days": how late, roughly. */
export const howLate = (from: string, to: string): string => {
  const hours = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000));
  if (hours < 1) return 'less than an hour';
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`;
  return `${Math.floor(hours / 24)} days`;
};

export const footerOf = (times: Times): readonly string[] => [
  'Plumbline coaches interviewers. It never scores candidates, and nothing here is a grade.',
  `Times are in ${shown(times.zone, 64)}.`,
];
