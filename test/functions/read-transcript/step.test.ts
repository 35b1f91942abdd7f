import { beforeEach, describe, expect, it } from 'vitest';
import { Policy } from '../../../core/rubric/policy.ts';
import { Transcript } from '../../../core/transcript/transcript.ts';
import { readTranscript } from '../../../functions/read-transcript/step.ts';
import { type LoopEnvelope, readArtefact, unassignedKey } from '../../../functions/runtime/envelope.ts';
import { nextEdition } from '../../../functions/runtime/people.ts';
import { keys, policyRow, put, read, speakersRow, waitingRow } from '../../../functions/runtime/rows.ts';
import { admittedTo, key, loopId, type Meta, now, transcriptIn, type World, world } from './admitted.ts';
import { mailsTo, wanted } from '../../support/ledger-rows.ts';

const vtt = (lines: readonly (readonly [string, string])[]): string =>
  [
    'WEBVTT',
    ...lines.flatMap(([label, text], index) => [
      '',
      `00:${String(index).padStart(2, '0')}:00.000 --> 00:${String(index).padStart(2, '0')}:30.000`,
      `<v ${label}>${text}`,
    ]),
  ].join('\n');

/** As a platform that knows who is in the room writes it. */
const named = vtt([
  ['dana Example', 'Tell me about a system that you built and that had to grow.'],
  ['Robin', 'I built a feed service, and it fell over at ten thousand users, so I split it.'],
  ['dana Example', 'What did you measure first?'],
  ['Robin', 'I measured the queue depth and the time that each worker spent waiting.'],
]);

/** Two voices, of which either may lead. */
const nameless = vtt([
  ['Speaker 1', 'Good morning, shall we begin?'],
  ['Speaker 2', 'Good morning, yes, shall we?'],
]);

let ports: World;
let drop: World['drop'];
let ledger: World['ledger'];
beforeEach(async () => {
  ports = await world();
  ({ drop, ledger } = ports);
});

const admitted = async (text: string, meta?: Meta, more?: Partial<LoopEnvelope>) =>
  await admittedTo(ports, text, meta, more);
const transcriptOf = async (execution?: string) => await transcriptIn(ports, execution);
const rolesIn = ({ speakers }: Transcript) => speakers.map(({ label, role }) => [label, role]);

const waiting = async () => await read(ledger, waitingRow, keys.waitingFor(key));

const questionsTo = async (id: string) =>
  (await mailsTo(ledger, id)).filter(({ kind }) => kind === 'speaker-question');

const inboxSays = async (execution: string, state: 'started' | 'recorded'): Promise<void> =>
  await wanted(ledger, loopId, execution, { state });

const answer = { revision: 1, speakers: { 'Speaker 2': 'interviewer' as const }, at: now };

describe('a transcript', () => {
  it('that is read again is the same one, and another once its words or what is said of it are', async () => {
    await ledger.commit([await nextEdition(ledger, now)]);
    const anew = async (text: string, execution: string, meta?: Meta) => {
      await readTranscript(await admitted(text, meta, { execution }), ports);
      return await transcriptOf(execution);
    };
    const first = await anew(named, 'r-1');
    expect(await anew(named, 'r-2')).toBe(first);
    const swapped = { speakers: { Robin: 'interviewer' as const } };
    expect(rolesIn(await anew(named, 'r-3', swapped))).not.toEqual(rolesIn(first));
    const words = await anew(named.replace('ten thousand', 'twenty thousand'), 'r-4');
    expect(words.turns[1]?.text).toContain('twenty thousand');
    expect(await anew(named, 'r-5')).toEqual(first);
  });

  it('is read with who is who by the roster, and kept', async () => {
    expect(await readTranscript(await admitted(named), ports)).toEqual({ outcome: 'read' });
    const transcript = await transcriptOf();
    expect(rolesIn(transcript)).toEqual([
      ['dana Example', 'interviewer'],
      ['Robin', 'candidate'],
    ]);
    expect(transcript.turns.map(({ text }) => text)[2]).toBe('What did you measure first?');
  });

  it('is read once, whatever becomes of the object afterwards', async () => {
    const state = await admitted(named);
    await readTranscript(state, ports);
    drop.withdraw(key);
    expect(await readTranscript(state, ports)).toEqual({ outcome: 'read' });
  });

  it('that was taken away is told with its name and what to do', async () => {
    const state = await admitted(named);
    drop.withdraw(key);
    await expect(readTranscript(state, ports)).rejects.toMatchObject({
      name: 'InvalidInput',
      code: 'transcript-gone',
      message: expect.stringMatching(/^transcripts\/a\.vtt was taken away .*; drop it again\.$/),
    });
  });

  it('that has other bytes by now is left to their own execution', async () => {
    const state = await admitted(named);
    drop.upload(key, new TextEncoder().encode(nameless), now);
    expect(await readTranscript(state, ports)).toEqual({ outcome: 'superseded' });
    await expect(transcriptOf()).rejects.toMatchObject({ code: 'artefact-missing' });
  });

  it('of which nothing is one is refused', async () => {
    const state = await admitted('Thank you, I will be away until Monday.', {});
    await expect(readTranscript(state, ports)).rejects.toMatchObject({ name: 'InvalidInput' });
  });

  it('is in the language that it says, else in that of the metadata, else in none', async () => {
    await readTranscript(await admitted(named, { language: 'de' }), ports);
    expect((await transcriptOf()).language).toBe('de');
    await readTranscript(await admitted(named, {}, { execution: 'x-2' }), ports);
    expect(await transcriptOf('x-2')).not.toHaveProperty('language');
    const said = JSON.stringify({
      schema: 'plumbline.transcript/1',
      language: 'fr',
      speakers: [
        { id: 's0', label: 'dana Example', role: 'unknown' },
        { id: 's1', label: 'Robin', role: 'unknown' },
      ],
      turns: [
        { index: 0, speaker: 's0', startMs: 0, endMs: 1000, text: 'Qu’avez-vous construit?' },
        { index: 1, speaker: 's1', startMs: 2000, endMs: 3000, text: 'Un service.' },
      ],
      warnings: [],
    });
    await readTranscript(await admitted(said, { language: 'de' }, { execution: 'x-3' }), ports);
    expect((await transcriptOf('x-3')).language).toBe('fr');
  });
});

