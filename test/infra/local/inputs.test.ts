import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CandidateRef, PersonId } from '../../../core/identity.ts';
import { policyInForce } from '../../../functions/runtime/policy.ts';
import {
  keys,
  outcomeRow,
  personRow,
  read,
  readAll,
  rubricRow,
  trainingRow,
} from '../../../functions/runtime/rows.ts';
import { inventedRubric } from '../../support/ats/interview.ts';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../../support/drop-folder.ts';
import { settleAt, withService } from '../../support/settle.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await dropFolder();
});
afterEach(async () => {
  await folder.remove();
});

const now = '2026-07-14T13:00:00Z';
const later = '2026-07-14T14:00:00Z';
const person = async (id: string) =>
  await withService(
    folder,
    now,
    async ({ ports }) => (await read(ports.ledger, personRow, keys.person(PersonId.parse(id))))?.body,
  );
const outcome = async (candidate: string) =>
  await withService(
    folder,
    now,
    async ({ ports }) =>
      (await read(ports.ledger, outcomeRow, keys.outcome(CandidateRef.parse(candidate))))?.body,
  );
const sessions = async (id: string): Promise<string[]> =>
  await withService(folder, now, async ({ ports }) => {
    const found: string[] = [];
    for await (const { body } of readAll(
      ports.ledger,
      trainingRow,
      keys.mailbox(PersonId.parse(id)),
      'training#',
    ))
      found.push(`${body.session} ${body.startsOn} ${body.endsOn}`);
    return found;
  });

describe('a roster in which a coach has gone', () => {
  it('asks operations at once for somebody to coach those they leave behind', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('transcripts/a.txt', interviewText());
    await folder.put('transcripts/a.meta.json', sidecar({ endedAt: '2026-07-14T12:45:00Z' }));
    const named = async (at: string) =>
      (await settleAt(folder, at)).tasks.filter(({ kind }) => kind === 'assign-coach');
    expect(await named(now)).toEqual([]);
    await folder.put(
      'roster/changes.csv',
      'id,name,email,timeZone,jobFamily,active,role\ncora,Cora Lindgren,cora@example.com,Europe/Berlin,engineering,false,coach',
    );
    expect(await named(later)).toMatchObject([{ interviewer: 'dana', coach: 'otto' }]);
  });
});

describe('a roster', () => {
  it('that comes late, or once more, brings back nothing that a newer one has changed', async () => {
    const newer = rosterCsv.replace('dana@example.com', 'dana.whitlock@example.com');
    await folder.put('roster/new.csv', newer, '2026-07-14T12:00:00Z');
    await settleAt(folder, now);
    await folder.put('roster/old.csv', rosterCsv, '2026-07-13T12:00:00Z');
    await settleAt(folder, later);
    expect((await person('dana'))?.email).toBe('dana.whitlock@example.com');
    await folder.put('roster/old.csv', rosterCsv, '2026-07-15T12:00:00Z');
    await settleAt(folder, later);
    expect((await person('dana'))?.email).toBe('dana@example.com');
  });

  const people = [
    {
      id: 'dana',
      name: 'Dana Whitlock',
      email: 'dana@example.com',
      timeZone: 'Europe/Berlin',
      coach: 'cora',
    },
    { id: 'cora', name: 'Cora Lindgren', email: 'cora@example.com', role: 'coach' },
  ];
  it.each([
    ['a CSV', rosterCsv],
    ['a CSV with semicolons', rosterCsv.replaceAll(',', ';')],
    ['a CSV from Windows', `\uFEFF${rosterCsv.replaceAll('\n', '\r\n')}`],
    ['a JSON array', JSON.stringify(people)],
    ['a JSON object that holds one', JSON.stringify({ people })],
  ])('as %s is applied', async (_what, content) => {
    await folder.put('roster/people', content);
    expect(await settleAt(folder, now)).toMatchObject({ quarantined: [], waiting: [] });
    expect(await person('dana')).toMatchObject({ name: 'Dana Whitlock', coach: 'cora' });
  });

  it('names each bad line, and applies the others; being absent from a later file deactivates nobody', async () => {
    const bad = [
      'eve,Eve Marlow,no-address,Europe/Berlin,engineering,,,true,interviewer',
      'dana,Dana Again,again@example.com,Europe/Berlin,engineering,,,true,interviewer',
      'ida,Ida Moss,ida@example.com,Mars/Olympus,engineering,,,true,interviewer',
    ];
    await folder.put('roster/people.csv', [rosterCsv, ...bad].join('\n'));
    const [row] = (await settleAt(folder, now)).quarantined;
    expect(row).toMatchObject({ key: 'roster/people.csv', code: 'lines-refused' });
    for (const said of ['line 5, column "email"', 'line 6, column "id"', 'line 7, column "timeZone"'])
      expect(row?.message).toContain(said);
    expect(await person('dana')).toMatchObject({ name: 'Dana Whitlock' });
    await folder.put('roster/more.csv', 'id,name,email\nida,Ida Moss,ida@example.com');
    await settleAt(folder, later);
    expect(await person('dana')).toMatchObject({ active: true });
    expect(await person('ida')).toMatchObject({ timeZone: 'UTC' });
  });

  it.each([
    ['JSON that is no table', '{"error": "not found"}', 'not-a-table'],
    ['a header alone', 'id,name,email', 'no-lines'],
    ['bytes that are no text', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0]), undefined],
  ])('of %s is set aside whole', async (_what, content, code) => {
    await folder.put('roster/people.csv', content);
    const { quarantined } = await settleAt(folder, now);
    expect(quarantined).toHaveLength(1);
    if (code !== undefined) expect(quarantined[0]?.code).toBe(code);
    expect(quarantined[0]?.code).not.toBe('internal-fault');
  });
});

