import { beforeEach, describe, expect, it } from 'vitest';
import { Instant, LoopId, PersonId } from '../../../core/identity.ts';
import { fingerprint, sha256 } from '../../../functions/runtime/fingerprint.ts';
import { envelopeKey, LoopEnvelope, readArtefact } from '../../../functions/runtime/envelope.ts';
import { cycleKeys, quarterStartRow } from '../../../functions/runtime/quarter-rows.ts';
import { keys, put, quarantineRow, speakersRow, waitingRow } from '../../../functions/runtime/rows.ts';
import { tombstoneWrites } from '../../../functions/runtime/tombstones.ts';
import { interviewText, sidecar } from '../../support/drop-folder.ts';
import { hired } from '../../support/kept-loop.ts';
import { type Admission, admission, now } from './admission.ts';

const vtt = 'transcripts/a.vtt';
const beside = 'transcripts/a.meta.json';
const text = interviewText('one');
const told = sidecar({ interviewId: 'iv-1' });
const later = (hours: number): Instant =>
  Instant.parse(new Date(Date.parse(now) + hours * 3_600_000).toISOString());

let place: Admission;
beforeEach(async () => {
  place = await admission();
});

const waiting = async () => (await place.rows(keys.waiting)).map(({ body }) => body);
const aside = async () => (await place.rows(keys.quarantine)).map(({ body }) => body);
const inbox = async (loopId = 'iv-1') =>
  (await place.rows(`loop#${loopId}`)).find(({ sort }) => sort === 'inbox')?.body;
const envelope = async (at = place.started.length - 1) => {
  const { loopId, execution } = place.started[at]?.input ?? {};
  return await readArtefact(
    place.ports.artefacts,
    LoopEnvelope,
    envelopeKey(LoopId.parse(loopId), String(execution)),
  );
};

describe('an object in no folder that is read', () => {
  const key = 'elsewhere/a.vtt';

  it('is set aside with the folders that are, noted, and said once', async () => {
    expect(await place.drop({ [key]: 'x' })).toBe('quarantined');
    const row = {
      key,
      code: 'unknown-folder',
      message: `${key} is in no folder Plumbline reads; drop it under transcripts, scorecards, roster, training, rubrics, policy or outcomes.`,
      at: now,
      attempt: 0,
    };
    expect(await aside()).toEqual([row]);
    const noted = [{ sort: 'arrival', body: { key, sizeBytes: 1, modifiedAt: now, arrivedAt: now } }];
    expect(await place.rows(`arrival#${key}`)).toEqual(noted);
    place.clock.advance(60_000);
    expect(await place.admit(key)).toBe('quarantined');
    expect(await aside()).toEqual([row]);
    expect(await place.rows(`arrival#${key}`)).toEqual(noted);
  });

  it('is noted nowhere when it has gone again', async () => {
    expect(await place.admit(key)).toBe('quarantined');
    expect(await place.rows(`arrival#${key}`)).toEqual([]);
  });
});

describe('what has been taken away', () => {
  it.each(['roster/people.csv', vtt])('waits for nothing and is listed no more (%s)', async (key) => {
    const waits = { key, for: 'roster', message: 'x', since: now, until: later(72), subject: 'x' } as const;
    await place.ports.ledger.commit([
      put(waitingRow, keys.waitingFor(key), 'absent', waits),
      put(quarantineRow, keys.quarantined(key), 'absent', {
        key,
        code: 'x',
        message: 'x',
        at: now,
        attempt: 0,
      }),
    ]);
    expect(await place.admit(key)).toBe('gone');
    expect([await waiting(), await aside()]).toEqual([[], []]);
    expect(await place.admit(key)).toBe('gone');
  });
});

