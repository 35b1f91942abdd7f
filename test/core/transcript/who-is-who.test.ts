import { describe, expect, it } from 'vitest';
import { readText } from '../../../core/transcript/read-transcript.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import { assignRoles, type RoleAssignment } from '../../../core/transcript/who-is-who.ts';

const interview = (one: string, other: string): Transcript =>
  readText(
    Array.from(
      { length: 6 },
      (_, index) =>
        `${one}: Could you tell me what happened at step ${index}?\n\n${other}: We looked at the oldest file and then we moved all of the consumers over, which took most of a week and a lot of care.\n`,
    ).join('\n'),
    { name: 'test' },
  );
const roles = ({ transcript }: RoleAssignment): Record<string, string> =>
  Object.fromEntries(transcript.speakers.map(({ label, role }) => [label, role]));
const maja = { names: ['Maja Elisabeth Lund'], email: 'maja.lund@example.test' };

describe('assignRoles', () => {
  it('lets the metadata decide against everything else', () => {
    const assigned = assignRoles(interview('Maja Lund', 'Tom Reed'), {
      speakers: { 'Tom Reed': 'interviewer' },
      interviewer: maja,
    });
    expect(roles(assigned)).toEqual({ 'Maja Lund': 'candidate', 'Tom Reed': 'interviewer' });
    expect(assigned).toMatchObject({ basis: 'metadata', confidence: 1 });
  });

  it.each([
    'Maja Lund',
    'Lund, Maja',
    'maja.lund@example.test',
    'Maja',
    'MEL',
    'Maja L.',
    'Maja Lund (she/her)',
  ])('matches the interviewer written as %s, and the other is the candidate', (label) => {
    const assigned = assignRoles(interview(label, 'Tom Reed'), { interviewer: maja });
    expect(roles(assigned)).toEqual({ [label]: 'interviewer', 'Tom Reed': 'candidate' });
    expect(assigned.basis).toBe('roster');
    expect(assigned.confidence).toBeGreaterThan(0.8);
  });

  it('reads each mark of a turn of nothing but question marks once', () => {
    const marks = `${'?'.repeat(20_000)}x`;
    const one = interview('Maja Lund', 'Tom Reed');
    const [turn] = one.turns;
    if (turn === undefined) throw new Error('no turn');
    const turns = Array.from({ length: 100 }, (_, index) => ({ ...turn, index, text: marks }));
    expect(assignRoles({ ...one, turns }).basis).toBe('proposal');
  });

  it('knows nicknames', () => {
    expect(
      roles(assignRoles(interview('Bill Stone', 'Tom Reed'), { interviewer: { names: ['William Stone'] } })),
    ).toMatchObject({
      'Bill Stone': 'interviewer',
    });
  });

  it('makes a colleague in the room an observer, not the candidate', () => {
    const three = interview('Maja Lund', 'Tom Reed');
    const transcript: Transcript = {
      ...three,
      speakers: [...three.speakers, { id: 's3', label: 'Ana Ruiz', role: 'unknown' }],
      turns: [
        ...three.turns,
        { index: three.turns.length, speaker: 's3', startMs: null, endMs: null, text: 'Just listening.' },
      ],
    };
    const assigned = assignRoles(transcript, { interviewer: maja, roster: [maja, { names: ['Ana Ruiz'] }] });
    expect(roles(assigned)).toEqual({
      'Maja Lund': 'interviewer',
      'Tom Reed': 'candidate',
      'Ana Ruiz': 'observer',
    });
  });

  it('proposes who asks when labels are anonymous, less surely than a name', () => {
    const assigned = assignRoles(interview('Speaker 1', 'Speaker 2'));
    expect(roles(assigned)).toEqual({ 'Speaker 1': 'interviewer', 'Speaker 2': 'candidate' });
    expect(assigned.basis).toBe('proposal');
    expect(assigned.confidence).toBeGreaterThan(0.5);
    expect(assigned.confidence).toBeLessThan(0.95);
  });

  it('proposes nothing without labels', () => {
    const assigned = assignRoles(readText('So what did you do? I did this.', { name: 'test' }));
    expect(assigned.confidence).toBe(0);
    expect(roles(assigned)).toEqual({ '': 'unknown' });
  });
});
