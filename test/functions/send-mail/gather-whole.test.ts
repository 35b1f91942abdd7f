/** What each mail is told, whole: whom it names, where its links lead, and when it is not written at all. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { Task } from '../../../core/coaching/task.ts';
import { Instant, LoopId, PersonId, Sha256 } from '../../../core/identity.ts';
import { Person } from '../../../core/interviewer/person.ts';
import { defaultPolicy, Policy } from '../../../core/rubric/policy.ts';
import { openSqliteLedger } from '../../../functions/adapters/sqlite-ledger.ts';
import { signedLinks } from '../../../functions/adapters/signed-links.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import type { Artefacts } from '../../../functions/ports/artefacts.ts';
import type { Ledger } from '../../../functions/ports/ledger.ts';
import { recordLoop } from '../../../functions/record-loop/step.ts';
import { consoleKeys, disputeName, disputeRow } from '../../../functions/runtime/console-rows.ts';
import { cycleKeys, quarterStandingRow } from '../../../functions/runtime/quarter-rows.ts';
import { unassignedKey, writeArtefact } from '../../../functions/runtime/envelope.ts';
import {
  inboxRow,
  keys,
  mailRow,
  put,
  quarantineRow,
  taskRow,
  waitingRow,
} from '../../../functions/runtime/rows.ts';
import {
  quarterCapacityRow,
  quarterKeys,
  quarterReportRow,
} from '../../../functions/runtime/said-of-quarter.ts';
import { gatherModel } from '../../../functions/send-mail/gather.ts';
import { interview } from '../../support/interview.ts';
import { hired, keepLoop, memoryArtefacts } from '../../support/kept-loop.ts';
import { task } from './samples.ts';

const now = Instant.parse('2026-09-28T12:00:00.000Z');
const linksUntil = Date.parse('2026-10-28T12:00:00.000Z') / 1000;
const links = signedLinks(new Uint8Array(32));
const dana = PersonId.parse('dana');
const noor = PersonId.parse('noor');
const lead = LoopId.parse('w1');

let ledger: Ledger;
let artefacts: Artefacts;
beforeEach(async () => {
  ledger = openSqliteLedger({ path: ':memory:' });
  artefacts = memoryArtefacts();
  await hired(ledger, [
    { id: 'dana', coach: 'noor', site: 'berlin' },
    { id: 'rue' },
    { id: 'noor', role: 'coach' },
    { id: 'kim', role: 'coach' },
    { id: 'hedy', role: 'hr' },
    { id: 'otto', role: 'operations', timeZone: 'Europe/Berlin' },
    { id: 'olga', role: 'operations', active: false },
  ]);
});

const at = (privacy: object) => Policy.parse({ privacy });
const siteOff = at({ sites: { berlin: 'off' } });
const coachOnly = at({ sites: { berlin: 'coach-only' } });

const owed = async (id: string, more: Record<string, unknown> = {}): Promise<void> => {
  const body = Task.parse({ ...task, loopId: undefined, id, ...more });
  await ledger.commit([put(taskRow, keys.task(body.interviewer, body.id), 'absent', body)]);
};

const kept = async (): Promise<void> => {
  const endedAt = '2026-09-28T10:00:00.000Z';
  const state = await keepLoop(artefacts, { loopId: lead, interviewer: dana, endedAt, candidate: 'cand-1' });
  await recordLoop(state, { ledger, artefacts, clock: virtualClock(now) });
};

type Fields = Partial<Record<keyof MailIntent, unknown>> & { readonly kind: string };

const gathered = async (fields: Fields, policy = defaultPolicy, to = 'otto', more: Partial<Person> = {}) => {
  const person = Person.parse({
    ...((await ledger.get({ partition: 'roster', sort: to }))?.body as object),
    ...more,
  });
  const intent = MailIntent.parse({ id: 'i', to, createdAt: now, sendAt: now, state: 'queued', ...fields });
  return await gatherModel(intent, person, policy, now, { ledger, links, artefacts });
};

/** A page for that person, until the links of today end. */
const page = (path: string, person = 'otto', fragment = '') =>
  expect.stringMatching(
    new RegExp(`^http://localhost:4455${path}\\?for=${person}&until=${linksUntil}&sig=[\\w-]+${fragment}$`),
  );