describe('a list of training sessions', () => {
  const list =
    'session,attendee,startsOn,endsOn\nInterviewing 101,dana@example.com,2026-06-29,2026-06-30\nPanels,dana,2026-09-01,';
  it('is kept by attendee, by id or address; the same list again changes nothing', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('training/lms.csv', list);
    expect(await settleAt(folder, now)).toMatchObject({ quarantined: [], waiting: [] });
    const expected = ['Interviewing 101 2026-06-29 2026-06-30', 'Panels 2026-09-01 2026-09-01'];
    expect(await sessions('dana')).toEqual(expected);
    await folder.put('training/copy.csv', list);
    await settleAt(folder, later);
    expect(await sessions('dana')).toEqual(expected);
  });

  it('that comes before the roster waits for it', async () => {
    await folder.put('training/lms.csv', list);
    expect((await settleAt(folder, now)).waiting).toMatchObject([
      { key: 'training/lms.csv', for: 'roster', message: expect.stringContaining('"dana@example.com"') },
    ]);
    await folder.put('roster/people.csv', rosterCsv);
    expect(await settleAt(folder, now)).toMatchObject({ quarantined: [], waiting: [] });
    expect(await sessions('dana')).toHaveLength(2);
  });

  it('has its bad lines named', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put(
      'training/lms.csv',
      `${list}\nBackwards,dana,2026-09-02,2026-09-01\n,dana,2026-09-02,2026-09-03`,
    );
    const [row] = (await settleAt(folder, now)).quarantined;
    expect(row?.message).toMatch(/lms\.csv line 4, column "endsOn".+lms\.csv line 5, column "session"/);
    expect(await sessions('dana')).toHaveLength(2);
  });
});

describe('a list of outcomes', () => {
  it('is kept by hire, the latest measurement standing; bad lines are named', async () => {
    await folder.put(
      'outcomes/hires.csv',
      'Candidate,Performance,Measured on,Site\ncand-1,3.5,2027-09-30,berlin\ncand-2,good,2027-09-30,\ncand-3,4,2027-13-30,\n,4,2027-09-30,',
    );
    const [row] = (await settleAt(folder, now)).quarantined;
    expect(row).toMatchObject({ key: 'outcomes/hires.csv', code: 'lines-refused' });
    expect(row?.message).toMatch(
      /line 3, column "performance".+line 4, column "measuredOn".+line 5, column "candidate"/,
    );
    expect(await outcome('cand-1')).toEqual({
      candidate: 'cand-1',
      performance: 3.5,
      measuredOn: '2027-09-30',
      site: 'berlin',
    });
    await folder.put('outcomes/older.csv', 'candidate,performance,measuredOn\ncand-1,1,2027-03-30');
    await settleAt(folder, later);
    expect(await outcome('cand-1')).toMatchObject({ performance: 3.5 });
  });
});

