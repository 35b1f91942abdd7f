import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../functions/runtime/fingerprint.ts';
import { tombstoneWrites } from '../../../functions/runtime/tombstones.ts';
import { sidecar } from '../../support/drop-folder.ts';
import { hired } from '../../support/kept-loop.ts';
import { type Admission, admission, beside, later, now, text, told, vtt } from './admission.ts';

let place: Admission;
beforeEach(async () => {
  place = await admission();
});

describe('half of an upload', () => {
  it('that says what the loop is waits for the transcript', async () => {
    expect(await place.drop({ [beside]: told })).toBe('waiting');
    expect(await place.waiting()).toEqual([
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
    expect(await place.waiting()).toEqual([]);
  });

  it('that is the transcript waits for its metadata, and goes on with them', async () => {
    expect(await place.drop({ [vtt]: text })).toBe('waiting');
    expect(await place.waiting()).toEqual([
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
    expect(await place.waiting()).toEqual([]);
    expect(await place.rows(`content#${sha256(text)}`)).toEqual([{ sort: 'loop', body: { loopId: 'iv-1' } }]);
  });

  it('waits as long as the policy says from when it came, and is then set aside for what it lacks', async () => {
    await place.drop({ [vtt]: text });
    place.clock.set(later(71));
    expect(await place.admit(vtt)).toBe('waiting');
    expect(await place.waiting()).toMatchObject([{ since: now, until: later(72) }]);
    place.clock.set(later(72));
    expect(await place.admit(vtt)).toBe('quarantined');
    expect(await place.waiting()).toEqual([]);
    expect(await place.aside()).toMatchObject([
      {
        key: vtt,
        code: 'no-metadata',
        stem: 'transcripts/a',
        message: expect.stringMatching(/ It waited 72 hours\.$/),
      },
    ]);
    expect(await place.drop({ [beside]: told })).toBe('started');
    expect(await place.aside()).toEqual([]);
  });

  it('that is no interview at all is set aside at once', async () => {
    expect(await place.drop({ [vtt]: 'Lunch is at one.' })).toBe('quarantined');
    expect(await place.aside()).toMatchObject([{ key: vtt, code: 'not-a-transcript' }]);
    expect(await place.waiting()).toEqual([]);
  });

  it('whose bytes are a loop already is a duplicate, and waits no more', async () => {
    await place.drop({ 'transcripts/copy.vtt': text });
    expect(await place.drop({ [beside]: told, [vtt]: text })).toBe('started');
    expect(place.announced).toEqual(['transcripts/copy.vtt']);
    expect(await place.admit('transcripts/copy.vtt')).toBe('duplicate');
    expect(await place.waiting()).toEqual([]);
    expect(await place.rows(`content#${sha256(text)}`)).toEqual([{ sort: 'loop', body: { loopId: 'iv-1' } }]);
    expect(place.started).toHaveLength(1);
  });
});

describe('a loop that cannot be placed', () => {
  it('waits for the roster where nobody on it is meant, and goes on when somebody is', async () => {
    const meant = sidecar({ interviewId: 'iv-1', interviewer: 'noor' });
    expect(await place.drop({ [beside]: meant, [vtt]: text })).toBe('waiting');
    expect(await place.waiting()).toMatchObject([
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
    expect(await place.inbox()).toMatchObject({ interviewer: 'noor' });
  });

  it('is set aside without the consent that the policy asks for, and read with it', async () => {
    place = await admission({ admission: { consentRequired: true } });
    const without = sidecar({ interviewId: 'iv-1', consent: undefined });
    expect(await place.drop({ [beside]: without, [vtt]: text })).toBe('quarantined');
    expect(await place.aside()).toMatchObject([
      {
        key: vtt,
        code: 'no-consent',
        message: `${vtt} was not read: the policy asks for recorded consent and the metadata has none; add "consent": true when it was given.`,
      },
    ]);
    expect(await place.waiting()).toEqual([]);
    expect(await place.drop({ [beside]: told })).toBe('started');
    expect(await place.aside()).toEqual([]);
  });

  it('because of its sidecar blames the sidecar', async () => {
    expect(await place.drop({ [vtt]: text, [beside]: '{' })).toBe('quarantined');
    expect(await place.aside()).toMatchObject([
      { key: beside, code: 'sidecar-not-json', stem: 'transcripts/a', attempt: 0 },
    ]);
    expect(await place.drop({ [beside]: told })).toBe('started');
    expect(await place.aside()).toEqual([]);
  });

  it('because its candidate was erased is listed once, with its transcript', async () => {
    await place.ports.ledger.commit(tombstoneWrites('cand-17', undefined, now, { loops: [], traces: [] }));
    expect(await place.drop({ [beside]: told })).toBe('quarantined');
    expect(await place.aside()).toMatchObject([{ key: beside, code: 'erased-candidate' }]);
    expect(await place.drop({ [vtt]: text })).toBe('quarantined');
    expect(await place.aside()).toMatchObject([{ key: vtt, code: 'erased-candidate' }]);
    expect(await place.waiting()).toEqual([]);
  });
});