const pages = (id: string, person: string) => ({
  page: page(`/tasks/dana/${id}`, person),
  moment: page(`/tasks/dana/${id}`, person, '#moment'),
  handOver: page(`/tasks/dana/${id}`, person, '#hand-over'),
  wrong: page(`/tasks/dana/${id}`, person, '#wrong'),
});
const otto = { name: 'otto Example', timeZone: 'Europe/Berlin' };
const glimpsed = {
  candidate: 'cand-1',
  round: 'system-design',
  startedAt: '2026-09-28T09:15:00.000Z',
  durationMin: 45,
};

describe('mails about a quarter', () => {
  const left = async (quarter: string, coachingLoops: number): Promise<void> => {
    const body = { quarter, at: now, lines: [], coachingLoops, trainingSessions: 1 };
    await ledger.commit([put(quarterReportRow, quarterKeys.report(quarter), 'absent', body)]);
  };

  it('tell its numbers beside those of the two years before, oldest first', async () => {
    const quarters = [2023, 2024, 2025, 2026].flatMap((year) =>
      [1, 2, 3, 4].map((part) => `${year}-Q${part}`),
    );
    for (const [index, quarter] of quarters.entries()) await left(quarter, index);
    expect(await gathered({ kind: 'programme-report', subject: '2026-Q3' })).toEqual({
      kind: 'programme-report',
      now,
      to: otto,
      links: { page: page('/programme') },
      quarter: '2026-Q3',
      lines: [],
      history: quarters
        .slice(7, 15)
        .map((quarter, index) => ({ quarter, coachingLoops: index + 7, trainingSessions: 1 })),
    });
  });

  it('tell the last of a year, and the first', async () => {
    for (const quarter of ['2025-Q4', '2026-Q1']) await left(quarter, 5);
    const historyOf = async (subject: string) => {
      const model = await gathered({ kind: 'programme-report', subject });
      return model?.kind === 'programme-report' ? model.history.map(({ quarter }) => quarter) : undefined;
    };
    expect(await historyOf('2025-Q4')).toEqual(['2025-Q4']);
    expect(await historyOf('2026-Q1')).toEqual(['2025-Q4', '2026-Q1']);
  });

  it('name who is short, by the names that are known, and how many have nobody', async () => {
    const [rue, gone] = [PersonId.parse('rue'), PersonId.parse('gone')];
    const unplaced = [
      { interviewer: dana, minutes: 15 },
      { interviewer: gone, minutes: 15 },
    ];
    const shortages = [
      { coach: noor, shortMinutes: 30, unplaced },
      { coach: PersonId.parse('kim'), shortMinutes: 5, unplaced: [] },
    ];
    const capacity = { quarter: '2026-Q4', at: now, shortages };
    await ledger.commit([put(quarterCapacityRow, quarterKeys.capacity('2026-Q4'), 'absent', capacity)]);
    const told = {
      kind: 'capacity-notice',
      now,
      to: otto,
      links: { page: page('/status') },
      quarter: '2026-Q4',
      shortages: [
        {
          coach: { name: 'noor Example' },
          minutes: 30,
          interviewers: [{ name: 'dana Example' }, { name: 'gone' }],
        },
      ],
      coachless: 0,
    };
    const asked = { kind: 'capacity-notice', subject: '2026-Q4' };
    expect(await gathered(asked)).toEqual(told);
    const counts = {
      attempt: 0,
      coaches: 1,
      placed: 1,
      unplaced: 2,
      shortMinutes: 30,
      postponed: 0,
      notDue: 0,
    };
    const standing = { quarter: '2026-Q4', at: now, ...counts, coachless: [rue, gone] };
    await ledger.commit([put(quarterStandingRow, cycleKeys.standing('2026-Q4'), 'absent', standing)]);
    expect(await gathered(asked)).toEqual({ ...told, coachless: 2 });
  });
});

