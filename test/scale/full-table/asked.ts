/** What is done with a full table, and what each of it asks for: one more loop, a night, the pages, an erasure. */
import { plusDays } from '../../../core/coaching/calendar.ts';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { Task } from '../../../core/coaching/task.ts';
import type { CandidateRef } from '../../../core/identity.ts';
import type { Person } from '../../../core/interviewer/person.ts';
import type { Rubric } from '../../../core/rubric/rubric.ts';
import type { Artefacts } from '../../../functions/ports/artefacts.ts';
import { type VirtualClock, virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { roster } from '../../../functions/runtime/people.ts';
import { queuedWrites } from '../../../functions/runtime/queued-mail.ts';
import { keys, parseRow, prefixes, put, read, taskRow } from '../../../functions/runtime/rows.ts';
import { sendMail } from '../../../functions/send-mail/step.ts';
import { updateFleet } from '../../../functions/update-fleet/step.ts';
import { later } from '../../../infra/local/company/days.ts';
import { memoryStores } from '../../../infra/local/company/memory-stores.ts';
import { hourLong } from '../../../infra/local/cost/hour-long.ts';
import { eraseCandidate } from '../../../infra/local/operations/erasure/erase.ts';
import { openService, type Service } from '../../../infra/local/service.ts';
import { type Counted, countedLedger } from './counted.ts';
import { copiedLedger } from './copied-ledger.ts';
import { type Copies, copiesOf } from './copies.ts';
import type { LivedCompany } from './lived-company.ts';

/** What was asked, and the seconds of this process it took; those depend on who else is at work. */
export type Asked = Counted & { readonly seconds: number };

export type FullTable = {
  readonly copies: Copies;
  readonly interviewers: number;
  readonly loops: number;
  readonly asked: Readonly<Record<Deed, Asked>>;
};

export const deeds = [
  'a loop, its scorecard first',
  'a loop, its scorecard later',
  'a loop of the busiest',
  'a night',
  'the record page',
  'a search, by an interviewer',
  'a search, by a coach',
  'a coach’s page of a review',
  'a mail to a coach',
  'the programme page',
  'the status page',
  'the quarantine page',
  'erasing a candidate',
] as const;
export type Deed = (typeof deeds)[number];

type World = {
  readonly lived: LivedCompany;
  readonly copies: Copies;
  readonly service: Service;
  readonly clock: VirtualClock;
  readonly count: (work: () => Promise<unknown>) => Promise<Asked>;
  readonly drop: (files: Readonly<Record<string, string>>) => Promise<void>;
};

/** Artefacts are read through to those of the company that lived. */
const copiedArtefacts = (artefacts: Artefacts, { origin }: Copies): Artefacts => ({
  ...artefacts,
  get: async (key) => (await artefacts.get(key)) ?? (await artefacts.get(origin(key))),
  has: async (key) => (await artefacts.has(key)) || (await artefacts.has(origin(key))),
});

const worldOf = async (lived: LivedCompany, times: number): Promise<World> => {
  const copies = copiesOf(lived, times);
  const copied = copiedLedger(copies);
  const counted = countedLedger(copied, copies.bytes);
  const clock = virtualClock(lived.ends);
  const empty = memoryStores();
  const stores = {
    ...empty,
    artefacts: copiedArtefacts(lived.artefacts, copies),
    ledger: { ...copied, ...counted },
  };
  const service = await openService({ stores, clock, virtualTime: true, lanes: 1 });
  return {
    lived,
    copies,
    service,
    clock,
    async count(work) {
      counted.take();
      const began = performance.now();
      await work();
      return { ...counted.take(), seconds: (performance.now() - began) / 1000 };
    },
    /** Nothing is swept: what else falls due meanwhile is not this loop's. */
    async drop(files) {
      for (const [key, content] of Object.entries(files))
        stores.drop.upload(key, new TextEncoder().encode(content), clock.now());
      for (const key of Object.keys(files)) await service.admit(key);
      await service.finish();
    },
  };
};

const minuteMs = 60_000;

/** Of somebody in a copy; the loop is on their record at the end. */
const oneMore = async (
  { service, clock, copies, count, drop, lived }: World,
  { person, copy, order, number }: { person: Person; copy: number; order: 'first' | 'later'; number: number },
): Promise<Asked> => {
  const interviewer = {
    id: copies.name(person.id, copy),
    name: copies.name(person.name, copy),
  };
  const { id, candidate } = { id: `more-${number}`, candidate: `other-${number}` };
  const startedAt = later(clock.now(), 10 * minuteMs);
  const { endedAt, transcript, scorecard } = hourLong({
    id,
    interviewer,
    candidate,
    startedAt,
    rubric: rubricFor(person, lived.rubrics),
  });
  clock.set(later(endedAt, 10 * minuteMs));
  const asked = await count(async () => {
    if (order === 'first') await drop(scorecard);
    await drop(transcript);
    if (order === 'later') {
      clock.set(later(endedAt, 130 * minuteMs));
      await drop(scorecard);
    }
  });
  const [newest] = await service.ports.ledger.query({
    partition: keys.interviewer(interviewer.id as Person['id']),
    prefix: prefixes.loop,
    newestFirst: true,
    limit: 1,
  });
  if (newest?.body['loopId'] !== id) throw new Error(`${id} was not recorded.`);
  return asked;
};

const rubricFor = ({ jobFamily }: Person, rubrics: readonly Rubric[]): Rubric => {
  const found = rubrics.find((rubric) => rubric.jobFamily === jobFamily);
  if (found === undefined) throw new Error(`Nobody wrote a rubric for ${jobFamily}.`);
  return found;
};

/** The next night, with nothing to do but that a day has passed. */
const night = async ({ service, clock, count }: World): Promise<Asked> => {
  const wait = async (): Promise<void> => {
    const row = await service.ports.ledger.get(keys.fleet());
    if (row?.nextAt === undefined) throw new Error('There is no night to come.');
    clock.set(row.nextAt > clock.now() ? row.nextAt : clock.now());
  };
  await wait();
  // The first has seen nobody but those who were copied, and changes what rests on how many there are.
  await updateFleet(service.ports);
  await wait();
  return await count(async () => {
    const { outcome } = await updateFleet(service.ports);
    if (outcome !== 'updated') throw new Error('The night was not due.');
  });
};

const page = async (
  { service, count, clock }: World,
  person: Person['id'],
  path: string,
  query = '',
): Promise<Asked> => {
  // Its pages are drawn by components that Node reads only once the service is open.
  const { consoleApp } = await import('../../../functions/console/app.ts');
  const app = consoleApp(service.ports, { linkKey: service.linkKey });
  const link = service.ports.links.page({ person, path, expiresAt: later(clock.now(), 60 * minuteMs) });
  return await count(async () => {
    const response = await app.request(`http://localhost${link}${query}`);
    await response.text();
    if (response.status !== 200) throw new Error(`${path} is answered with ${response.status}.`);
  });
};

/** Says that something is owed, to whoever has got mails for as long as the company lived. */
const mail = async (
  { service, clock, count }: World,
  interviewer: Person['id'],
  review: string,
  to: Person['id'],
): Promise<Asked> => {
  const { ledger } = service.ports;
  const held = await read(ledger, taskRow, keys.task(interviewer, review));
  const now = clock.now();
  const owed = Task.parse({
    ...held?.body,
    id: `${review}.again`,
    state: 'open',
    owner: to,
    dueAt: plusDays(now, 9),
    nextAt: undefined,
  });
  const intent = MailIntent.parse({
    id: `task-opened.${review}.again`,
    kind: 'task-opened',
    to,
    taskId: owed.id,
    interviewer,
    createdAt: now,
    sendAt: now,
    state: 'queued',
  });
  await ledger.commit([
    put(taskRow, keys.task(interviewer, owed.id), 'absent', owed),
    ...queuedWrites(intent),
  ]);
  const key = keys.mail(to, intent.id);
  for (let tries = 0; tries < 9; tries += 1) {
    const found = { outcome: '' };
    const asked = await count(async () => void Object.assign(found, await sendMail(key, service.ports)));
    if (found.outcome === 'sent') return asked;
    // In the coach's own working hours, and once a day.
    const row = await ledger.get(key);
    if (row?.nextAt !== undefined) clock.set(row.nextAt);
  }
  throw new Error('The mail was not sent.');
};

type Chosen = {
  /** Whose own page it is, with as many loops as most have. */
  readonly ordinary: Person;
  readonly busiest: Person;
  readonly operations: Person;
  /** A quarterly review that was held, and who held it. */
  readonly review: { readonly interviewer: Person['id']; readonly id: string; readonly owner: Person['id'] };
  readonly candidate: CandidateRef;
};

const chosenFrom = ({ rows, people }: LivedCompany): Chosen => {
  const loops = (person: Person): number =>
    rows.filter(
      ({ partition, sort }) => partition === keys.interviewer(person.id) && sort.startsWith(prefixes.loop),
    ).length;
  const byLoops = people
    .filter(({ role, active }) => role === 'interviewer' && active)
    .sort((a, b) => loops(a) - loops(b));
  const [busiest, ordinary] = [byLoops.at(-1), byLoops[Math.floor((byLoops.length - 1) / 2)]];
  const operations = people.find(({ role, active }) => role === 'operations' && active);
  const review = rows
    .filter(({ partition, sort }) => partition.startsWith('interviewer#') && sort.startsWith(prefixes.task))
    .map((row) => parseRow(taskRow, row).body)
    .findLast(({ kind, owner, state }) => kind === 'quarterly' && owner !== undefined && state === 'closed');
  const candidate = rows.findLast(({ partition }) => partition.startsWith('judgements#'))?.body['candidate'];
  if (
    busiest === undefined ||
    ordinary === undefined ||
    operations === undefined ||
    review?.owner === undefined
  )
    throw new Error('The company has not lived long enough.');
  return {
    ordinary,
    busiest,
    operations,
    review: { interviewer: review.interviewer, id: review.id, owner: review.owner },
    candidate: candidate as CandidateRef,
  };
};

/** As many copies of the company as asked for, and all deeds done in it. */
export const fullTable = async (lived: LivedCompany, times: number): Promise<FullTable> => {
  const world = await worldOf(lived, times);
  const { copies, service } = world;
  const { ordinary, busiest, operations, review, candidate } = chosenFrom(lived);
  const copy = Math.floor(times / 2);
  const named = <Text extends string>(text: Text): Text => copies.name(text, copy) as Text;
  // An instance that stays: it has read the roster.
  await roster(service.ports.ledger);
  const first = await oneMore(world, { person: ordinary, copy, order: 'first', number: 1 });
  const second = await oneMore(world, { person: ordinary, copy, order: 'later', number: 2 });
  const third = await oneMore(world, { person: busiest, copy, order: 'first', number: 3 });
  const asked: FullTable['asked'] = {
    'a loop, its scorecard first': first,
    'a loop, its scorecard later': second,
    'a loop of the busiest': third,
    'the record page': await page(world, named(ordinary.id), consolePaths.record(named(ordinary.id))),
    'a search, by an interviewer': await page(world, named(ordinary.id), consolePaths.search, '&q=design'),
    'a search, by a coach': await page(world, named(review.owner), consolePaths.search, '&q=design'),
    'a coach’s page of a review': await page(
      world,
      named(review.owner),
      consolePaths.task({ interviewer: named(review.interviewer), id: named(review.id) as never }),
    ),
    'a mail to a coach': await mail(world, named(review.interviewer), named(review.id), named(review.owner)),
    'the programme page': await page(world, operations.id, consolePaths.programme),
    'the status page': await page(world, operations.id, consolePaths.status),
    'the quarantine page': await page(world, operations.id, consolePaths.quarantine),
    'erasing a candidate': await world.count(async () => {
      const { loops } = await eraseCandidate(named(candidate), service.ports);
      if (loops.length === 0) throw new Error('The candidate had no loop.');
    }),
    'a night': await night(world),
  };
  return {
    copies,
    interviewers: times * lived.people.filter(({ role }) => role === 'interviewer').length,
    loops: times * lived.loops,
    asked,
  };
};
