/** Gathers a mail about a disputed finding, as the dispute stands when it is sent. */
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { siteModeOf } from '../../core/interviewer/site-mode.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ports } from '../ports/ports.ts';
import { consoleLink, consolePaths } from '../runtime/console-links.ts';
import { consolePrefixes, disputeRow } from '../runtime/console-rows.ts';
import { decidersOf } from '../runtime/dispute-mails.ts';
import { keptLoop } from '../runtime/kept-loops.ts';
import { roster } from '../runtime/people.ts';
import { keys, personRow, read } from '../runtime/rows.ts';
import { glimpse, loopOf } from './gather-reading.ts';
import type { AboutDispute, Named } from './model.ts';

type GatherPorts = Pick<Ports, 'artefacts' | 'ledger' | 'links'>;

type Asked = {
  readonly intent: MailIntent;
  readonly person: Person;
  readonly policy: Policy;
  readonly now: Instant;
  readonly ports: GatherPorts;
};

/** Undefined when it has been decided before its judge was asked, is no longer theirs to decide, or the interview is gone. */
export const disputeModel = async (asked: Asked): Promise<AboutDispute | undefined> => {
  const { intent, person, policy, now, ports } = asked;
  const { ledger, links } = ports;
  if (intent.interviewer === undefined || intent.subject === undefined) return undefined;
  const interviewer = (await read(ledger, personRow, keys.person(intent.interviewer)))?.body;
  const sort = `${consolePrefixes.dispute}${intent.subject}`;
  const partition = keys.interviewer(intent.interviewer);
  const dispute = (await read(ledger, disputeRow, { partition, sort }))?.body;
  if (interviewer === undefined || dispute === undefined) return undefined;
  const row = await keptLoop(await loopOf(dispute.loopId, ports), ports);
  const site = siteModeOf(interviewer, policy);
  const isClosed = site === 'off' || (site === 'coach-only' && person.id === interviewer.id);
  if (row === undefined || isClosed) return undefined;
  const about = {
    now,
    to: { name: person.name, timeZone: person.timeZone },
    interviewer: { name: interviewer.name },
    isOwn: person.id === interviewer.id,
    by: await named(dispute.by, ports),
    loop: glimpse(row),
    links: {
      page: consoleLink(consolePaths.dispute(dispute, interviewer.id), {
        person: person.id,
        policy,
        now,
        links,
      }),
    },
  };
  const { resolved } = dispute;
  if (intent.kind === 'dispute-decided')
    return resolved === undefined
      ? undefined
      : {
          ...about,
          kind: intent.kind,
          decidedBy: await named(resolved.by, ports),
          stands: dispute.state === 'upheld',
        };
  const decides = decidersOf(dispute, interviewer, await roster(ledger), now);
  return resolved === undefined && decides.some(({ id }) => id === person.id)
    ? { ...about, kind: 'finding-disputed' }
    : undefined;
};

const named = async (id: PersonId, { ledger }: GatherPorts): Promise<Named> => ({
  name: (await read(ledger, personRow, keys.person(id)))?.body.name ?? id,
});