describe('the notice of a site', () => {
  const asked = { kind: 'site-notice', subject: 'berlin' };
  const full = at({ sites: { berlin: 'full' } });

  it('tells what holds there, with the coach where there is one', async () => {
    const told = {
      kind: 'site-notice',
      now,
      to: { name: 'dana Example', timeZone: 'UTC' },
      links: { page: page('/record/dana', 'dana') },
      site: 'berlin',
      mode: 'full',
    };
    expect(await gathered(asked, full, 'dana')).toEqual({ ...told, coach: { name: 'noor Example' } });
    expect(await gathered(asked, full, 'dana', { coach: undefined })).toEqual(told);
    expect(await gathered(asked, coachOnly, 'dana')).toMatchObject({ mode: 'coach-only' });
  });

  it('is not written to whoever has left', async () => {
    expect(await gathered(asked, full, 'dana', { active: false })).toBeUndefined();
  });
});

describe('the notice of what was set aside', () => {
  const aside = async (key: string, when: string): Promise<void> => {
    const row = { key, code: 'empty', message: 'Empty.', at: Instant.parse(when), attempt: 0 };
    await ledger.commit([put(quarantineRow, keys.quarantined(key), 'absent', row)]);
  };

  it('lists what has been since it was written, from that instant on', async () => {
    await aside('a.vtt', '2026-09-28T11:59:59.999Z');
    expect(await gathered({ kind: 'quarantine-notice' })).toBeUndefined();
    await aside('b.vtt', now);
    expect(await gathered({ kind: 'quarantine-notice' })).toEqual({
      kind: 'quarantine-notice',
      now,
      to: otto,
      rows: [{ key: 'b.vtt', code: 'empty', message: 'Empty.', at: now, attempt: 0 }],
      links: { page: page('/quarantine') },
    });
  });
});

describe('the question whose voice it is', () => {
  const question = { kind: 'speaker-question', subject: 'w1' };
  const until = Instant.parse('2026-09-30T12:00:00.000Z');
  const waits = async (lacks: 'speakers' | 'metadata'): Promise<void> => {
    const row = {
      key: 'transcripts/w1.vtt',
      for: lacks,
      message: 'It waits.',
      since: now,
      until,
      subject: 'w1',
    };
    await ledger.commit([put(waitingRow, keys.waitingFor(row.key), 'absent', row)]);
  };
  const asks = async (interviewer = dana): Promise<void> => {
    const state = await keepLoop(artefacts, {
      loopId: lead,
      interviewer,
      endedAt: '2026-09-28T10:00:00.000Z',
      candidate: 'cand-1',
    });
    const voices = interview('I: Hello.\nC: Hello.\nO: Hello.');
    await writeArtefact(artefacts, unassignedKey(lead, state.execution), voices);
    const source = { revision: 0, modifiedAt: now, sha256: Sha256.parse('a'.repeat(64)) };
    const placed = { loopId: lead, interviewer, stem: 'w1', transcriptKey: 'transcripts/w1.vtt', source };
    const inbox = {
      ...placed,
      execution: state.execution,
      state: 'started' as const,
      attempt: 0,
      capturedAt: now,
    };
    await ledger.commit([put(inboxRow, keys.inbox(lead), 'absent', inbox)]);
  };

  it('says which interview it is, how many voices there are, and until when it waits', async () => {
    await asks();
    await waits('speakers');
    expect(await gathered(question)).toEqual({
      kind: 'speaker-question',
      now,
      to: otto,
      key: 'transcripts/w1.vtt',
      loopId: 'w1',
      interviewer: { name: 'dana Example' },
      loop: glimpsed,
      voices: 3,
      until,
      links: { page: page('/status') },
    });
  });

  it('names nobody whom the roster does not know', async () => {
    await asks(PersonId.parse('gone'));
    await waits('speakers');
    expect(await gathered(question)).not.toHaveProperty('interviewer');
  });

  it('is not asked once it is answered, or of what is no loop', async () => {
    await asks();
    expect(await gathered(question)).toBeUndefined();
    await waits('metadata');
    expect(await gathered(question)).toBeUndefined();
    expect(await gathered({ ...question, subject: 'w2' })).toBeUndefined();
    expect(await gathered({ ...question, subject: ' ' })).toBeUndefined();
  });
});

