/** Who is who as a person says it: which loop is meant, what is kept, and what is refused. */
import { beforeEach, describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../core/faults.ts';
import { Instant, LoopId, PersonId, Sha256 } from '../../../core/identity.ts';
import type { InboxRow } from '../../../core/transcript/inbox.ts';
import { memoryLedger } from '../../../functions/adapters/memory-ledger.ts';
import { virtualClock } from '../../../functions/adapters/virtual-clock.ts';
import { transcriptKey, unassignedKey, writeArtefact } from '../../../functions/runtime/envelope.ts';
import {
  inboxRow,
  keys,
  put,
  read,
  speakersRow,
  uploadRow,
  waitingRow,
} from '../../../functions/runtime/rows.ts';
import { assignSpeakers, loopNamed, voicesOf } from '../../../functions/runtime/speakers.ts';
import { interview } from '../../support/interview.ts';
import { memoryArtefacts } from '../../support/kept-loop.ts';

const now = Instant.parse('2026-07-14T13:00:00.000Z');
const later = Instant.parse('2026-07-14T14:00:00.000Z');
const loopId = LoopId.parse('iv-1');
const key = 'transcripts/day/a.vtt';
const inbox: InboxRow = {
  loopId,
  interviewer: PersonId.parse('dana'),
  stem: 'transcripts/day/a',
  transcriptKey: key,
  source: { revision: 0, modifiedAt: now, sha256: Sha256.parse('a'.repeat(64)) },
  execution: 'r-1',
  state: 'started',
  attempt: 0,
  capturedAt: now,
};
const transcript = interview('I: Hello there.\nC: Hello.\nO: I listen.');
transcript.speakers = [
  { id: 'I', label: 'Speaker 1', role: 'unknown' },
  { id: 'C', label: 'Speaker 2', role: 'unknown' },
  { id: 'O', label: '', role: 'unknown' },
];

const world = () => ({ ledger: memoryLedger(), artefacts: memoryArtefacts(), clock: virtualClock(now) });
let ports: ReturnType<typeof world>;
beforeEach(async () => {
  ports = world();
  const upload = { stem: inbox.stem, attempt: 0, arrivedAt: now };
  await ports.ledger.commit([
    put(inboxRow, keys.inbox(loopId), 'absent', inbox),
    put(uploadRow, keys.upload(inbox.stem), 'absent', { ...upload, loopId }),
    put(uploadRow, keys.upload('transcripts/b'), 'absent', { ...upload, stem: 'transcripts/b' }),
  ]);
});

const kept = async (): Promise<void> =>
  await writeArtefact(ports.artefacts, unassignedKey(loopId, 'r-1'), transcript);
const loop = async () => await loopNamed(ports.ledger, loopId);

const refusalOf = async (work: Promise<unknown>): Promise<{ code: string; message: string }> => {
  try {
    await work;
  } catch (fault) {
    if (fault instanceof InvalidInput) return { code: fault.code, message: fault.message };
    throw fault;
  }
  throw new Error('It was taken.');
};

describe('a loop', () => {
  it.each([loopId, key, 'transcripts/day/a.meta.json'])('is known as %s', async (named) => {
    expect((await loopNamed(ports.ledger, named)).body).toEqual(inbox);
  });

  it.each(['iv-2', 'transcripts/b.vtt', 'transcripts/c.vtt', 'roster/people.csv', 'no id', ''])(
    'is not known as %j',
    async (named) => {
      expect(await refusalOf(loopNamed(ports.ledger, named))).toEqual({
        code: 'unknown-loop',
        message: `"${named}" is no loop that has come; give the id that plumbline status shows, or the key of its transcript.`,
      });
    },
  );

  it('has the voices of its transcript, also while nobody has said whose they are', async () => {
    expect(await refusalOf(voicesOf(await loop(), ports))).toEqual({
      code: 'not-read',
      message: `${key} has not been read yet, or could not be; see plumbline quarantine, then try again.`,
    });
    await kept();
    expect(await voicesOf(await loop(), ports)).toEqual(transcript);
    const known = { ...transcript, language: 'de' };
    await writeArtefact(ports.artefacts, transcriptKey(loopId, 'r-1'), known);
    expect(await voicesOf(await loop(), ports)).toEqual(known);
  });
});

describe('what somebody says of its speakers', () => {
  const stands = async () => ({
    speakers: (await read(ports.ledger, speakersRow, keys.speakers(loopId)))?.body,
    waiting: await read(ports.ledger, waitingRow, keys.waitingFor(key)),
    nextAt: (await ports.ledger.get(keys.waitingFor(key)))?.nextAt,
  });

  it('is kept by the labels of the transcript, and has the loop looked at now', async () => {
    await kept();
    const speakers = { 'Speaker 1': 'interviewer' };
    expect(await assignSpeakers(await loop(), { ' speaker  1': 'interviewer' }, ports)).toEqual({
      outcome: 'assigned',
      loopId,
      key,
      speakers,
    });
    const after = await stands();
    expect(after.speakers).toEqual({ revision: 1, speakers, at: now });
    expect(after.nextAt).toBe(now);
    expect(after.waiting?.body).toEqual({
      key,
      for: 'speakers',
      message: `${key}: who is who was said; it is read again in a moment.`,
      since: now,
      until: now,
      subject: loopId,
      execution: 'r-1',
    });
  });

  it('adds to what was said before, and waits since it began to', async () => {
    await kept();
    await assignSpeakers(await loop(), { 'Speaker 1': 'interviewer' }, ports);
    ports.clock.set(later);
    const both = { 'Speaker 1': 'interviewer', 'Speaker 2': 'candidate' } as const;
    expect(await assignSpeakers(await loop(), { 'Speaker 2': 'candidate' }, ports)).toMatchObject({
      outcome: 'assigned',
      speakers: both,
    });
    const after = await stands();
    expect(after.speakers).toEqual({ revision: 2, speakers: both, at: later });
    expect(after.waiting?.body).toMatchObject({ since: now, until: later });
  });

  it('changes nothing when it is said again, in whichever order', async () => {
    await kept();
    await assignSpeakers(await loop(), { 'Speaker 1': 'interviewer', 'Speaker 2': 'candidate' }, ports);
    const before = await stands();
    ports.clock.set(later);
    const again = await assignSpeakers(
      await loop(),
      { 'Speaker 2': 'candidate', 'Speaker 1': 'interviewer' },
      ports,
    );
    expect(again.outcome).toBe('already');
    expect(await stands()).toEqual(before);
  });

  it.each([
    ['Speaker 9', 'Speaker 9'],
    ['', ''],
  ])('is refused where nobody is called %j', async (_what, label) => {
    await kept();
    expect(await refusalOf(assignSpeakers(await loop(), { [label]: 'candidate' }, ports))).toEqual({
      code: 'unknown-speaker',
      message: `Nobody in the transcript of iv-1 has the label "${label}"; run plumbline assign iv-1 to see who is in it.`,
    });
    expect((await stands()).speakers).toBeUndefined();
  });

  it('is of somebody, and of fifty at most', async () => {
    await kept();
    const many = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [`${' '.repeat(n)}speaker 1`, 'observer' as const]),
      );
    for (const count of [0, 51])
      expect(await refusalOf(assignSpeakers(await loop(), many(count), ports))).toEqual({
        code: 'no-correction',
        message: `iv-1 wants between 1 and 50 speakers, and ${count} were named; say --speaker LABEL=interviewer.`,
      });
    expect(await assignSpeakers(await loop(), many(50), ports)).toMatchObject({ outcome: 'assigned' });
  });
});
