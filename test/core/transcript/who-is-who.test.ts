import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../core/rubric/policy.ts';
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

  it.each([
    ['Søren Kjær', 'Soren Kjaer'],
    ['Łukasz Weiß', 'Lukasz Weiss'],
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Jürgen Müller', 'Jurgen Muller'],
    ['Åsa Öberg', 'Aasa Oeberg'],
    ["Siobhán O'Dell", 'Siobhan ODell'],
    ['José García', 'José García'.normalize('NFD')],
  ])('knows %s by the label %s, and the other way round', (one, other) => {
    for (const [name, label] of [
      [one, other],
      [other, one],
    ] as const) {
      const assigned = assignRoles(interview(label, 'Tom Reed'), { interviewer: { names: [name] } });
      expect(Object.values(roles(assigned))).toEqual(['interviewer', 'candidate']);
      expect(assigned).toMatchObject({ basis: 'roster', confidence: 1 });
    }
  });

  it.each(['Bill Stone', 'Bill', 'WS', 'William S.'])(
    'knows the roster’s "Stone, William" by the label %s',
    (label) => {
      const assigned = assignRoles(interview(label, 'Tom Reed'), {
        interviewer: { names: ['Stone, William'] },
      });
      expect(roles(assigned)).toEqual({ [label]: 'interviewer', 'Tom Reed': 'candidate' });
      expect(assigned.basis).toBe('roster');
    },
  );

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

  it.each(['Maja', 'Maja L.', 'Lund', 'M. Lund', 'ML', 'Maja E. Lund'])(
    'never takes a candidate called %s for the interviewer who is there under the full name',
    (candidate) => {
      const interviewer = { names: ['Maja Lund'], email: 'maja.lund@example.test' };
      const assigned = assignRoles(interview('Maja Lund', candidate), { interviewer });
      expect(roles(assigned)).toEqual({ 'Maja Lund': 'interviewer', [candidate]: 'candidate' });
      expect(assigned.confidence).toBe(1);
    },
  );

  it.each([
    ['Maja', 'ML'],
    ['Maja L.', 'Maja'],
    ['Maja Lund', 'Lund, Maja'],
  ])('asks which of %s and %s leads, where neither is the fuller name', (one, other) => {
    const assigned = assignRoles(interview(one, other), { interviewer: { names: ['Maja Lund'] } });
    expect(Object.values(roles(assigned)).toSorted()).toEqual(['candidate', 'interviewer']);
    expect(assigned.confidence).toBeLessThan(defaultPolicy.admission.speakerConfidence);
  });

  it('takes nobody who only answers for the interviewer, where whoever asks is unknown', () => {
    const assigned = assignRoles(interview('Unknown Speaker', 'Maja'), { interviewer: maja });
    expect(roles(assigned)['Maja']).not.toBe('interviewer');
  });

  it.each(['Speaker 1', 'iPhone', 'Guest'])(
    'asks where %s puts the questions and the one who answers has the interviewer’s given name',
    (label) => {
      const assigned = assignRoles(interview(label, 'Maja'), { interviewer: maja });
      expect(assigned.confidence).toBeLessThan(defaultPolicy.admission.speakerConfidence);
    },
  );

  it.each([
    ['Maja (interviewer)', 'Maja (candidate)'],
    ['Maja (Interviewer)', 'Maja (Candidate)'],
    ['Maja (she/her)', 'Maja (he/him)'],
    ['Maja L.', 'Maja R.'],
  ])('keeps %s and %s apart, and is sure only where the names are', (one, other) => {
    const assigned = assignRoles(interview(one, other), { interviewer: { names: ['Maja Lund'] } });
    expect(Object.keys(roles(assigned))).toEqual([one, other]);
    const isRight = roles(assigned)[one] === 'interviewer' && roles(assigned)[other] === 'candidate';
    const isAsked = assigned.confidence < defaultPolicy.admission.speakerConfidence;
    expect(isRight || isAsked).toBe(true);
  });

  const oneAfterAnother = (...labels: readonly string[]): Transcript =>
    readText(
      labels
        .map((label) =>
          Array.from(
            { length: 4 },
            (_, index) => `${label}: What came of step ${index}?\n\nTom Reed: A week of work.\n`,
          ),
        )
        .flat()
        .join('\n'),
      { name: 'test' },
    );

  it('knows an interviewer who is renamed half-way', () => {
    const assigned = assignRoles(oneAfterAnother('Maja Lund', 'Maja'), { interviewer: maja });
    expect(roles(assigned)).toEqual({
      'Maja Lund': 'interviewer',
      Maja: 'interviewer',
      'Tom Reed': 'candidate',
    });
    expect(assigned.confidence).toBeGreaterThan(0.9);
  });

  it('asks who a third is who goes on talking under half of the interviewer’s name', () => {
    const assigned = assignRoles(oneAfterAnother('Maja Lund', 'Maja', 'Maja Lund'), { interviewer: maja });
    expect(roles(assigned)).toMatchObject({ 'Maja Lund': 'interviewer', 'Tom Reed': 'candidate' });
    expect(assigned.confidence).toBeLessThan(defaultPolicy.admission.speakerConfidence);
  });

  it('makes a candidate who is called like a colleague the candidate', () => {
    const assigned = assignRoles(interview('Maja Lund', 'Tom Reed'), {
      interviewer: maja,
      roster: [maja, { names: ['Tom Reed'], email: 'tom@example.test' }],
    });
    expect(roles(assigned)).toEqual({ 'Maja Lund': 'interviewer', 'Tom Reed': 'candidate' });
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
