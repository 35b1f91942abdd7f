/** To interviewers: Plumbline begins at their site; what it reads, who sees what, and what it is not. */
import { type Block, type MailContent, paragraph, plain, point } from './blocks.ts';
import { linkBlock } from './links.ts';
import type { SiteNotice } from './model.ts';
import { shown } from './shown-text.ts';
import { footerOf, maxName } from './task-content.ts';
import { timesIn } from './times.ts';

export function siteContent(mail: SiteNotice): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const site = shown(mail.site, 64);
  const coach = mail.coach === undefined ? undefined : shown(mail.coach.name, maxName);
  const yours =
    mail.mode === 'full'
      ? 'You see what your coach sees of your own interviews, and nobody else’s.'
      : 'At your site it speaks to your coach alone; what you get is what your coach writes to you.';
  return {
    subject: `Coaching on your interviews begins at ${site}`,
    lead: [plain('Nothing to do: interview as you always do.')],
    context: [
      plain(
        `From now on the interviews you lead at ${site} are read against the rubric, and ${coach ?? 'a coach, who is being named,'} writes to you about them.`,
      ),
    ],
    blocks: [
      point('What you get', 'keep', [
        [plain('One moment worth keeping, one worth talking about, and one thing to try next.')],
        [plain('You answer either way: you would do it differently, or again, and why.')],
      ]),
      point('Who sees it', 'neutral', [
        [plain(yours)],
        [
          plain(
            'Operations see whether work is done, and sums over groups; never a rate with your name on it.',
          ),
        ],
      ]),
      point('What it is not', 'neutral', [[plain('It never scores candidates, and it is no grade of you.')]]),
      ...(mail.mode === 'full' ? yourPage(mail) : []),
    ],
    footer: footerOf(times),
  };
}

/** Where the coach alone is spoken to, the interviewer has no page. */
const yourPage = ({ links }: SiteNotice): Block[] => [
  paragraph(
    plain('Where it is wrong, mark it: what you dispute leaves the counts until a person has looked.'),
  ),
  linkBlock({ label: 'See your own record', href: links.page, weight: 'primary' }),
];