describe('who is who', () => {
  it('is what the metadata says', async () => {
    const state = await admitted(nameless, { speakers: { 'Speaker 2': 'interviewer' } });
    expect(await readTranscript(state, ports)).toEqual({ outcome: 'read' });
    expect(rolesIn(await transcriptOf())).toEqual([
      ['Speaker 1', 'candidate'],
      ['Speaker 2', 'interviewer'],
    ]);
  });

  it('is what a person has said since, over the metadata', async () => {
    await ledger.commit([put(speakersRow, keys.speakers(loopId), 'absent', answer)]);
    const meta: Meta = { speakers: { 'Speaker 1': 'interviewer', 'Speaker 2': 'candidate' } };
    const corrected = {
      ...answer,
      speakers: { 'Speaker 1': 'candidate' as const, 'Speaker 2': 'interviewer' as const },
    };
    const state = await admitted(nameless, meta, { assigned: corrected });
    expect(await readTranscript(state, ports)).toEqual({ outcome: 'read' });
    expect(rolesIn(await transcriptOf())).toEqual([
      ['Speaker 1', 'candidate'],
      ['Speaker 2', 'interviewer'],
    ]);
  });

  it('that cannot be told waits in sight, for as long as the policy says, and nothing is reviewed', async () => {
    expect(await readTranscript(await admitted(nameless), ports)).toEqual({ outcome: 'waiting' });
    const row = await waiting();
    expect(row?.body).toEqual({
      key,
      for: 'speakers',
      message: `${key}: which of its 2 voices leads the loop cannot be told surely enough; run plumbline assign loop-1 to see them, then plumbline assign loop-1 --speaker LABEL=interviewer.`,
      since: now,
      until: '2026-07-17T13:00:00.000Z',
      subject: 'loop-1',
      execution: 'x-1',
    });
    expect((await ledger.get(keys.waitingFor(key)))?.nextAt).toBe('2026-07-17T13:00:00.000Z');
    await expect(transcriptOf()).rejects.toMatchObject({ code: 'artefact-missing' });
    const kept = await readArtefact(ports.artefacts, Transcript, unassignedKey(loopId, 'x-1'));
    expect(kept.turns).toHaveLength(2);
  });

  it('is asked of operations who are there, once a loop, however often it is read', async () => {
    const state = await admitted(nameless);
    await readTranscript(state, ports);
    const commits = ledger.commits.length;
    expect(await readTranscript(state, ports)).toEqual({ outcome: 'waiting' });
    expect(ledger.commits).toHaveLength(commits);
    expect(await questionsTo('otto')).toMatchObject([{ subject: 'loop-1', createdAt: now, sendAt: now }]);
    for (const nobody of ['omar', 'kim', 'dana']) expect(await questionsTo(nobody)).toEqual([]);
    // Another execution of the same loop asks nobody again, and is the one that waits from then on.
    await readTranscript(await admitted(nameless, {}, { execution: 'x-2' }), ports);
    expect((await waiting())?.body.execution).toBe('x-2');
    expect(await questionsTo('otto')).toHaveLength(1);
  });

  it('is asked of nobody where an answer has come meanwhile: it has an execution of its own', async () => {
    await ledger.commit([put(speakersRow, keys.speakers(loopId), 'absent', answer)]);
    expect(await readTranscript(await admitted(nameless), ports)).toEqual({ outcome: 'superseded' });
    expect(await waiting()).toBeUndefined();
  });

  it.each([
    ['another execution has recorded the loop already', 'x-2', 'recorded', 'superseded'],
    ['this one has', 'x-1', 'recorded', 'waiting'],
    ['another one is under way', 'x-2', 'started', 'waiting'],
  ] as const)('where %s', async (_what, execution, state, outcome) => {
    await inboxSays(execution, state);
    expect(await readTranscript(await admitted(nameless), ports)).toEqual({ outcome });
  });

  it('is taken as proposed where the policy is content with it', async () => {
    const easy = Policy.parse({ admission: { speakerConfidence: 0 } });
    await ledger.commit([put(policyRow, keys.policy(), 'absent', easy)]);
    expect(await readTranscript(await admitted(nameless), ports)).toEqual({ outcome: 'read' });
  });
});
