/** Gathers what a mail says at the moment it is sent: the task, the review, the people, the links. */
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { isCoachTask, isConfidential, type Task } from '../../core/coaching/task.ts';
import type { Instant } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { siteModeOf } from '../../core/interviewer/site-mode.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { QuarantineRow } from '../../core/transcript/inbox.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import { readArtefact } from '../runtime/envelope.ts';
import { keptLoop } from '../runtime/kept-loops.ts';
import type { Ports } from '../ports/ports.ts';
import { keys, personRow, quarantineRow, read, readAll, taskRow } from '../runtime/rows.ts';
import { consoleLink, consolePaths, taskLinks } from '../runtime/console-links.ts';
import type { MailModel } from './model.ts';
import { disputeModel } from './gather-dispute.ts';
import { digestModel } from './gather-digest.ts';
import { capacityModel, reportModel, siteModel } from './gather-quarter.ts';
import { invitationModel, meetingOfTask } from './gather-invitation.ts';
import { glimpse, loopOf, readingOf } from './gather-reading.ts';
import { returnedModel } from './gather-returned.ts';
import { viewOf } from '../runtime/access.ts';
import { speakerModel } from './gather-speakers.ts';

type GatherPorts = Pick<Ports, 'artefacts' | 'ledger' | 'links'>;

/** Undefined when what it was about is no longer there. */
export const gatherModel = async (
  intent: MailIntent,
  person: Person,
  policy: Policy,
  now: Instant,
  ports: GatherPorts,
): Promise<MailModel | undefined> => {
  const to = { name: person.name, timeZone: person.timeZone };
  if (intent.kind === 'quarantine-notice') return await quarantineModel(intent, to, policy, now, ports);
  if (intent.kind === 'speaker-question') return await speakerModel(intent, to, policy, now, ports);
  const asked = { intent, person, policy, now, ports };
  if (intent.kind === 'weekly-digest') return await digestModel(person, policy, now, ports);
  if (intent.kind === 'programme-report') return await reportModel(asked);
  if (intent.kind === 'capacity-notice') return await capacityModel(asked);
  if (intent.kind === 'site-notice') return await siteModel(asked);
  if (intent.kind === 'finding-disputed' || intent.kind === 'dispute-decided')
    return await disputeModel(asked);
  if (intent.kind === 'mail-returned') return await returnedModel(asked);
  if (intent.taskId === undefined || intent.interviewer === undefined) return undefined;
  const task = (await read(ports.ledger, taskRow, keys.task(intent.interviewer, intent.taskId)))?.body;
  const interviewer = (await read(ports.ledger, personRow, keys.person(intent.interviewer)))?.body;
  if (task === undefined || interviewer === undefined) return undefined;
  // Called off with the loop it was about: an erased candidate leaves nothing to write of.
  if (task.state === 'cancelled' && !intent.kind.startsWith('invitation')) return undefined;
  const row = task.loopId === undefined ? undefined : await keptLoop(await loopOf(task.loopId, ports), ports);
  const about = {
    now,
    to,
    task,
    interviewer: { name: interviewer.name },
    links: taskLinks(task, { person: person.id, policy, now, links: ports.links }),
    ...(row === undefined ? {} : { loop: glimpse(row) }),
    ...(await meets(task, interviewer, policy, ports)),
  };
  const reading = { task, row, reader: person, policy, now };
  const site = siteModeOf(interviewer, policy);
  // What a site has switched off is neither shown on a page nor said in a mail.
  if (site === 'off' && isCoachTask(task)) return undefined;
  switch (intent.kind) {
    case 'task-opened':
    case 'task-reminder':
    case 'task-handed-over': {
      // It has gone on to somebody else, who has a mail of their own.
      if (task.owner !== person.id) return undefined;
      const inTrust = viewOf(task, person, person) === 'steward';
      const { meetsAt: _theirs, ...untold } = about;
      const owed = inTrust ? { ...untold, inTrust } : { ...about, ...(await readingOf(reading, ports)) };
      if (intent.kind !== 'task-handed-over') return { ...owed, kind: intent.kind };
      const from = await named(task.handovers.at(-1)?.from, ports);
      return { ...owed, kind: intent.kind, ...(from === undefined ? {} : { from }) };
    }
    case 'task-escalated': {
      const owner = await named(task.owner, ports);
      const { links, ...rest } = about;
      const isTheirs = !isConfidential(task) || task.owner === person.id;
      return {
        ...rest,
        kind: intent.kind,
        ...(isTheirs ? { links } : {}),
        ...(owner === undefined ? {} : { owner }),
      };
    }
    case 'feedback-ready': {
      const coach = await named(task.feedback?.by ?? task.owner, ports);
      if (coach === undefined || site !== 'full') return undefined;
      const at = await momentOf(task, ports);
      return { ...about, ...at, kind: intent.kind, coach };
    }
    case 'invitation':
    case 'invitation-cancelled':
      return await invitationModel({ intent, person, policy, task, interviewer, about, ports });
  }
};

/** The transcript of the coach's moment, so that none of the candidate's words slip into the mail, and when it was said. */
const momentOf = async (task: Task, ports: GatherPorts) => {
  const moment = task.feedback?.moment;
  const row = moment === undefined ? undefined : await keptLoop(await loopOf(moment.loopId, ports), ports);
  if (moment === undefined || row === undefined) return {};
  const transcript = await readArtefact(ports.artefacts, Transcript, row.transcriptKey);
  return { transcript, momentMs: transcript.turns[moment.turn]?.startMs ?? null };
};

const meets = async (task: Task, interviewer: Person, policy: Policy, ports: GatherPorts) => {
  const meeting = await meetingOfTask(task, interviewer, policy, ports);
  return meeting === undefined ? {} : { meetsAt: meeting.startsAt };
};

const named = async (
  id: Person['id'] | undefined,
  ports: GatherPorts,
): Promise<{ readonly name: string } | undefined> => {
  const person = id === undefined ? undefined : (await read(ports.ledger, personRow, keys.person(id)))?.body;
  return person === undefined ? undefined : { name: person.name };
};

const quarantineModel = async (
  intent: MailIntent,
  to: MailModel['to'],
  policy: Policy,
  now: Instant,
  ports: GatherPorts,
): Promise<MailModel | undefined> => {
  const rows: QuarantineRow[] = [];
  for await (const { body } of readAll(ports.ledger, quarantineRow, keys.quarantine))
    if (body.at >= intent.createdAt) rows.push(body);
  // All of it was mended before the morning came.
  if (rows.length === 0) return undefined;
  const reader = { person: intent.to, policy, now, links: ports.links };
  return {
    kind: 'quarantine-notice',
    now,
    to,
    rows,
    links: { page: consoleLink(consolePaths.quarantine, reader) },
  };
};
