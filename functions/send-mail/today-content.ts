/** The day's one mail to somebody who owes several things: a line and a link for each, what is due first first. */
import type { MailContent } from './blocks.ts';
import { plain, whole } from './blocks.ts';
import { checkedLink } from './links.ts';
import { loopLine } from './loop-phrase.ts';
import type { Owed, Today } from './model.ts';
import { shown } from './shown-text.ts';
import { byWhen, firstStep, footerOf, loopTold, maxName, openLink } from './task-content.ts';
import { wordsFor } from './task-names.ts';
import { type Times, timesIn } from './times.ts';

const inLine = { due: 'due', past: 'was due', meet: 'you meet' };

/** Throws InvalidInput `mail-link` for an address that is none. */
export function todayContent(mail: Today): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const minutes = mail.things.reduce((sum, { task }) => sum + task.minutes, 0);
  const [first] = mail.things;
  const count = `${mail.things.length} things`;
  const length = minutes === 0 ? '' : `, ${minutes} minutes`;
  const title = first === undefined ? '' : titleOf(first, 40);
  return {
    subject: `Today: ${count}${length}; first: ${lowerFirst(title)}`,
    lead:
      first === undefined
        ? [plain('Nothing to do: it has all been done meanwhile.')]
        : [
            plain(`First: ${lowerFirst(titleOf(first, maxName))}; ${firstStep(first)}. `),
            whole(`${byWhen(first, times, { due: 'Due', past: 'It was due', meet: 'You meet' })}.`),
          ],
    context: [plain(`${count}${length} of your time in all, in the order in which they are due.`)],
    blocks: [
      {
        kind: 'items',
        terms: 'words',
        items: mail.things.map((thing) => ({
          term: titleOf(thing, maxName),
          detail: detailOf(thing, times),
          links: [
            checkedLink({ ...openLink(thing), weight: 'primary' }),
            ...(thing.links.handOver === undefined
              ? []
              : [
                  checkedLink({
                    label: 'Hand over',
                    href: thing.links.handOver,
                    weight: 'secondary' as const,
                  }),
                ]),
          ],
        })),
      },
    ],
    footer: footerOf(times),
  };
}

const titleOf = ({ task, interviewer }: Owed, max: number): string =>
  wordsFor(task).title(shown(interviewer.name, max));

const lowerFirst = (title: string): string => `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;

/** "System design with candidate c-1042, Tue 14:00, 58 min; due Thu 15:00; 5 minutes". */
const detailOf = (thing: Owed, times: Times): string => {
  const loop = loopLine(loopTold(thing), times)
    .map(({ text }) => text)
    .join('');
  const minutes = thing.task.minutes === 0 ? [] : [`${thing.task.minutes} minutes`];
  const from = thing.kind === 'task-handed-over' ? ['handed to you'] : [];
  const line = [...(loop === '' ? [] : [loop]), ...from, byWhen(thing, times, inLine), ...minutes].join('; ');
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`;
};