describe('policy and rubric', () => {
  const hours = async (): Promise<number> =>
    await withService(
      folder,
      now,
      async ({ ports }) => (await policyInForce(ports.ledger)).admission.waitHours,
    );

  it.each([
    ['YAML', 'admission:\n  waitHours: 5\n'],
    ['JSON', '{"admission": {"waitHours": 5}}'],
  ])('are read as %s; the newest policy is in force in whatever order it comes', async (_what, content) => {
    await folder.put('policy/new.yaml', content, '2026-07-14T12:00:00Z');
    await settleAt(folder, now);
    expect(await hours()).toBe(5);
    await folder.put('policy/old.yaml', 'admission: {waitHours: 9}', '2026-07-13T12:00:00Z');
    await settleAt(folder, later);
    expect(await hours()).toBe(5);
  });

  it.each([
    ['policy', 'policy/policy.yaml', 'admission: {waitHours: soon}', 'policy-invalid', 'admission.waitHours'],
    ['policy', 'policy/policy.yaml', 'admision: {}', 'policy-invalid', 'admision'],
    [
      'rubric',
      'rubrics/eng.yaml',
      inventedRubric.replace('competencies: [scaling]', 'competencies: [charm]'),
      'rubric-invalid',
      'charm',
    ],
    ['rubric', 'rubrics/eng.yaml', 'competencies: [', 'not-json-or-yaml', 'eng.yaml'],
  ])(
    'a bad %s is set aside with the field’s name, and what was in force stays',
    async (_what, key, content, code, said) => {
      await folder.put('policy/good.yaml', 'admission: {waitHours: 5}', '2026-07-10T12:00:00Z');
      await settleAt(folder, now);
      await folder.put(key, content);
      const [row] = (await settleAt(folder, later)).quarantined;
      expect(row).toMatchObject({ key, code });
      expect(row?.message).toContain(said);
      expect(await hours()).toBe(5);
    },
  );

  it('keeps the newest version of a job family’s rubric', async () => {
    await folder.put('rubrics/new.yaml', inventedRubric.replace("'7'", "'8'"), '2026-07-14T12:00:00Z');
    await folder.put('rubrics/old.yaml', inventedRubric, '2026-07-13T12:00:00Z');
    await settleAt(folder, now);
    const found = await withService(
      folder,
      now,
      async ({ ports }) => await read(ports.ledger, rubricRow, keys.rubric('engineering')),
    );
    expect(found?.body.rubric.version).toBe('8');
  });
});

describe('an interview in another language than the rubric', () => {
  it('counts, gets no rates, and says that a person reads it', async () => {
    await folder.put('roster/people.csv', rosterCsv);
    await folder.put('rubrics/engineering.yaml', inventedRubric);
    await folder.put('transcripts/dana.txt', interviewText());
    await folder.put('transcripts/dana.meta.json', sidecar({ language: 'de' }));
    expect(await settleAt(folder, now)).toMatchObject({ loops: 1, quarantined: [] });
    const [review] = await folder.reviews();
    const { timeToScore: _score, ...measures } = review?.measures ?? {};
    for (const measure of Object.values(measures))
      expect(measure).toMatchObject({ kind: 'not-assessable', reason: 'language' });
    expect(review?.notAssessed.find(({ reason }) => reason === 'language')?.message).toMatch(
      /a person reads it/i,
    );
    const record = await withService(
      folder,
      now,
      async ({ ports }) => await ports.ledger.get(keys.record(PersonId.parse('dana'))),
    );
    expect(JSON.stringify(record?.body)).toContain('"loops":1');
  });
});
