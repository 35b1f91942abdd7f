/** Gathers mails about a quarter, from what the quarterly cycle has left of it, and the notice of a site. */
import { addMonths } from '../../core/coaching/calendar.ts';
import type { MailIntent } from '../../core/coaching/mail-intent.ts';
import { quarterAt } from '../../core/coaching/quarter.ts';
import type { Instant, PersonId } from '../../core/identity.ts';
import type { Person } from '../../core/interviewer/person.ts';
import { siteModeOf } from '../../core/interviewer/site-mode.ts';
import type { Policy } from '../../core/rubric/policy.ts';
import type { Ports } from '../ports/ports.ts';
import { consoleLink, consolePaths } from '../runtime/console-links.ts';
import { cycleKeys, quarterStandingRow } from '../runtime/quarter-rows.ts';
import { keys, personRow, read } from '../runtime/rows.ts';
import { quarterCapacityRow, quarterKeys, quarterReportRow } from '../runtime/said-of-quarter.ts';
import type { CapacityNotice, Named, ProgrammeReport, SiteNotice } from './model.ts';

type GatherPorts = Pick<Ports, 'ledger' | 'links'>;

type Asked = {
  readonly intent: MailIntent;
  readonly person: Person;
  readonly policy: Policy;
  readonly now: Instant;
  readonly ports: GatherPorts;
};

const frame = ({ person, policy, now, ports }: Asked, path: string) => ({
  now,
  to: { name: person.name, timeZone: person.timeZone },
  links: { page: consoleLink(path, { person: person.id, policy, now, links: ports.links }) },
});

/** Two years of quarters: enough to see a direction, few enough for a phone. */
const mostQuarters = 8;

/** Undefined when no report of that quarter has been left. */
export const reportModel = async (asked: Asked): Promise<ProgrammeReport | undefined> => {
  const { intent, policy, ports } = asked;
  const report = await read(ports.ledger, quarterReportRow, quarterKeys.report(intent.subject ?? ''));
  if (report === undefined) return undefined;
  const { quarter, lines } = report.body;
  const history: ProgrammeReport['history'][number][] = [];
  for (const key of quartersUpTo(quarter, policy)) {
    const row = (await read(ports.ledger, quarterReportRow, quarterKeys.report(key)))?.body;
    if (row !== undefined)
      history.push({
        quarter: key,
        coachingLoops: row.coachingLoops,
        trainingSessions: row.trainingSessions,
      });
  }
  return { ...frame(asked, consolePaths.programme), kind: 'programme-report', quarter, lines, history };
};

/** Keys of this quarter and those before it, oldest first. */
const quartersUpTo = (quarter: string, policy: Policy): readonly string[] => {
  const found = [quarter];
  // Walks back month by month from the year's end, so that any set of starting months will do.
  let day = `${quarter.slice(0, 4)}-12-28`;
  let isBefore = false;
  for (let month = 0; month < 36 && found.length < mostQuarters; month += 1, day = addMonths(day, -1)) {
    const { key } = quarterAt(day, policy);
    if (key === quarter) isBefore = true;
    else if (isBefore && key !== found[0]) found.unshift(key);
  }
  return found;
};

/** Undefined once everybody has a place. */
export const capacityModel = async (asked: Asked): Promise<CapacityNotice | undefined> => {
  const { intent, ports } = asked;
  const row = (await read(ports.ledger, quarterCapacityRow, quarterKeys.capacity(intent.subject ?? '')))
    ?.body;
  const short = row?.shortages.filter(({ unplaced }) => unplaced.length > 0) ?? [];
  if (row === undefined || short.length === 0) return undefined;
  const shortages: CapacityNotice['shortages'][number][] = [];
  for (const { coach, shortMinutes, unplaced } of short) {
    const interviewers: Named[] = [];
    for (const { interviewer } of unplaced) interviewers.push(await named(interviewer, ports));
    shortages.push({ coach: await named(coach, ports), minutes: shortMinutes, interviewers });
  }
  const standing = await read(ports.ledger, quarterStandingRow, cycleKeys.standing(row.quarter));
  return {
    ...frame(asked, consolePaths.status),
    kind: 'capacity-notice',
    quarter: row.quarter,
    shortages,
    coachless: standing?.body.coachless.length ?? 0,
  };
};

/** Undefined when the site is off again, or the person has left it. */
export const siteModel = async (asked: Asked): Promise<SiteNotice | undefined> => {
  const { intent, person, policy, ports } = asked;
  const site = intent.subject ?? '';
  const mode = siteModeOf(person, policy);
  if (mode === 'off' || person.site !== site || !person.active) return undefined;
  return {
    ...frame(asked, consolePaths.record(person.id)),
    kind: 'site-notice',
    site,
    mode,
    ...(person.coach === undefined ? {} : { coach: await named(person.coach, ports) }),
  };
};

const named = async (id: PersonId, { ledger }: GatherPorts): Promise<Named> => ({
  name: (await read(ledger, personRow, keys.person(id)))?.body.name ?? id,
});
