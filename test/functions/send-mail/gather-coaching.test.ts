/** What mails about a disputed finding, a task or a meeting are told, whole: whom they name, where their links lead, and when they are not written at all. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LoopId } from '../../../core/identity.ts';
import { defaultPolicy, Policy } from '../../../core/rubric/policy.ts';
import { consoleKeys, disputeName, disputeRow } from '../../../functions/runtime/console-rows.ts';
import { keys, put } from '../../../functions/runtime/rows.ts';
import {
  booked,
  dana,
  type Gathering,
  gathering,
  glimpsed,
  inBerlin,
  loopId,
  noor,
  now,
  page,
} from './gathering.ts';

const siteOff = inBerlin('off');
const coachOnly = inBerlin('coach-only');
const pages = (id: string, person: string) => ({
  page: page(`/tasks/dana/${id}`, person),
  moment: page(`/tasks/dana/${id}`, person, '#moment'),
  handOver: page(`/tasks/dana/${id}`, person, '#hand-over'),
  wrong: page(`/tasks/dana/${id}`, person, '#wrong'),
});

let place: Gathering;
beforeEach(async () => {
  place = await gathering();
});

describe('mails about a disputed finding', () => {
  const finding = { kind: 'leading-question' as const, turn: 1, start: 0, words: [1] };
  const subject = `w1#${disputeName(finding)}`;
  const key = consoleKeys.dispute(dana, loopId, finding);
  const row = {
    loopId,
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
    await place.kept();
    await place.ledger.commit([put(disputeRow, key, 'absent', row)]);
    expect(await place.gathered(raised, defaultPolicy, 'noor')).toEqual({
      ...told('noor'),
      kind: 'finding-disputed',
    });
    for (const other of ['kim', 'otto', 'dana'])
      expect(await place.gathered(raised, defaultPolicy, other)).toBeUndefined();
    expect(await place.gathered(decided, defaultPolicy, 'dana')).toBeUndefined();
    await place.ledger.commit([put(disputeRow, key, 1, { ...row, state: 'upheld', resolved })]);
    expect(await place.gathered(raised, defaultPolicy, 'noor')).toBeUndefined();
  });

  it('ask operations where the coach has raised it', async () => {
    await place.kept();
    await place.ledger.commit([put(disputeRow, key, 'absent', { ...row, by: noor })]);
    expect(await place.gathered(raised)).toMatchObject({
      kind: 'finding-disputed',
      by: { name: 'noor Example' },
    });
    expect(await place.gathered(raised, defaultPolicy, 'noor')).toBeUndefined();
    expect(await place.gathered(raised, defaultPolicy, 'olga')).toBeUndefined();
  });

  it.each([
    ['upheld', true],
    ['withdrawn', false],
  ] as const)('tell that it was %s, and by whom', async (state, stands) => {
    await place.kept();
    await place.ledger.commit([put(disputeRow, key, 'absent', { ...row, state, resolved })]);
    expect(await place.gathered(decided, defaultPolicy, 'dana')).toEqual({
      ...told('dana'),
      kind: 'dispute-decided',
      decidedBy: { name: 'noor Example' },
      stands,
    });
  });

  it('are not written where the site is off, nor to its interviewer where the coach alone talks', async () => {
    await place.kept();
    await place.ledger.commit([put(disputeRow, key, 'absent', { ...row, state: 'upheld', resolved })]);
    expect(await place.gathered(decided, siteOff, 'noor')).toBeUndefined();
    expect(await place.gathered(decided, coachOnly, 'dana')).toBeUndefined();
    expect(await place.gathered(decided, coachOnly, 'noor')).toMatchObject({ isOwn: false });
  });

  it('are not written about one whose interview is gone', async () => {
    await place.ledger.commit([put(disputeRow, key, 'absent', { ...row, state: 'upheld', resolved })]);
    expect(await place.gathered(decided, defaultPolicy, 'dana')).toBeUndefined();
  });

  it.each([
    ['of nobody', { interviewer: undefined }],
    ['of somebody who is gone', { interviewer: 'gone' }],
    ['that is named nowhere', { subject: undefined }],
    ['that nobody raised', { subject: 'w2#1.0.leading-question' }],
  ])('are not written about one %s', async (_what, change) => {
    await place.kept();
    await place.ledger.commit([put(disputeRow, key, 'absent', { ...row, state: 'upheld', resolved })]);
    expect(await place.gathered({ ...decided, ...change }, defaultPolicy, 'dana')).toBeUndefined();
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
    task: (await place.ledger.get(keys.task(dana, 't')))?.body,
    interviewer: { name: 'dana Example' },
    links: pages('t', person),
  });

  it('name its loop where it is still there', async () => {
    await place.kept();
    await place.owed('t', { loopId: 'w1' });
    const model = await place.gathered({ ...asked, kind: 'task-opened' }, defaultPolicy, 'noor');
    expect(model).toMatchObject({ ...(await told('noor')), kind: 'task-opened', loop: glimpsed });
    expect(model).toMatchObject({
      loops: { counted: 1, needed: 5 },
      review: { schema: 'plumbline.review/1' },
    });
    expect(model).not.toHaveProperty('meetsAt');
  });

  it('name nothing of a loop that is gone', async () => {
    await place.owed('t', { loopId: 'w1' });
    const model = await place.gathered({ ...asked, kind: 'task-reminder' }, defaultPolicy, 'noor');
    expect(model).toEqual({ ...(await told('noor')), kind: 'task-reminder' });
  });

  it('say nothing of what was found to a coach who has yet to rate the same candidate', async () => {
    await place.kept();
    await place.owed('t', { loopId: 'w1' });
    const key = keys.meetingLoop(noor, 'cand-1', LoopId.parse('w9'));
    await place.ledger.commit([{ kind: 'put', key, expects: 'absent', body: {} }]);
    const model = await place.gathered({ ...asked, kind: 'task-opened' }, defaultPolicy, 'noor');
    expect(model).toEqual({
      ...(await told('noor')),
      kind: 'task-opened',
      loop: glimpsed,
      awaitsOwn: true,
    });
    await place.owed('q', { kind: 'quarterly', milestone: '2026-Q3' });
    const packet = await place.gathered(
      { ...asked, taskId: 'q', kind: 'task-opened' },
      defaultPolicy,
      'noor',
    );
    expect(packet).toMatchObject({ look: { loops: [], counted: 1 } });
  });

  it.each(['task-opened', 'task-reminder', 'task-handed-over'])(
    'are not sent to whoever owes it no more: %s',
    async (kind) => {
      await place.kept();
      await place.owed('t', { loopId: 'w1', owner: 'kim' });
      expect(await place.gathered({ ...asked, kind }, defaultPolicy, 'noor')).toBeUndefined();
      expect(await place.gathered({ ...asked, kind }, defaultPolicy, 'kim')).toHaveProperty('review');
    },
  );

  it.each(['first-loop-review', 'quarterly', 'calibration'] as const)(
    'say nothing of what was found to operations, who hold it until a coach does: %s',
    async (kind) => {
      await place.kept();
      await place.owed('t', { kind, loopId: 'w1', owner: 'otto' });
      const model = await place.gathered({ ...asked, kind: 'task-opened' }, defaultPolicy, 'otto');
      expect(model).toEqual({
        ...(await told('otto')),
        to: { name: 'otto Example', timeZone: 'Europe/Berlin' },
        kind: 'task-opened',
        loop: glimpsed,
        inTrust: true,
      });
    },
  );

  it('say from whom it was handed over, where that is known', async () => {
    const handover = (from: string) => ({ from, to: 'noor', at: now });
    await place.owed('t', { handovers: [handover('rue'), handover('kim')] });
    const kind = 'task-handed-over';
    const model = await place.gathered({ ...asked, kind }, defaultPolicy, 'noor');
    expect(model).toEqual({ ...(await told('noor')), kind, from: { name: 'kim Example' } });
  });

  it('say nothing of whoever handed it over and is gone', async () => {
    await place.owed('t', { handovers: [{ from: 'gone', to: 'noor', at: now }] });
    const model = await place.gathered({ ...asked, kind: 'task-handed-over' }, defaultPolicy, 'noor');
    expect(model).toEqual({ ...(await told('noor')), kind: 'task-handed-over' });
  });

  it('tell whoever sees to it who owes it, where somebody does', async () => {
    await place.owed('t');
    const model = await place.gathered({ ...asked, kind: 'task-escalated' }, defaultPolicy, 'kim');
    expect(model).toEqual({
      ...(await told('kim')),
      kind: 'task-escalated',
      owner: { name: 'noor Example' },
    });
    await place.owed('u', { owner: undefined });
    expect(
      await place.gathered({ ...asked, taskId: 'u', kind: 'task-escalated' }, defaultPolicy, 'kim'),
    ).not.toHaveProperty('owner');
  });

  it('lead nobody but HR to what HR was asked: the address alone says whom it is about', async () => {
    await place.owed('r', { kind: 'people-review', owner: 'noor' });
    const late = { ...asked, taskId: 'r', kind: 'task-escalated' };
    expect(await place.gathered(late, defaultPolicy, 'kim')).not.toHaveProperty('links');
    expect(await place.gathered(late, defaultPolicy, 'noor')).toHaveProperty('links');
  });

  it('bring feedback with the place it is about, from whoever wrote it', async () => {
    await place.kept();
    await place.owed('t', { state: 'coached', coachedAt: now, feedback });
    const model = await place.gathered({ ...asked, kind: 'feedback-ready' }, defaultPolicy, 'dana');
    expect(model).toEqual({
      ...(await told('dana')),
      kind: 'feedback-ready',
      coach: { name: 'kim Example' },
      momentMs: 240_000,
      transcript: expect.objectContaining({ schema: 'plumbline.transcript/1' }),
    });
  });

  it('bring feedback on an interview that is gone without it, and as the coach’s who owes it where nobody wrote it', async () => {
    await place.owed('t', { state: 'coached', coachedAt: now, feedback });
    const asks = { ...asked, kind: 'feedback-ready' };
    expect(await place.gathered(asks, defaultPolicy, 'dana')).toEqual({
      ...(await told('dana')),
      kind: 'feedback-ready',
      coach: { name: 'kim Example' },
    });
    await place.owed('u');
    expect(await place.gathered({ ...asks, taskId: 'u' }, defaultPolicy, 'dana')).toMatchObject({
      coach: { name: 'noor Example' },
    });
    await place.owed('v', { owner: 'gone' });
    expect(await place.gathered({ ...asks, taskId: 'v' }, defaultPolicy, 'dana')).toBeUndefined();
  });

  it('bring no feedback where the coach alone talks', async () => {
    await place.owed('t', { state: 'coached', coachedAt: now, feedback });
    expect(await place.gathered({ ...asked, kind: 'feedback-ready' }, coachOnly, 'dana')).toBeUndefined();
    expect(await place.gathered({ ...asked, kind: 'task-opened' }, coachOnly, 'noor')).toBeDefined();
  });

  it('say nothing where the site is off, but that a coach is wanted or HR is asked', async () => {
    for (const kind of ['first-loop-review', 'assign-coach', 'people-review'] as const)
      await place.owed(kind, { kind, owner: 'otto' });
    const opened = async (taskId: string) =>
      await place.gathered({ ...asked, taskId, kind: 'task-opened' }, siteOff, 'otto');
    expect(await opened('first-loop-review')).toBeUndefined();
    expect(await opened('assign-coach')).toMatchObject({ kind: 'task-opened' });
    expect(await opened('people-review')).toMatchObject({ kind: 'task-opened' });
  });

  it.each([
    ['that is gone', { taskId: 'u' }],
    ['of nobody', { interviewer: undefined }],
    ['that is not named', { taskId: undefined }],
  ])('are not written about one %s', async (_what, change) => {
    await place.owed('t');
    expect(
      await place.gathered({ ...asked, kind: 'task-opened', ...change }, defaultPolicy, 'noor'),
    ).toBeUndefined();
  });

  it('are not written about one that was called off, nor about somebody who is gone', async () => {
    await place.owed('t', { state: 'cancelled' });
    expect(await place.gathered({ ...asked, kind: 'task-opened' }, defaultPolicy, 'noor')).toBeUndefined();
    await place.owed('t', { interviewer: 'gone' });
    const ofGone = { ...asked, interviewer: 'gone', kind: 'task-opened' };
    expect(await place.gathered(ofGone, defaultPolicy, 'noor')).toBeUndefined();
  });
});

describe('an invitation', () => {
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
    await place.owed('c', { ...booked, dueAt: '2026-10-14T05:00:00.000Z' });
    expect(await place.gathered(asked, defaultPolicy, 'dana')).toMatchObject({
      ...told('dana', 'interviewer'),
      meeting,
      meetsAt: meeting.startsAt,
    });
    expect(await place.gathered(asked, defaultPolicy, 'noor')).toMatchObject(told('noor', 'coach'));
  });

  it('is sent where it says of which edition it is, or says nothing of it', async () => {
    await place.owed('c', booked);
    expect(await place.gathered({ ...asked, subject: undefined }, defaultPolicy, 'dana')).toBeDefined();
    expect(await place.gathered({ ...asked, subject: '3' }, defaultPolicy, 'dana')).toBeUndefined();
  });

  it('takes its replies where the policy says', async () => {
    await place.owed('c', booked);
    const policy = Policy.parse({ mail: { from: 'Plumbline <plumbline@example.com>' } });
    const replies = Policy.parse({ mail: { replyTo: 'Coaching <coaching@example.com>' } });
    expect(await place.gathered(asked, policy, 'dana')).toMatchObject({ organizer: 'plumbline@example.com' });
    expect(await place.gathered(asked, replies, 'dana')).toMatchObject({ organizer: 'coaching@example.com' });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['to whoever does not meet', {}, 'kim'],
    ['from operations, who hold it until there is a coach', { owner: 'otto' }, 'dana'],
    ['from somebody who is gone', { owner: 'gone' }, 'dana'],
    ['of a meeting that was held', { state: 'closed' }, 'dana'],
    ['of a meeting that begins now or is over', { dueAt: now }, 'dana'],
  ])('is not sent %s', async (_what, change, to) => {
    await place.owed('c', { ...booked, ...change });
    expect(await place.gathered(asked, defaultPolicy, to)).toBeUndefined();
  });

  it('is taken back with the coach it was with, where there is none any more', async () => {
    const handovers = [{ from: 'noor', to: 'otto', at: now }];
    await place.owed('c', { ...booked, owner: 'otto', handovers });
    expect(await place.gathered(off, defaultPolicy, 'noor')).toMatchObject({
      ...told('noor', 'former-coach'),
      kind: 'invitation-cancelled',
    });
    expect(await place.gathered(off, defaultPolicy, 'dana')).toMatchObject({ audience: 'interviewer' });
  });

  it('is taken back when the meeting was called off, and by operations where nobody coached before them', async () => {
    await place.owed('c', { ...booked, state: 'cancelled' });
    expect(await place.gathered(off, defaultPolicy, 'dana')).toMatchObject({
      coach: { name: 'noor Example' },
    });
    await place.owed('d', { ...booked, owner: 'otto' });
    expect(await place.gathered({ ...off, taskId: 'd' }, defaultPolicy, 'dana')).toMatchObject({
      coach: { name: 'otto Example' },
    });
  });

  it('is not taken back where nobody is known whose it was', async () => {
    await place.owed('c', { ...booked, owner: undefined });
    expect(await place.gathered(off, defaultPolicy, 'dana')).toBeUndefined();
  });
});