describe('a mail that came back', () => {
  const returned = async (more: Record<string, unknown> = {}): Promise<void> => {
    const mail = MailIntent.parse({
      id: 'm.1',
      kind: 'task-opened',
      to: 'noor',
      taskId: 't',
      interviewer: 'dana',
      createdAt: now,
      sendAt: now,
      state: 'complained',
      because: 'complained: They do not want it: not at all.',
      ...more,
    });
    await ledger.commit([put(mailRow, keys.mail(mail.to, mail.id), 'absent', mail)]);
  };
  const asked = { kind: 'mail-returned', subject: 'noor m.1' };
  const told = {
    kind: 'mail-returned',
    now,
    to: otto,
    links: { page: page('/status') },
    reader: { name: 'noor Example' },
    isComplaint: true,
    because: 'They do not want it: not at all.',
  };

  it('is told with the sentence behind its code, and what its reader owed', async () => {
    await owed('t');
    await returned();
    const row = (await ledger.get(keys.task(dana, 't')))?.body;
    expect(await gathered(asked)).toEqual({
      ...told,
      owed: {
        task: row,
        interviewer: { name: 'dana Example' },
        link: page('/tasks/dana/t', 'otto', '#hand-over'),
      },
    });
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['somebody else owes it by now', { owner: 'kim' }, {}],
    ['it was about no task', {}, { taskId: undefined }],
    ['it was about nobody', {}, { interviewer: undefined }],
    ['it was about a task that is gone', {}, { taskId: 'other' }],
    ['it was about somebody who is gone', { interviewer: 'gone' }, { interviewer: 'gone' }],
  ])('says nothing of what is owed where %s', async (_why, ofTask, ofMail) => {
    await owed('t', ofTask);
    await returned(ofMail);
    expect(await gathered(asked)).toEqual(told);
  });

  it.each([
    ['no subject', undefined],
    ['half a subject', 'noor'],
    ['another reader', 'kim m.1'],
    ['another mail', 'noor m.2'],
  ])('is not told with %s', async (_what, subject) => {
    await returned();
    expect(await gathered({ ...asked, subject })).toBeUndefined();
  });

  it('is not told where nothing says why, or its reader is gone', async () => {
    await returned({ because: undefined });
    expect(await gathered(asked)).toBeUndefined();
    await returned({ to: 'gone' });
    expect(await gathered({ ...asked, subject: 'gone m.1' })).toBeUndefined();
  });
});

describe('mails about a disputed finding', () => {
  const finding = { kind: 'leading-question' as const, turn: 1, start: 0, words: [1] };
  const subject = `w1#${disputeName(finding)}`;
  const key = consoleKeys.dispute(dana, lead, finding);
  const row = {
    loopId: lead,
    finding,
    by: dana,
    at: now,
    because: 'I asked openly.',
    state: 'open' as const,
  };
  const resolved = { by: noor, at: now, because: 'Yes.' };
  const raised = { kind: 'finding-disputed', interviewer: 'dana', subject };
  const decided = { kind: 'dispute-decided', interviewer: 'dana', subject };
  const told = (person: string) => ({
    now,
    to: { name: `${person} Example`, timeZone: 'UTC' },
    interviewer: { name: 'dana Example' },
    isOwn: person === 'dana',
    by: { name: 'dana Example' },
    loop: glimpsed,
    links: { page: page(`/disputes/dana/w1/${disputeName(finding)}`, person) },
  });

  it('ask whoever decides, and nobody else, until it is decided', async () => {
    await kept();
    await ledger.commit([put(disputeRow, key, 'absent', row)]);
    expect(await gathered(raised, defaultPolicy, 'noor')).toEqual({
      ...told('noor'),
      kind: 'finding-disputed',
    });
    for (const other of ['kim', 'otto', 'dana'])
      expect(await gathered(raised, defaultPolicy, other)).toBeUndefined();
    expect(await gathered(decided, defaultPolicy, 'dana')).toBeUndefined();
    await ledger.commit([put(disputeRow, key, 1, { ...row, state: 'upheld', resolved })]);
    expect(await gathered(raised, defaultPolicy, 'noor')).toBeUndefined();
  });

  it('ask operations where the coach has raised it', async () => {
    await kept();
    await ledger.commit([put(disputeRow, key, 'absent', { ...row, by: noor })]);
    expect(await gathered(raised)).toMatchObject({ kind: 'finding-disputed', by: { name: 'noor Example' } });
    expect(await gathered(raised, defaultPolicy, 'noor')).toBeUndefined();
    expect(await gathered(raised, defaultPolicy, 'olga')).toBeUndefined();
  });

  it.each([
    ['upheld', true],
    ['withdrawn', false],
  ] as const)('tell that it was %s, and by whom', async (state, stands) => {
    await kept();
    await ledger.commit([put(disputeRow, key, 'absent', { ...row, state, resolved })]);
    expect(await gathered(decided, defaultPolicy, 'dana')).toEqual({
      ...told('dana'),
      kind: 'dispute-decided',
      decidedBy: { name: 'noor Example' },
      stands,
    });
  });

  it('are not written where the site is off, nor to its interviewer where the coach alone talks', async () => {
    await kept();
    await ledger.commit([put(disputeRow, key, 'absent', { ...row, state: 'upheld', resolved })]);
    expect(await gathered(decided, siteOff, 'noor')).toBeUndefined();
    expect(await gathered(decided, coachOnly, 'dana')).toBeUndefined();
    expect(await gathered(decided, coachOnly, 'noor')).toMatchObject({ isOwn: false });
  });

  it.each([
    ['whose interview is gone', {}],
    ['of nobody', { interviewer: undefined }],
    ['of somebody who is gone', { interviewer: 'gone' }],
    ['that is named nowhere', { subject: undefined }],
    ['that nobody raised', { subject: 'w2#1.0.leading-question' }],
  ])('are not written about one %s', async (what, change) => {
    if (!what.startsWith('whose')) await kept();
    await ledger.commit([put(disputeRow, key, 'absent', { ...row, state: 'upheld', resolved })]);
    expect(await gathered({ ...decided, ...change }, defaultPolicy, 'dana')).toBeUndefined();
  });
});