describe('a file that is no part of an interview', () => {
  const key = 'roster/people.csv';

  it('has one execution for its content, whatever is announced', async () => {
    expect(await place.drop({ [key]: 'id' })).toBe('started');
    expect(await place.admit(key)).toBe('already');
    expect(place.started).toEqual([
      {
        machine: 'apply-input',
        name: `i-${fingerprint(key, sha256('id'), now, 0, 0).slice(0, 40)}`,
        input: { key, sha256: sha256('id'), execution: place.started[0]?.name, attempt: 0 },
      },
    ]);
  });

  it('has another for other content, for a later time, and for each redrive', async () => {
    await place.drop({ [key]: 'id' });
    expect(await place.drop({ [key]: 'id,name' })).toBe('started');
    place.clock.advance(1000);
    expect(await place.drop({ [key]: 'id,name' })).toBe('started');
    expect(await place.admit(key, true)).toBe('started');
    expect(await place.admit(key, true)).toBe('started');
    expect(new Set(place.started.map(({ name }) => name)).size).toBe(5);
    expect(place.started.map(({ input }) => input['attempt'])).toEqual([0, 0, 0, 1, 1]);
  });

  it('counts on from the attempt that was set aside', async () => {
    await place.drop({ [key]: 'id' });
    const row = { key, code: 'x', message: 'x', at: now, attempt: 2 };
    await place.ports.ledger.commit([put(quarantineRow, keys.quarantined(key), 'absent', row)]);
    expect(await place.admit(key)).toBe('already');
    expect(await place.admit(key, true)).toBe('started');
    expect(place.started.at(-1)?.input['attempt']).toBe(3);
  });

  it('is looked at again each time while it waits', async () => {
    await place.drop({ [key]: 'id' });
    const row = { key, for: 'roster', message: 'x', since: now, until: later(72), subject: 'x' } as const;
    await place.ports.ledger.commit([put(waitingRow, keys.waitingFor(key), 'absent', row)]);
    expect(await place.admit(key)).toBe('started');
    expect(await place.admit(key)).toBe('started');
  });
});

describe('a quarter that was set aside', () => {
  const key = 'quarters/2026-Q3';

  it('begins at once when it is redriven, and is nothing of the drop', async () => {
    await place.ports.ledger.commit([
      put(quarterStartRow, cycleKeys.start(), 'absent', { since: now, attempt: 1 }, { nextAt: later(100) }),
    ]);
    expect(await place.admit(key, true)).toBe('started');
    expect(await place.ports.ledger.due(now, 10)).toMatchObject([
      { ...cycleKeys.start(), body: { since: now, attempt: 1 } },
    ]);
    expect(await aside()).toEqual([]);
  });

  it('is gone where no quarter is kept, and a stray unless somebody redrives it', async () => {
    expect(await place.admit(key, true)).toBe('gone');
    expect(await place.admit(key)).toBe('quarantined');
  });
});

describe('half of an upload', () => {
  it('that says what the loop is waits for the transcript', async () => {
    expect(await place.drop({ [beside]: told })).toBe('waiting');
    expect(await waiting()).toEqual([
      {
        key: beside,
        for: 'transcript',
        message:
          'transcripts/a.meta.json says what the loop is, and the transcript has not come; drop it beside the sidecar.',
        since: now,
        until: later(72),
        subject: 'transcripts/a',
      },
    ]);
    expect((await place.ports.ledger.due(later(72), 10)).map(({ sort }) => sort)).toEqual([
      `waiting#${beside}`,
    ]);
    expect(await place.drop({ [vtt]: text })).toBe('started');
    expect(await waiting()).toEqual([]);
  });

  it('that is the transcript waits for its metadata, and goes on with them', async () => {
    expect(await place.drop({ [vtt]: text })).toBe('waiting');
    expect(await waiting()).toEqual([
      {
        key: vtt,
        for: 'metadata',
        message: `${vtt} does not say whose loop it is; drop transcripts/a.meta.json with interviewer, candidate, round, startedAt and endedAt.`,
        since: now,
        until: later(72),
        subject: 'transcripts/a',
      },
    ]);
    expect(await place.rows(`content#${sha256(text)}`)).toEqual([
      { sort: `twin#${vtt}`, body: { key: vtt } },
    ]);
    expect(await place.drop({ [beside]: told })).toBe('started');
    expect(await waiting()).toEqual([]);
    expect(await place.rows(`content#${sha256(text)}`)).toEqual([{ sort: 'loop', body: { loopId: 'iv-1' } }]);
  });

  it('waits as long as the policy says from when it came, and is then set aside for what it lacks', async () => {
    await place.drop({ [vtt]: text });
    place.clock.set(later(71));
    expect(await place.admit(vtt)).toBe('waiting');
    expect(await waiting()).toMatchObject([{ since: now, until: later(72) }]);
    place.clock.set(later(72));
    expect(await place.admit(vtt)).toBe('quarantined');
    expect(await waiting()).toEqual([]);
    expect(await aside()).toMatchObject([
      {
        key: vtt,
        code: 'no-metadata',
        stem: 'transcripts/a',
        message: expect.stringMatching(/ It waited 72 hours\.$/),
      },
    ]);
    expect(await place.drop({ [beside]: told })).toBe('started');
    expect(await aside()).toEqual([]);
  });

  it('that is no interview at all is set aside at once', async () => {
    expect(await place.drop({ [vtt]: 'Lunch is at one.' })).toBe('quarantined');
    expect(await aside()).toMatchObject([{ key: vtt, code: 'not-a-transcript' }]);
    expect(await waiting()).toEqual([]);
  });

  it('whose bytes are a loop already is a duplicate, and waits no more', async () => {
    await place.drop({ 'transcripts/copy.vtt': text });
    expect(await place.drop({ [beside]: told, [vtt]: text })).toBe('started');
    expect(place.announced).toEqual(['transcripts/copy.vtt']);
    expect(await place.admit('transcripts/copy.vtt')).toBe('duplicate');
    expect(await waiting()).toEqual([]);
    expect(await place.rows(`content#${sha256(text)}`)).toEqual([{ sort: 'loop', body: { loopId: 'iv-1' } }]);
    expect(place.started).toHaveLength(1);
  });
});

