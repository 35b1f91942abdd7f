/** Gathers the notice of a mail that came back: whose it was, why, and what they owed by it. */
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { isConfidential } from '../../core/coaching/task.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ports } from '../ports/ports.ts';
import { consoleLink, consolePaths, givingLink, taskLinks } from '../runtime/console-links.ts';
import { readReturnSubject } from '../runtime/return-subject.ts';
import { keys, mailRow, personRow, read, taskRow } from '../runtime/rows.ts';
import type { MailReturned } from './model.ts';

type Asked = {
  readonly intent: MailIntent;
  readonly person: Person;
  readonly policy: Policy;
  readonly now: Instant;
  readonly ports: Pick<Ports, 'ledger' | 'links'>;
};

/** Undefined once the mail or its reader is no longer known. */
export const returnedModel = async (asked: Asked): Promise<MailReturned | undefined> => {
  const { intent, person, policy, now, ports } = asked;
  const about = readReturnSubject(intent.subject ?? '');
  if (about === undefined) return undefined;
  const reader = await personOf(about.person, asked);
  const mail = (await read(ports.ledger, mailRow, keys.mail(about.person, about.mail)))?.body;
  if (reader === undefined || mail?.because === undefined) return undefined;
  const owed = await owedBy(mail, asked);
  return {
    kind: 'mail-returned',
    now,
    to: { name: person.name, timeZone: person.timeZone },
    links: {
      page: consoleLink(consolePaths.status, { person: person.id, policy, now, links: ports.links }),
    },
    reader: { name: reader.name },
    isComplaint: mail.state === 'complained',
    because: mail.because.slice(mail.because.indexOf(': ') + 2),
    ...(owed === undefined ? {} : { owed }),
  };
};

const personOf = async (id: PersonId, { ports }: Asked): Promise<Person | undefined> =>
  (await read(ports.ledger, personRow, keys.person(id)))?.body;

/** The task the mail was about, where its reader owed it; that HR was asked something is HR's to know. */
const owedBy = async (mail: MailIntent, asked: Asked): Promise<MailReturned['owed']> => {
  const { person, policy, now, ports } = asked;
  if (mail.taskId === undefined || mail.interviewer === undefined) return undefined;
  const task = (await read(ports.ledger, taskRow, keys.task(mail.interviewer, mail.taskId)))?.body;
  const interviewer = await personOf(mail.interviewer, asked);
  if (task === undefined || interviewer === undefined) return undefined;
  if (task.owner !== mail.to || isConfidential(task)) return undefined;
  const links = taskLinks(task, { person: person.id, policy, now, links: ports.links });
  return { task, interviewer: { name: interviewer.name }, link: givingLink(links) };
};
