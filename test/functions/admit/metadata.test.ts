import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Instant, Sha256 } from '../../../core/identity.ts';
import { envelopeFrom, fromKey, objectMetadata, sidecarFrom } from '../../../functions/admit/metadata.ts';
import type { DropContent } from '../../../functions/ports/drop.ts';

const dropped = (
  key: string,
  content: string | Uint8Array,
  metadata: Readonly<Record<string, string>> = {},
): DropContent => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    key,
    bytes,
    metadata,
    sizeBytes: bytes.byteLength,
    modifiedAt: Instant.parse('2026-07-14T12:50:00.000Z'),
    sha256: Sha256.parse(createHash('sha256').update(bytes).digest('hex')),
  };
};

const told = {
  interviewer: 'dana',
  candidate: 'cand-17',
  round: 'system-design',
  startedAt: '2026-07-14T12:00:00Z',
  endedAt: '2026-07-14T12:45:00Z',
};
const meta = {
  ...told,
  startedAt: '2026-07-14T12:00:00.000Z',
  endedAt: '2026-07-14T12:45:00.000Z',
  participation: 'lead',
  revision: 0,
};
const sidecarKey = 'transcripts/a.meta.json';
const beside = (fields: Readonly<Record<string, unknown>>) =>
  sidecarFrom(dropped(sidecarKey, JSON.stringify({ ...told, ...fields })));
const refusal = (code: string, message: string) =>
  expect.objectContaining({ name: 'InvalidInput', code, message });

describe('a sidecar', () => {
  it('says the loop, its times kept as UTC', () => {
    expect(beside({})).toEqual(meta);
    expect(beside({ startedAt: '2026-07-14T14:00:00+02:00' })).toEqual(meta);
  });

  it('is the same one however its text is encoded, and with what cannot be seen', () => {
    const text = JSON.stringify(told);
    const units = Buffer.from(`\ufeff${text}`, 'utf16le');
    const written = [
      `\ufeff${text}`,
      new Uint8Array(units),
      new Uint8Array(Buffer.from(units).swap16()),
      text.replaceAll('":', '":\u00a0').replaceAll('cand-17', ' cand-17\u200b '),
      JSON.stringify({
        ...told,
        interviewer: '\u00a0dana ',
        candidate: 'cand-17\u2060',
        interviewId: ' 42 ',
      }),
    ];
    for (const content of written) expect(sidecarFrom(dropped(sidecarKey, content))).toMatchObject(meta);
    expect(beside({ interviewId: ' 42\u200b' }).interviewId).toBe('42');
  });

  it.each(['14.07.2026 12:00', '2026-07-14T12:00:00', '2026-07-14T12:00:00+0200', 'noon'])(
    'whose time is written as %s is told how to write it',
    (startedAt) => {
      expect(() => beside({ startedAt })).toThrow(
        refusal(
          'sidecar-invalid',
          `${sidecarKey}: startedAt is not usable (write it as 2026-07-14T12:00:00Z or 2026-07-14T14:00:00+02:00); correct it and drop it again.`,
        ),
      );
    },
  );

  it.each(['{', 'null ,', new Uint8Array([0x22, 0xff, 0x22])])('that is no JSON is named (%#)', (content) => {
    expect(() => sidecarFrom(dropped(sidecarKey, content))).toThrow(
      refusal(
        'sidecar-not-json',
        `${sidecarKey} is not JSON; drop it again as one JSON object with interviewer, candidate, round, startedAt and endedAt.`,
      ),
    );
  });

  it('that is no metadata is named with the field that is wrong', () => {
    expect(() => beside({ speakers: { Dana: 'boss' } })).toThrow(
      refusal(
        'sidecar-invalid',
        expect.stringMatching(
          /^transcripts\/a\.meta\.json: speakers\.Dana is not usable \(\S.+\); correct it/,
        ),
      ),
    );
    expect(() => sidecarFrom(dropped(sidecarKey, '[]'))).toThrow(
      refusal('sidecar-invalid', expect.stringMatching(/: the whole is not usable \(\S.+\); correct it/)),
    );
  });

  it('ends after it began', () => {
    const { startedAt } = told;
    expect(() => beside({ endedAt: startedAt })).toThrow(
      refusal(
        'ends-before-start',
        `${sidecarKey}: endedAt ${meta.startedAt} is not after startedAt ${meta.startedAt}; correct the times and drop it again.`,
      ),
    );
    expect(beside({ endedAt: '2026-07-14T12:00:00.001Z' })).toMatchObject({ startedAt: meta.startedAt });
  });

  it('lasts eight hours at most', () => {
    expect(beside({ endedAt: '2026-07-14T20:00:00Z' }).endedAt).toBe('2026-07-14T20:00:00.000Z');
    expect(() => beside({ endedAt: '2026-07-14T21:00:00Z' })).toThrow(
      refusal(
        'too-long',
        `${sidecarKey}: the loop lasts 9 hours, and 8 is the most one file may hold; split it or correct the times.`,
      ),
    );
    expect(() => beside({ endedAt: '2026-07-14T20:00:00.001Z' })).toThrow(
      expect.objectContaining({ code: 'too-long' }),
    );
  });

  it('is no larger than metadata ever is', () => {
    const sized = (bytes: number): string => {
      const text = JSON.stringify(told);
      return text.padEnd(bytes, ' ');
    };
    expect(sidecarFrom(dropped(sidecarKey, sized(262_144)))).toEqual(meta);
    expect(() => sidecarFrom(dropped(sidecarKey, sized(262_145)))).toThrow(
      refusal(
        'sidecar-too-large',
        `${sidecarKey} is 262145 bytes, more than metadata ever needs; drop the metadata alone as JSON.`,
      ),
    );
  });
});