describe('a loop that cannot be placed', () => {
  it('waits for the roster where nobody on it is meant, and goes on when somebody is', async () => {
    const meant = sidecar({ interviewId: 'iv-1', interviewer: 'noor' });
    expect(await place.drop({ [beside]: meant, [vtt]: text })).toBe('waiting');
    expect(await waiting()).toMatchObject([
      {
        key: vtt,
        for: 'roster',
        subject: 'noor',
        message: `${vtt}: nobody on the roster is "noor"; add the row to the roster, or correct the sidecar.`,
      },
    ]);
    // It says whose it is, so no copy of it is needed to know it by.
    expect(await place.rows(`content#${sha256(text)}`)).toEqual([]);
    await hired(place.ports.ledger, [{ id: 'noor' }]);
    expect(await place.admit(vtt)).toBe('started');
    expect(await inbox()).toMatchObject({ interviewer: 'noor' });
  });

  it('is set aside without the consent that the policy asks for, and read with it', async () => {
    place = await admission({ admission: { consentRequired: true } });
    const without = sidecar({ interviewId: 'iv-1', consent: undefined });
    expect(await place.drop({ [beside]: without, [vtt]: text })).toBe('quarantined');
    expect(await aside()).toMatchObject([
      {
        key: vtt,
        code: 'no-consent',
        message: `${vtt} was not read: the policy asks for recorded consent and the metadata has none; add "consent": true when it was given.`,
      },
    ]);
    expect(await waiting()).toEqual([]);
    expect(await place.drop({ [beside]: told })).toBe('started');
    expect(await aside()).toEqual([]);
  });

  it('because of its sidecar blames the sidecar', async () => {
    expect(await place.drop({ [vtt]: text, [beside]: '{' })).toBe('quarantined');
    expect(await aside()).toMatchObject([
      { key: beside, code: 'sidecar-not-json', stem: 'transcripts/a', attempt: 0 },
    ]);
    expect(await place.drop({ [beside]: told })).toBe('started');
    expect(await aside()).toEqual([]);
  });

  it('because its candidate was erased is listed once, with its transcript', async () => {
    await place.ports.ledger.commit(tombstoneWrites('cand-17', undefined, now, { loops: [], traces: [] }));
    expect(await place.drop({ [beside]: told })).toBe('quarantined');
    expect(await aside()).toMatchObject([{ key: beside, code: 'erased-candidate' }]);
    expect(await place.drop({ [vtt]: text })).toBe('quarantined');
    expect(await aside()).toMatchObject([{ key: vtt, code: 'erased-candidate' }]);
    expect(await waiting()).toEqual([]);
  });
});

