/** To operations: a mail came back. Who does not get theirs, what to do, and what they owed by it. */
import { type Block, type MailContent, paragraph, plain, point, whole } from './blocks.ts';
import { linkBlock } from './links.ts';
import type { MailReturned } from './model.ts';
import { shown } from './shown-text.ts';
import { footerOf, maxName } from './task-content.ts';
import { wordsFor } from './task-names.ts';
import { timesIn } from './times.ts';

export function returnedContent(mail: MailReturned): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const name = shown(mail.reader.name, maxName);
  return {
    subject: mail.isComplaint ? `${name} calls our mail spam` : `Mail to ${name} came back`,
    lead: [plain(`First: see that ${name} can be written to.`)],
    context: [plain(shown(mail.because, 300))],
    blocks: [
      ...owedBlocks(mail, name, times),
      paragraph(plain('What they are owed or owe stays as it is; nothing is lost, and nothing is closed.')),
      linkBlock(
        { label: 'See what is owed', href: mail.links.page, weight: 'primary' },
        { label: 'Hand it over', href: mail.owed?.link, weight: 'secondary' },
      ),
    ],
    footer: footerOf(times),
  };
}

const owedBlocks = ({ owed }: MailReturned, name: string, times: ReturnType<typeof timesIn>): Block[] => {
  if (owed === undefined) return [];
  const title = wordsFor(owed.task).title(shown(owed.interviewer.name, maxName));
  return [
    point('They may not know of', 'discuss', [
      [plain(`${title}, owed by ${name}. Due `), whole(`${times.at(owed.task.dueAt)}.`)],
    ]),
  ];
};