describe('mails about a task', () => {
  const asked = { taskId: 't', interviewer: 'dana' };
  const feedback = {
    by: 'kim',
    at: now,
    moment: { loopId: 'w1', turn: 4 },
    rubricItem: 'Neutral questions',
    nextTry: 'Ask how.',
    text: '',
  };
  const told = async (person: string) => ({
    now,
    to: { name: `${person} Example`, timeZone: 'UTC' },
    task: (await ledger.get(keys.task(dana, 't')))?.body,
    interviewer: { name: 'dana Example' },
    links: pages('t', person),
  });

  it('name its loop where it is still there', async () => {
    await kept();
    await owed('t', { loopId: 'w1' });
    const model = await gathered({ ...asked, kind: 'task-opened' }, defaultPolicy, 'noor');
    expect(model).toMatchObject({ ...(await told('noor')), kind: 'task-opened', loop: glimpsed });
    expect(model).toMatchObject({
      loops: { counted: 1, needed: 5 },
      review: { schema: 'plumbline.review/1' },
    });
    expect(model).not.toHaveProperty('meetsAt');
  });

  it('name nothing of a loop that is gone', async () => {
    await owed('t', { loopId: 'w1' });
    const model = await gathered({ ...asked, kind: 'task-reminder' }, defaultPolicy, 'noor');
    expect(model).toEqual({ ...(await told('noor')), kind: 'task-reminder' });
  });

  it('say nothing of what was found to a coach who has yet to rate the same candidate', async () => {
    await kept();
    await owed('t', { loopId: 'w1' });
    const key = keys.meetingLoop(noor, 'cand-1', LoopId.parse('w9'));
    await ledger.commit([{ kind: 'put', key, expects: 'absent', body: {} }]);
    const model = await gathered({ ...asked, kind: 'task-opened' }, defaultPolicy, 'noor');
    expect(model).toEqual({
      ...(await told('noor')),
      kind: 'task-opened',
      loop: glimpsed,
      awaitsOwn: true,
    });
    await owed('q', { kind: 'quarterly', milestone: '2026-Q3' });
    const packet = await gathered({ ...asked, taskId: 'q', kind: 'task-opened' }, defaultPolicy, 'noor');
    expect(packet).toMatchObject({ look: { loops: [], counted: 1 } });
  });

  it('say from whom it was handed over, where that is known', async () => {
    const handover = (from: string) => ({ from, to: 'noor', at: now });
    await owed('t', { handovers: [handover('rue'), handover('kim')] });
    const kind = 'task-handed-over';
    const model = await gathered({ ...asked, kind }, defaultPolicy, 'noor');
    expect(model).toEqual({ ...(await told('noor')), kind, from: { name: 'kim Example' } });
  });

  it('say nothing of whoever handed it over and is gone', async () => {
    await owed('t', { handovers: [{ from: 'gone', to: 'noor', at: now }] });
    const model = await gathered({ ...asked, kind: 'task-handed-over' }, defaultPolicy, 'noor');
    expect(model).toEqual({ ...(await told('noor')), kind: 'task-handed-over' });
  });

  it('tell whoever sees to it who owes it, where somebody does', async () => {
    await owed('t');
    const model = await gathered({ ...asked, kind: 'task-escalated' }, defaultPolicy, 'kim');
    expect(model).toEqual({
      ...(await told('kim')),
      kind: 'task-escalated',
      owner: { name: 'noor Example' },
    });
    await owed('u', { owner: undefined });
    expect(
      await gathered({ ...asked, taskId: 'u', kind: 'task-escalated' }, defaultPolicy, 'kim'),
    ).not.toHaveProperty('owner');
  });

  it('bring feedback with the place it is about, from whoever wrote it', async () => {
    await kept();
    await owed('t', { state: 'coached', coachedAt: now, feedback });
    const model = await gathered({ ...asked, kind: 'feedback-ready' }, defaultPolicy, 'dana');
    expect(model).toEqual({
      ...(await told('dana')),
      kind: 'feedback-ready',
      coach: { name: 'kim Example' },
      momentMs: 240_000,
      transcript: expect.objectContaining({ schema: 'plumbline.transcript/1' }),
    });
  });

  it('bring feedback on an interview that is gone without it, and as the coach’s who owes it where nobody wrote it', async () => {
    await owed('t', { state: 'coached', coachedAt: now, feedback });
    const asks = { ...asked, kind: 'feedback-ready' };
    expect(await gathered(asks, defaultPolicy, 'dana')).toEqual({
      ...(await told('dana')),
      kind: 'feedback-ready',
      coach: { name: 'kim Example' },
    });
    await owed('u');
    expect(await gathered({ ...asks, taskId: 'u' }, defaultPolicy, 'dana')).toMatchObject({
      coach: { name: 'noor Example' },
    });
    await owed('v', { owner: 'gone' });
    expect(await gathered({ ...asks, taskId: 'v' }, defaultPolicy, 'dana')).toBeUndefined();
  });

  it('bring no feedback where the coach alone talks', async () => {
    await owed('t', { state: 'coached', coachedAt: now, feedback });
    expect(await gathered({ ...asked, kind: 'feedback-ready' }, coachOnly, 'dana')).toBeUndefined();
    expect(await gathered({ ...asked, kind: 'task-opened' }, coachOnly, 'noor')).toBeDefined();
  });

  it('say nothing where the site is off, but that a coach is wanted or HR is asked', async () => {
    for (const kind of ['first-loop-review', 'assign-coach', 'people-review'] as const)
      await owed(kind, { kind });
    const opened = async (taskId: string) =>
      await gathered({ ...asked, taskId, kind: 'task-opened' }, siteOff, 'otto');
    expect(await opened('first-loop-review')).toBeUndefined();
    expect(await opened('assign-coach')).toMatchObject({ kind: 'task-opened' });
    expect(await opened('people-review')).toMatchObject({ kind: 'task-opened' });
  });

  it.each([
    ['that is gone', { taskId: 'u' }],
    ['of nobody', { interviewer: undefined }],
    ['that is not named', { taskId: undefined }],
  ])('are not written about one %s', async (_what, change) => {
    await owed('t');
    expect(
      await gathered({ ...asked, kind: 'task-opened', ...change }, defaultPolicy, 'noor'),
    ).toBeUndefined();
  });

  it('are not written about one that was called off, nor about somebody who is gone', async () => {
    await owed('t', { state: 'cancelled' });
    expect(await gathered({ ...asked, kind: 'task-opened' }, defaultPolicy, 'noor')).toBeUndefined();
    await owed('t', { interviewer: 'gone' });
    const ofGone = { ...asked, interviewer: 'gone', kind: 'task-opened' };
    expect(await gathered(ofGone, defaultPolicy, 'noor')).toBeUndefined();
  });
});

