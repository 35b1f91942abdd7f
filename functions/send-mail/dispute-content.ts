/** Mails about a finding that somebody calls wrong: to whoever decides about it, and back to whoever disputed it. */
import { type MailContent, paragraph, plain } from './blocks.ts';
import { linkBlock } from './links.ts';
import { loopLine, loopTitle } from './loop-phrase.ts';
import type { AboutDispute, DisputeDecided, FindingDisputed } from './model.ts';
import { shown } from './shown-text.ts';
import { footerOf, maxName } from './task-content.ts';
import { type Times, timesIn } from './times.ts';

/** In a subject beside a round, a day and a time. */
const maxSubjectName = 36;

export const disputeContent = (mail: AboutDispute): MailContent =>
  mail.kind === 'finding-disputed' ? disputedContent(mail) : decidedContent(mail);

const disputedContent = (mail: FindingDisputed): MailContent => {
  const times = timesIn(mail.to.timeZone, mail.now);
  return {
    subject: `${shown(mail.by.name, maxSubjectName)} disputes a finding: ${loopTitle(mail.loop, times)}`,
    lead: [plain(`First: read what ${shown(mail.by.name, maxName)} says, then decide whether it stands.`)],
    context: contextOf(mail, times),
    blocks: [
      paragraph(
        plain('The finding counts nowhere until you have decided. Your answer is final, and they see it.'),
      ),
      linkBlock({ ...disputeLink(mail), weight: 'primary' }),
    ],
    footer: footerOf(times),
  };
};

const decidedContent = (mail: DisputeDecided): MailContent => {
  const times = timesIn(mail.to.timeZone, mail.now);
  return {
    subject: `Decided: the finding ${mail.stands ? 'stands' : 'was wrong'} (${loopTitle(mail.loop, times)})`,
    lead: [
      plain(
        mail.stands
          ? 'Nothing to do: the finding you disputed stands, and counts again.'
          : 'Nothing to do: the finding you disputed was wrong, and stays out of every count.',
      ),
    ],
    context: contextOf(mail, times),
    blocks: [
      paragraph(plain(`${shown(mail.decidedBy.name, maxName)} looked at it and decided.`)),
      linkBlock({ ...disputeLink(mail), weight: 'primary' }),
    ],
    footer: footerOf(times),
  };
};

const contextOf = ({ isOwn, interviewer, loop }: AboutDispute, times: Times): MailContent['context'] => [
  plain(isOwn ? 'Your interview: ' : `An interview of ${shown(interviewer.name, maxName)}: `),
  ...loopLine(loop, times),
  plain('.'),
];

/** What it is called among the things of a day. */
export const disputeTitle = (mail: AboutDispute, max: number): string =>
  mail.kind === 'finding-disputed'
    ? `${shown(mail.by.name, max)} disputes a finding`
    : `The finding you disputed ${mail.stands ? 'stands' : 'was wrong'}`;

export const disputeLink = ({
  kind,
  links,
}: AboutDispute): { readonly label: string; readonly href: string } => ({
  label: kind === 'finding-disputed' ? 'Read it and decide' : 'What became of it',
  href: links.page,
});
