/** What a notice of a returned mail is about: whose mailbox, and which mail in it. */
import { MailId, PersonId } from '../../core/identity.ts';

/** Ids hold no space, so it tells the two apart. */
export const returnSubject = (person: PersonId, mail: MailId): string => `${person} ${mail}`;

/** Undefined where it is none. */
export const readReturnSubject = (
  subject: string,
): { readonly person: PersonId; readonly mail: MailId } | undefined => {
  const [person, mail] = subject.split(' ');
  const parsed = [PersonId.safeParse(person), MailId.safeParse(mail)] as const;
  return parsed[0].success && parsed[1].success
    ? { person: parsed[0].data, mail: parsed[1].data }
    : undefined;
};
