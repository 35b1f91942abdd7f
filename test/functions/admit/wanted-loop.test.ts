import { beforeEach, describe, expect, it } from 'vitest';
import { LoopId, PersonId } from '../../../core/identity.ts';
import { fingerprint, sha256 } from '../../../functions/runtime/fingerprint.ts';
import { keys, put, speakersRow, waitingRow } from '../../../functions/runtime/rows.ts';
import { interviewText, sidecar } from '../../support/drop-folder.ts';
import { type Admission, admission, beside, later, now, text, told, vtt } from './admission.ts';

let place: Admission;
beforeEach(async () => {
  place = await admission();
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
    const { execution } = await place.envelope();
    const source = {
      revision: 0,
      modifiedAt: later(1),
      sha256: fingerprint(sha256(text), fingerprint(JSON.stringify(meta))),
    };
    expect(execution).toBe(`r-${fingerprint('iv-1', source.sha256, '', 0).slice(0, 40)}`);
    expect(await place.envelope()).toEqual({
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
    expect(await place.inbox()).toMatchObject({ attempt: 2, capturedAt: now });
  });

  it('is read anew for new words or metadata, and not for older ones', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    place.clock.set(later(1));
    expect(await place.drop({ [vtt]: interviewText('two') })).toBe('started');
    place.clock.set(later(2));
    expect(await place.drop({ [beside]: sidecar({ interviewId: 'iv-1', role: 'Staff engineer' }) })).toBe(
      'started',
    );
    expect((await place.envelope()).meta.role).toBe('Staff engineer');
    const older = { 'transcripts/old.meta.json': told, 'transcripts/old.vtt': interviewText('three') };
    place.clock.set(now);
    expect(await place.drop(older)).toBe('stale');
    expect(place.started).toHaveLength(3);
    expect(await place.inbox()).toMatchObject({ stem: 'transcripts/a', capturedAt: now });
    // A greater revision is newer, whenever it was written.
    const revised = { 'transcripts/old.meta.json': sidecar({ interviewId: 'iv-1', revision: 1 }) };
    expect(await place.drop(revised)).toBe('started');
    expect(await place.inbox()).toMatchObject({ stem: 'transcripts/old', source: { revision: 1 } });
  });

  it('is one under two names', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    expect(await place.drop({ 'transcripts/b.meta.json': told, 'transcripts/b.vtt': text })).toBe(
      'duplicate',
    );
    expect(place.started).toHaveLength(1);
    expect(await place.waiting()).toEqual([]);
  });

  it('is read with what somebody has said of its speakers', async () => {
    await place.drop({ [beside]: told, [vtt]: text });
    const said = { revision: 1, speakers: { 'Dana Whitlock': 'interviewer' as const }, at: now };
    await place.ports.ledger.commit([put(speakersRow, keys.speakers(LoopId.parse('iv-1')), 'absent', said)]);
    expect(await place.admit(vtt)).toBe('started');
    expect((await place.envelope()).assigned).toEqual(said);
    expect(await place.inbox()).toMatchObject({ assigned: 1 });
    const { sha256: source } = (await place.envelope()).source;
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
    expect(await place.waiting()).toMatchObject([{ for: 'speakers' }]);
    place.clock.set(later(72));
    expect(await place.admit(vtt)).toBe('quarantined');
    expect(await place.aside()).toMatchObject([
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
    expect(await place.waiting()).toEqual([]);
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
    const candidate = async (): Promise<string> => (await place.envelope()).meta.candidate;
    await place.drop({ [key]: JSON.stringify({ turns }) });
    expect(await candidate()).toBe('of-key');
    expect((await place.envelope()).meta.endedAt).toBe('2026-07-14T13:00:00.000Z');
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