describe('a loop that has all it needs', () => {
  it('is wanted by one execution, with all that it is read by', async () => {
    expect(await place.drop({ [beside]: told })).toBe('waiting');
    place.clock.set(later(1));
    expect(await place.drop({ [vtt]: text })).toBe('started');
    const meta = {
      interviewId: 'iv-1',
      interviewer: 'dana',
      candidate: 'cand-17',
      role: 'Backend engineer',
      round: 'system-design',
      jobFamily: 'engineering',
      startedAt: '2026-07-14T12:00:00.000Z',
      endedAt: '2026-07-14T12:45:00.000Z',
      participation: 'lead',
      revision: 0,
      consent: true,
    };
    const { execution } = await envelope();
    const source = {
      revision: 0,
      modifiedAt: later(1),
      sha256: fingerprint(sha256(text), fingerprint(JSON.stringify(meta))),
    };
    expect(execution).toBe(`r-${fingerprint('iv-1', source.sha256, '', 0).slice(0, 40)}`);
    expect(await envelope()).toEqual({
      loopId: 'iv-1',
      interviewer: 'dana',
      execution,
      meta,
      transcript: { key: vtt, sha256: sha256(text) },
      source,
      // When the transcript came; its metadata had been there before.
      capturedAt: later(1),
    });
    const stem = 'transcripts/a';
    expect(place.started).toEqual([
      {
        machine: 'review-loop',
        name: execution,
        input: { loopId: 'iv-1', execution, interviewer: 'dana', key: vtt, stem, attempt: 0 },
      },
    ]);
    expect(await place.rows('loop#iv-1')).toEqual([
      {
        sort: 'inbox',
        body: {
          loopId: 'iv-1',
          interviewer: 'dana',
          stem,
          transcriptKey: vtt,
          source,
          execution,
          state: 'started',
          attempt: 0,
          capturedAt: later(1),
        },
      },
      { sort: 'place', body: { interviewer: 'dana', sort: `loop#${meta.endedAt}#iv-1` } },
    ]);
    expect(await place.rows(keys.meeting(PersonId.parse('dana'), 'cand-17'))).toEqual([
      {
        sort: 'loop#iv-1',
        body: {
          loopId: 'iv-1',
          stem,
          round: 'system-design',
          jobFamily: 'engineering',
          startedAt: meta.startedAt,
          interviewId: 'iv-1',
        },
      },
    ]);
    expect(await place.rows(`upload#${stem}`)).toMatchObject([
      {
        body: {
          stem,
          loopId: 'iv-1',
          attempt: 0,
          arrivedAt: now,
          transcript: { key: vtt },
          sidecar: { key: beside },
        },
      },
    ]);
  });

  it('is already known when it is announced again, by either half', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    for (const key of [beside, vtt, vtt]) expect(await place.admit(key)).toBe('already');
    expect(place.started).toHaveLength(1);
  });

  it('is tried once more with each redrive', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    expect(await place.admit(vtt, true)).toBe('started');
    expect(await place.admit(vtt, true)).toBe('started');
    expect(place.started.map(({ input }) => input['attempt'])).toEqual([0, 1, 2]);
    expect(new Set(place.started.map(({ name }) => name)).size).toBe(3);
    expect(await inbox()).toMatchObject({ attempt: 2, capturedAt: now });
  });

  it('is read anew for new words or metadata, and not for older ones', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    place.clock.set(later(1));
    expect(await place.drop({ [vtt]: interviewText('two') })).toBe('started');
    place.clock.set(later(2));
    expect(await place.drop({ [beside]: sidecar({ interviewId: 'iv-1', role: 'Staff engineer' }) })).toBe(
      'started',
    );
    expect((await envelope()).meta.role).toBe('Staff engineer');
    const older = { 'transcripts/old.meta.json': told, 'transcripts/old.vtt': interviewText('three') };
    place.clock.set(now);
    expect(await place.drop(older)).toBe('stale');
    expect(place.started).toHaveLength(3);
    expect(await inbox()).toMatchObject({ stem: 'transcripts/a', capturedAt: now });
    // A greater revision is newer, whenever it was written.
    const revised = { 'transcripts/old.meta.json': sidecar({ interviewId: 'iv-1', revision: 1 }) };
    expect(await place.drop(revised)).toBe('started');
    expect(await inbox()).toMatchObject({ stem: 'transcripts/old', source: { revision: 1 } });
  });

  it('is one under two names', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    expect(await place.drop({ 'transcripts/b.meta.json': told, 'transcripts/b.vtt': text })).toBe(
      'duplicate',
    );
    expect(place.started).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  it('is read with what somebody has said of its speakers', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    const said = { revision: 1, speakers: { 'Dana Whitlock': 'interviewer' as const }, at: now };
    await place.ports.ledger.commit([put(speakersRow, keys.speakers(LoopId.parse('iv-1')), 'absent', said)]);
    expect(await place.admit(vtt)).toBe('started');
    expect((await envelope()).assigned).toEqual(said);
    expect(await inbox()).toMatchObject({ assigned: 1 });
    const { sha256: source } = (await envelope()).source;
    expect(place.started.at(-1)?.name).toBe(`r-${fingerprint('iv-1', source, '', 0, 1).slice(0, 40)}`);
    expect(await place.admit(vtt)).toBe('already');
  });

  it('has other loops of the two looked at, and itself not', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    expect(place.announced).toEqual([]);
    const second = sidecar({ interviewId: 'iv-2', round: 'coding' });
    await place.drop({ 'transcripts/b.meta.json': second, 'transcripts/b.vtt': interviewText('two') });
    expect(place.announced).toEqual([vtt]);
  });

  it('waits on for who speaks, and is set aside once nobody has said it in time', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    const { name: execution } = place.started[0] ?? { name: '' };
    const asks = {
      key: vtt,
      for: 'speakers',
      message: 'Nobody can tell who leads.',
      since: now,
      until: later(72),
      subject: 'iv-1',
      execution,
    } as const;
    await place.ports.ledger.commit([put(waitingRow, keys.waitingFor(vtt), 'absent', asks)]);
    expect(await place.admit(vtt)).toBe('waiting');
    expect(await waiting()).toMatchObject([{ for: 'speakers' }]);
    place.clock.set(later(72));
    expect(await place.admit(vtt)).toBe('quarantined');
    expect(await aside()).toMatchObject([
      {
        key: vtt,
        code: 'no-speakers-named',
        message: `Nobody can tell who leads. It waited from ${now} until ${later(72)}.`,
      },
    ]);
  });

  it('asks for nothing any more where an execution that is not wanted asked', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    const asks = {
      key: vtt,
      for: 'speakers',
      message: 'x',
      since: now,
      until: later(72),
      subject: 'iv-1',
    } as const;
    await place.ports.ledger.commit([
      put(waitingRow, keys.waitingFor(vtt), 'absent', { ...asks, execution: 'r-of-before' }),
    ]);
    expect(await place.admit(vtt)).toBe('already');
    expect(await waiting()).toEqual([]);
  });
});

