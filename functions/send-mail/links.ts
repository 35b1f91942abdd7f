/** The addresses a mail may carry. */
import { InvalidInput } from '../../core/faults.ts';
import type { Block, MailLink } from './blocks.ts';

type Wanted = {
  readonly label: string;
  readonly href: string | undefined;
  readonly weight: MailLink['weight'];
};

/** Those that have an address, as one block. Throws InvalidInput `mail-link` on one that is not http(s). */
export const linkBlock = (...wanted: readonly Wanted[]): Block => ({
  kind: 'links',
  links: wanted.flatMap(({ label, href, weight }) =>
    href === undefined ? [] : [{ label, href: checkedHref(href), weight }],
  ),
});

/** One link inside a line. Throws InvalidInput `mail-link` as above. */
export const checkedLink = (link: MailLink): MailLink => ({ ...link, href: checkedHref(link.href) });

/** Serialised, an address holds no space, line break, quote or angle bracket. */
const checkedHref = (href: string): string => {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new InvalidInput(
      'mail-link',
      'A link of this mail is no http or https address; correct mail.baseUrl in the policy.',
    );
  return url.href.replaceAll("'", '%27');
};