describe('an envelope', () => {
  const key = 'transcripts/a.json';
  const envelope = (fields: object) =>
    envelopeFrom(dropped(key, JSON.stringify({ schema: 'plumbline.envelope/1', ...fields })));

  it('carries its metadata beside the turns', () => {
    expect(envelope({ meta: told, turns: [] })).toEqual(meta);
  });

  it('is known by its schema, which stands at its beginning, and by nothing else', () => {
    expect(envelopeFrom(dropped(key, JSON.stringify({ meta: told })))).toBeUndefined();
    expect(envelope({ schema: 'plumbline.envelope/2', meta: told })).toBeUndefined();
    expect(envelope({ schema: 'the plumbline.envelope/1', meta: told })).toBeUndefined();
    const late = JSON.stringify({ turns: 'x'.repeat(400), schema: 'plumbline.envelope/1', meta: told });
    expect(envelopeFrom(dropped(key, late))).toBeUndefined();
  });

  it('whose metadata are wrong is named itself', () => {
    expect(() => envelope({ meta: { ...told, candidate: '' } })).toThrow(
      refusal('sidecar-invalid', expect.stringContaining(`${key}: candidate is not usable`)),
    );
  });
});

describe('metadata on the object itself', () => {
  const on = (metadata: Readonly<Record<string, string>>) =>
    objectMetadata(dropped('transcripts/a.vtt', 'x', metadata));
  const folded = {
    interviewer: 'dana',
    candidate: 'cand-17',
    round: 'system-design',
    startedat: told.startedAt,
    'ended-at': told.endedAt,
  };

  it('is read however a store has folded its names', () => {
    expect(on(folded)).toEqual(meta);
    expect(
      on({
        ...folded,
        Interview_Id: 'iv-1',
        JOBFAMILY: 'engineering',
        'recording-started-at': told.startedAt,
        participation: 'panel',
        role: 'Engineer',
        language: 'en',
      }),
    ).toEqual({
      ...meta,
      interviewId: 'iv-1',
      jobFamily: 'engineering',
      recordingStartedAt: meta.startedAt,
      participation: 'panel',
      role: 'Engineer',
      language: 'en',
    });
  });

  it('takes its numbers and its yes from text, and says nothing of who speaks', () => {
    expect(on({ ...folded, revision: '3', consent: 'true', speakers: 'x' })).toEqual({
      ...meta,
      revision: 3,
      consent: true,
    });
    expect(on({ ...folded, consent: 'True' })?.consent).toBe(true);
    expect(on({ ...folded, consent: 'yes' })?.consent).toBe(false);
    expect(() => on({ ...folded, revision: 'third' })).toThrow(
      refusal('sidecar-invalid', expect.stringContaining('transcripts/a.vtt: revision is not usable')),
    );
  });

  it('is none where nobody is named', () => {
    const { interviewer: _interviewer, ...rest } = folded;
    expect(on(rest)).toBeUndefined();
    expect(on({})).toBeUndefined();
  });
});

describe('metadata in the key', () => {
  const template = 'transcripts/{jobFamily}/{interviewer}_{candidate}_{round}_{startedAt}.vtt';
  const named = 'transcripts/engineering/dana_cand-17_system-design_20260714T120000Z.vtt';

  it('is what its template says, as long as a usual interview where it has no end', () => {
    expect(fromKey(named, template, 60)).toEqual({
      ...meta,
      jobFamily: 'engineering',
      endedAt: '2026-07-14T13:00:00.000Z',
    });
  });

  it('ends where the key says so', () => {
    const both = 'transcripts/{interviewer}/{candidate}/{round}/{startedAt}_{endedAt}';
    const key = 'transcripts/dana/cand-17/system-design/2026-07-14T12-00_2026-07-14T12-45-00Z';
    expect(fromKey(key, both, 60)).toEqual(meta);
  });

  it.each([
    '20260714T1200',
    '2026-07-14T12:00:00Z',
    '2026-07-14T12-00',
    '20260714T120000',
    '2026-0714T12:0000',
  ])('has its time written as %s', (time) => {
    expect(fromKey(named.replace('20260714T120000Z', time), template, 60)?.startedAt).toBe(meta.startedAt);
  });

  it.each([
    'x20260714T120000Z',
    '20260714T120000Zx',
    '20260714',
    '2026071T120000Z',
    '+275760-09-13T00:00:00.000Z',
  ])('is refused with the time %s', (time) => {
    const key = named.replace('20260714T120000Z', time);
    expect(() => fromKey(key, template, 60)).toThrow(
      refusal('sidecar-invalid', expect.stringContaining(`${key}: startedAt is not usable`)),
    );
  });

  it.each([
    ['another folder', `x${named}`],
    ['a part less', 'transcripts/engineering/dana_cand-17_20260714T120000Z.vtt'],
    ['another ending', named.replace('.vtt', '.txt')],
    ['something behind', `${named}.gz`],
  ])('is none for a key with %s', (_, key) => {
    expect(fromKey(key, template, 60)).toBeUndefined();
  });

  it('is none without a template, or with one that names nobody', () => {
    expect(fromKey(named, undefined, 60)).toBeUndefined();
    expect(fromKey('transcripts/cand-17.vtt', 'transcripts/{candidate}.vtt', 60)).toBeUndefined();
    expect(fromKey('transcripts/a.vtt', 'transcripts/a.vtt', 60)).toBeUndefined();
  });
});