describe('whose loop it is', () => {
  const idOf = async (fields: Readonly<Record<string, unknown>>): Promise<unknown> => {
    await place.drop({ [beside]: sidecar(fields), [vtt]: text });
    return place.started.at(-1)?.input['loopId'];
  };

  it('goes by the interview’s id, of a panel by whoever led a part of it', async () => {
    expect(await idOf({ interviewId: 'iv-9' })).toBe('iv-9');
    expect(await idOf({ interviewId: 'iv-9', participation: 'panel' })).toBe('iv-9.dana');
  });

  it('goes by a hash where the id cannot be one of ours', async () => {
    expect(await idOf({ interviewId: 'iv 9' })).toBe(`l-${fingerprint('iv 9').slice(0, 24)}`);
    expect(await idOf({ interviewId: 'iv 9', participation: 'panel' })).toBe(
      `l-${fingerprint('iv 9', 'dana').slice(0, 24)}`,
    );
  });

  it('goes without an id by the four facts that no two loops share', async () => {
    expect(await idOf({})).toBe(
      `l-${fingerprint('dana', 'cand-17', 'system-design', '2026-07-14T12:00:00.000Z').slice(0, 24)}`,
    );
  });

  it('is said by an envelope before a sidecar, by that before the key, and by the key before the object', async () => {
    place = await admission({
      admission: { keyTemplate: 'transcripts/{interviewer}_{candidate}_{round}_{startedAt}.json' },
    });
    const key = 'transcripts/dana_of-key_coding_20260714T120000Z.json';
    const turns = [{ speaker: 'Dana', text: 'What did you measure first?' }];
    const candidate = async (): Promise<string> => (await envelope()).meta.candidate;
    await place.drop({ [key]: JSON.stringify({ turns }) });
    expect(await candidate()).toBe('of-key');
    expect((await envelope()).meta.endedAt).toBe('2026-07-14T13:00:00.000Z');
    await place.drop({ [key.replace('.json', '.meta.json')]: sidecar({ candidate: 'of-sidecar' }) });
    expect(await candidate()).toBe('of-sidecar');
    const whole = {
      schema: 'plumbline.envelope/1',
      meta: JSON.parse(sidecar({ candidate: 'of-envelope' })),
      turns,
    };
    await place.drop({ [key]: JSON.stringify(whole) });
    expect(await candidate()).toBe('of-envelope');
    const capitals = key.replace('.json', '.JSON');
    await place.drop({ [capitals]: JSON.stringify(whole) });
    expect(await candidate()).toBe('of-envelope');
  });
});
