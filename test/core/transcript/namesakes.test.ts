import { describe, expect, it } from 'vitest';
import { labelsById } from '../../../core/transcript/namesakes.ts';
import { readText } from '../../../core/transcript/read-transcript.ts';

type Said = readonly (readonly [id: string, name: string])[];

/** Exports that tell speakers apart by an id and say what each is called. */
const exports: Readonly<Record<string, (said: Said) => unknown>> = {
  fireflies: (said) => ({
    sentences: said.map(([id, name], index) => ({
      speaker_id: Number(id),
      speaker_name: name,
      text: `Sentence ${index}.`,
      start_time: index,
      end_time: index + 1,
    })),
  }),
  gong: (said) => ({
    callTranscripts: [
      {
        transcript: said.map(([id], index) => ({
          speakerId: id,
          sentences: [{ start: index * 1000, end: index * 1000 + 900, text: `Sentence ${index}.` }],
        })),
      },
    ],
    parties: said.map(([id, name]) => ({ speakerId: id, name })),
  }),
  meet: (said) => ({
    participants: said.map(([id, displayName]) => ({ name: `p/${id}`, signedinUser: { displayName } })),
    transcriptEntries: said.map(([id], index) => ({
      participant: `p/${id}`,
      text: `Sentence ${index}.`,
      startTime: `2031-05-04T10:00:0${index}Z`,
      endTime: `2031-05-04T10:00:0${index}.9Z`,
    })),
  }),
};

const labelsOf = (format: string, said: Said): (string | undefined)[] => {
  const { speakers, turns } = readText(JSON.stringify(exports[format]?.(said)), { name: 'test' });
  return turns.map(({ speaker }) => speakers.find(({ id }) => id === speaker)?.label);
};

describe.each(Object.keys(exports))('%s', (format) => {
  it('keeps apart two people of one name who take turns', () => {
    const said: Said = [
      ['1', 'Alex'],
      ['2', 'ALEX'],
      ['1', 'Alex'],
      ['2', 'ALEX'],
    ];
    expect(labelsOf(format, said)).toEqual(['Alex (1)', 'Alex (2)', 'Alex (1)', 'Alex (2)']);
  });

  it('knows somebody who left and came back with another id', () => {
    const said: Said = [
      ['1', 'Alex'],
      ['2', 'Robin'],
      ['1', 'Alex'],
      ['2', 'Robin'],
      ['3', 'Alex'],
      ['2', 'Robin'],
    ];
    expect(labelsOf(format, said)).toEqual(['Alex', 'Robin', 'Alex', 'Robin', 'Alex', 'Robin']);
  });
});

it('names those of Fireflies by their number whose name is blank', () => {
  const said: Said = [
    ['1', ''],
    ['2', ' '],
    ['1', ''],
  ];
  expect(labelsOf('fireflies', said)).toEqual(['Speaker 1', 'Speaker 2', 'Speaker 1']);
});

it('stays quick where everybody has one name', () => {
  const spoken = Array.from({ length: 200_000 }, (_, index) => ({
    id: String(index % 100_000),
    name: 'Guest',
  }));
  expect(new Set(labelsById(spoken).values()).size).toBe(51);
});
