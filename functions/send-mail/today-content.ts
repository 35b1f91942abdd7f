/** The day's one mail to somebody who owes several things: a line and a link for each, what is due first first. */
import type { Block, Line, MailContent } from './blocks.ts';
import { plain, whole } from './blocks.ts';
import { disputeLink, disputeTitle } from './dispute-content.ts';
import { checkedLink } from './links.ts';
import { loopLine } from './loop-phrase.ts';
import type { AboutDispute, Owed, Today } from './model.ts';
import { shown } from './shown-text.ts';
import { byWhen, firstStep, footerOf, loopTold, maxName, openLink } from './task-content.ts';
import { wordsFor } from './task-names.ts';
import { type Times, timesIn } from './times.ts';
import { isAboutDispute } from './today.ts';

type Thing = Today['things'][number];
type Item = Extract<Block, { readonly kind: 'items' }>['items'][number];

const inLine = { due: 'due', past: 'was due', meet: 'you meet' };

/** Throws InvalidInput `mail-link` for an address that is none. */
export function todayContent(mail: Today): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const minutes = mail.things.reduce((sum, each) => sum + (isAboutDispute(each) ? 0 : each.task.minutes), 0);
  const [first] = mail.things;
  const count = `${mail.things.length} things`;
  const length = minutes === 0 ? '' : `, ${minutes} minutes`;
  const title = first === undefined ? '' : inSentence(first, 40);
  return {
    subject: `Today: ${count}${length}; first: ${title}`,
    lead:
      first === undefined ? [plain('Nothing to do: it has all been done meanwhile.')] : leadOf(first, times),
    context: [
      plain(
        `${count}${length === '' ? '' : `${length} of your time in all`}, in the order in which they are due.`,
      ),
    ],
    blocks: [
      {
        kind: 'items',
        terms: 'words',
        items: mail.things.map((thing) =>
          isAboutDispute(thing) ? disputeItem(thing, times) : owedItem(thing, times),
        ),
      },
    ],
    footer: footerOf(times),
  };
}

const leadOf = (first: Thing, times: Times): Line =>
  isAboutDispute(first)
    ? [plain(`First: ${inSentence(first, maxName)}. It counts nowhere until it is decided.`)]
    : [
        plain(`First: ${inSentence(first, maxName)}; ${firstStep(first)}. `),
        whole(`${byWhen(first, times, { due: 'Due', past: 'It was due', meet: 'You meet' })}.`),
      ];

const titleOf = (thing: Thing, max: number): string =>
  isAboutDispute(thing)
    ? disputeTitle(thing, max)
    : wordsFor(thing.task).title(shown(thing.interviewer.name, max));

/** A title begins with a word that is written small inside a sentence; a dispute's with a name. */
const inSentence = (thing: Thing, max: number): string => {
  const title = titleOf(thing, max);
  return thing.kind === 'finding-disputed' ? title : `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;
};

const owedItem = (thing: Owed, times: Times): Item => ({
  term: titleOf(thing, maxName),
  detail: detailOf(thing, times),
  links: [
    checkedLink({ ...openLink(thing), weight: 'primary' }),
    ...(thing.links.handOver === undefined || thing.inTrust
      ? []
      : [checkedLink({ label: 'Hand over', href: thing.links.handOver, weight: 'secondary' })]),
  ],
});

const disputeItem = (thing: AboutDispute, times: Times): Item => ({
  term: titleOf(thing, maxName),
  detail: capitalised(textOf(loopLine(thing.loop, times))),
  links: [checkedLink({ ...disputeLink(thing), weight: 'primary' })],
});

/** "System design with candidate c-1042, Tue 14:00, 58 min; due Thu 15:00; 5 minutes". */
const detailOf = (thing: Owed, times: Times): string => {
  const loop = textOf(loopLine(loopTold(thing), times));
  const minutes = thing.task.minutes === 0 ? [] : [`${thing.task.minutes} minutes`];
  const from = thing.kind === 'task-handed-over' ? ['handed to you'] : [];
  return capitalised(
    [...(loop === '' ? [] : [loop]), ...from, byWhen(thing, times, inLine), ...minutes].join('; '),
  );
};

const textOf = (line: Line): string => line.map(({ text }) => text).join('');
const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
