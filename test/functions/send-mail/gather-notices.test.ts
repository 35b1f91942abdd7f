/** What notices are told, whole, of a quarter, a site, an upload, a voice or a mail that came back: whom they name, where their links lead, and when they are not written at all. */
import { beforeEach, describe, expect, it } from 'vitest';
import { MailIntent } from '../../../core/coaching/mail-intent.ts';
import { Instant, PersonId, Sha256 } from '../../../core/identity.ts';
import { unassignedKey, writeArtefact } from '../../../functions/runtime/envelope.ts';
import { cycleKeys, quarterStandingRow } from '../../../functions/runtime/quarter-rows.ts';
import { inboxRow, keys, mailRow, put, quarantineRow, waitingRow } from '../../../functions/runtime/rows.ts';
import {
  quarterCapacityRow,
  quarterKeys,
  quarterReportRow,
} from '../../../functions/runtime/said-of-quarter.ts';
import { interview } from '../../support/interview.ts';
import { keepLoop } from '../../support/kept-loop.ts';
import {
  dana,
  type Gathering,
  gathering,
  glimpsed,
  inBerlin,
  loop,
  loopId,
  noor,
  now,
  page,
} from './gathering.ts';

const otto = { name: 'otto Example', timeZone: 'Europe/Berlin' };

let place: Gathering;
beforeEach(async () => {
  place = await gathering();
});

describe('mails about a quarter', () => {
  const left = async (quarter: string, coachingLoops: number): Promise<void> => {
    const body = { quarter, at: now, lines: [], coachingLoops, trainingSessions: 1 };
    await place.ledger.commit([put(quarterReportRow, quarterKeys.report(quarter), 'absent', body)]);
  };

  it('tell its numbers beside those of the two years before, oldest first', async () => {
    const quarters = [2023, 2024, 2025, 2026].flatMap((year) =>
      [1, 2, 3, 4].map((part) => `${year}-Q${part}`),
    );
    for (const [index, quarter] of quarters.entries()) await left(quarter, index);
    expect(await place.gathered({ kind: 'programme-report', subject: '2026-Q3' })).toEqual({
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
      const model = await place.gathered({ kind: 'programme-report', subject });
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
    await place.ledger.commit([put(quarterCapacityRow, quarterKeys.capacity('2026-Q4'), 'absent', capacity)]);
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
    expect(await place.gathered(asked)).toEqual(told);
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
    await place.ledger.commit([put(quarterStandingRow, cycleKeys.standing('2026-Q4'), 'absent', standing)]);
    expect(await place.gathered(asked)).toEqual({ ...told, coachless: 2 });
  });
});

describe('the notice of a site', () => {
  const asked = { kind: 'site-notice', subject: 'berlin' };
  const full = inBerlin('full');

  it('tells what holds there, with the coach where there is one', async () => {
    const told = {
      kind: 'site-notice',
      now,
      to: { name: 'dana Example', timeZone: 'UTC' },
      links: { page: page('/record/dana', 'dana') },
      site: 'berlin',
      mode: 'full',
    };
    expect(await place.gathered(asked, full, 'dana')).toEqual({ ...told, coach: { name: 'noor Example' } });
    expect(await place.gathered(asked, full, 'dana', { coach: undefined })).toEqual(told);
    expect(await place.gathered(asked, inBerlin('coach-only'), 'dana')).toMatchObject({ mode: 'coach-only' });
  });

  it('is not written to whoever has left', async () => {
    expect(await place.gathered(asked, full, 'dana', { active: false })).toBeUndefined();
  });
});

describe('the notice of what was set aside', () => {
  const aside = async (key: string, when: string): Promise<void> => {
    const row = { key, code: 'empty', message: 'Empty.', at: Instant.parse(when), attempt: 0 };
    await place.ledger.commit([put(quarantineRow, keys.quarantined(key), 'absent', row)]);
  };

  it('lists what has been since it was written, from that instant on', async () => {
    await aside('a.vtt', '2026-09-28T11:59:59.999Z');
    expect(await place.gathered({ kind: 'quarantine-notice' })).toBeUndefined();
    await aside('b.vtt', now);
    expect(await place.gathered({ kind: 'quarantine-notice' })).toEqual({
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
    await place.ledger.commit([put(waitingRow, keys.waitingFor(row.key), 'absent', row)]);
  };
  const asks = async (interviewer = dana): Promise<void> => {
    const state = await keepLoop(place.artefacts, { ...loop, interviewer });
    const voices = interview('I: Hello.\nC: Hello.\nO: Hello.');
    await writeArtefact(place.artefacts, unassignedKey(loopId, state.execution), voices);
    const source = { revision: 0, modifiedAt: now, sha256: Sha256.parse('a'.repeat(64)) };
    const placed = { loopId, interviewer, stem: 'w1', transcriptKey: 'transcripts/w1.vtt', source };
    const inbox = {
      ...placed,
      execution: state.execution,
      state: 'started' as const,
      attempt: 0,
      capturedAt: now,
    };
    await place.ledger.commit([put(inboxRow, keys.inbox(loopId), 'absent', inbox)]);
  };

  it('says which interview it is, how many voices there are, and until when it waits', async () => {
    await asks();
    await waits('speakers');
    expect(await place.gathered(question)).toEqual({
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
    expect(await place.gathered(question)).not.toHaveProperty('interviewer');
  });

  it('is not asked once it is answered, or of what is no loop', async () => {
    await asks();
    expect(await place.gathered(question)).toBeUndefined();
    await waits('metadata');
    expect(await place.gathered(question)).toBeUndefined();
    expect(await place.gathered({ ...question, subject: 'w2' })).toBeUndefined();
    expect(await place.gathered({ ...question, subject: ' ' })).toBeUndefined();
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
    await place.ledger.commit([put(mailRow, keys.mail(mail.to, mail.id), 'absent', mail)]);
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
    await place.owed('t');
    await returned();
    const row = (await place.ledger.get(keys.task(dana, 't')))?.body;
    expect(await place.gathered(asked)).toEqual({
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
    await place.owed('t', ofTask);
    await returned(ofMail);
    expect(await place.gathered(asked)).toEqual(told);
  });

  it.each([
    ['no subject', undefined],
    ['half a subject', 'noor'],
    ['another reader', 'kim m.1'],
    ['another mail', 'noor m.2'],
  ])('is not told with %s', async (_what, subject) => {
    await returned();
    expect(await place.gathered({ ...asked, subject })).toBeUndefined();
  });

  it('is not told where nothing says why, or its reader is gone', async () => {
    await returned({ because: undefined });
    expect(await place.gathered(asked)).toBeUndefined();
    await returned({ to: 'gone' });
    expect(await place.gathered({ ...asked, subject: 'gone m.1' })).toBeUndefined();
  });
});