describe('an invitation', () => {
  const booked = {
    kind: 'calibration',
    state: 'planned',
    owner: 'noor',
    minutes: 30,
    sequence: 2,
    dueAt: '2026-10-14T08:00:00.000Z',
  };
  const asked = { kind: 'invitation', taskId: 'c', interviewer: 'dana', subject: '2' };
  const off = { ...asked, kind: 'invitation-cancelled' };
  const meeting = {
    uid: 'c@plumbline',
    sequence: 2,
    // Mid-morning, where both are at work then.
    startsAt: '2026-10-14T10:00:00.000Z',
    endsAt: '2026-10-14T10:30:00.000Z',
  };
  const told = (person: string, audience: string) => ({
    kind: 'invitation',
    now,
    to: { name: `${person} Example`, timeZone: 'UTC', address: `${person}@example.com` },
    coach: { name: 'noor Example', address: 'noor@example.com' },
    interviewer: { name: 'dana Example', address: 'dana@example.com' },
    audience,
    meeting: expect.objectContaining({ uid: 'c@plumbline', sequence: 2 }),
    organizer: 'plumbline@localhost',
    links: pages('c', person),
  });

  it('tells each of the two with whom and when', async () => {
    await owed('c', { ...booked, dueAt: '2026-10-14T05:00:00.000Z' });
    expect(await gathered(asked, defaultPolicy, 'dana')).toMatchObject({
      ...told('dana', 'interviewer'),
      meeting,
      meetsAt: meeting.startsAt,
    });
    expect(await gathered(asked, defaultPolicy, 'noor')).toMatchObject(told('noor', 'coach'));
  });

  it('is sent where it says of which edition it is, or says nothing of it', async () => {
    await owed('c', booked);
    expect(await gathered({ ...asked, subject: undefined }, defaultPolicy, 'dana')).toBeDefined();
    expect(await gathered({ ...asked, subject: '3' }, defaultPolicy, 'dana')).toBeUndefined();
  });

  it('takes its replies where the policy says', async () => {
    await owed('c', booked);
    const policy = Policy.parse({ mail: { from: 'Plumbline <plumbline@example.com>' } });
    const replies = Policy.parse({ mail: { replyTo: 'Coaching <coaching@example.com>' } });
    expect(await gathered(asked, policy, 'dana')).toMatchObject({ organizer: 'plumbline@example.com' });
    expect(await gathered(asked, replies, 'dana')).toMatchObject({ organizer: 'coaching@example.com' });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['to whoever does not meet', {}, 'kim'],
    ['from operations, who hold it until there is a coach', { owner: 'otto' }, 'dana'],
    ['from somebody who is gone', { owner: 'gone' }, 'dana'],
    ['of a meeting that was held', { state: 'closed' }, 'dana'],
  ])('is not sent %s', async (_what, change, to) => {
    await owed('c', { ...booked, ...change });
    expect(await gathered(asked, defaultPolicy, to)).toBeUndefined();
  });

  it('is taken back with the coach it was with, where there is none any more', async () => {
    const handovers = [{ from: 'noor', to: 'otto', at: now }];
    await owed('c', { ...booked, owner: 'otto', handovers });
    expect(await gathered(off, defaultPolicy, 'noor')).toMatchObject({
      ...told('noor', 'former-coach'),
      kind: 'invitation-cancelled',
    });
    expect(await gathered(off, defaultPolicy, 'dana')).toMatchObject({ audience: 'interviewer' });
  });

  it('is taken back when the meeting was called off, and by operations where nobody coached before them', async () => {
    await owed('c', { ...booked, state: 'cancelled' });
    expect(await gathered(off, defaultPolicy, 'dana')).toMatchObject({ coach: { name: 'noor Example' } });
    await owed('d', { ...booked, owner: 'otto' });
    expect(await gathered({ ...off, taskId: 'd' }, defaultPolicy, 'dana')).toMatchObject({
      coach: { name: 'otto Example' },
    });
  });

  it('is not taken back where nobody is known whose it was', async () => {
    await owed('c', { ...booked, owner: undefined });
    expect(await gathered(off, defaultPolicy, 'dana')).toBeUndefined();
  });
});
