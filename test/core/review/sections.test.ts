import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../core/review/clauses.ts';
import type { Section } from '../../../core/review/detected-question.ts';
import {
  sectionsOf,
  soundsLikeClosing,
  soundsLikeSelling,
  type TurnNote,
} from '../../../core/review/sections.ts';

const note = (turn: number, told: Partial<TurnNote> = {}): TurnNote => ({
  turn,
  substantial: 0,
  logistics: 0,
  closes: false,
  sells: false,
  ...told,
});
const asks = { substantial: 1 };
const closes = { closes: true };
/** The first letter of each section. */
const read = (turns: number, ...notes: TurnNote[]): string =>
  sectionsOf(notes, turns)
    .map((section: Section) => section.charAt(0))
    .join('');

describe('the sections of an interview', () => {
  it('are opening until the first question that is not logistics', () => {
    expect(read(9, note(0), note(2, { logistics: 2 }), note(4, asks), note(6))).toBe('ooaa');
    expect(read(9, note(0, asks))).toBe('a');
    expect(read(9, note(0, { sells: true }), note(2, asks))).toBe('oa');
  });

  it('are opening alone where nothing was asked', () => {
    expect(read(9, note(0), note(8, closes))).toBe('oo');
    expect(read(0)).toBe('');
  });

  it('are closing from where it sounds like the end', () => {
    expect(read(10, note(0, asks), note(6, closes), note(8))).toBe('acc');
    expect(read(10, note(0, asks), note(6), note(8, closes))).toBe('aac');
    // The first such place counts.
    expect(read(10, note(0, asks), note(5, closes), note(7), note(9, closes))).toBe('accc');
  });

  it('do not close in the first half, nor with the very first question', () => {
    expect(read(10, note(0, asks), note(4, closes), note(8))).toBe('aaa');
    expect(read(10, note(0, asks), note(5, closes), note(8))).toBe('acc');
    expect(read(2, note(1, { ...asks, ...closes }))).toBe('a');
  });

  it('close with at most three questions to come', () => {
    expect(read(10, note(0, asks), note(6, closes), note(7, { substantial: 3 }))).toBe('acc');
    expect(read(10, note(0, asks), note(6, closes), note(7, { substantial: 4 }))).toBe('aaa');
    expect(read(10, note(0, asks), note(6, { substantial: 3, closes: true }))).toBe('ac');
    expect(
      read(
        20,
        note(0, asks),
        note(11, closes),
        note(13, asks),
        note(15, asks),
        note(17, asks),
        note(19, asks),
      ),
    ).toBe('aaaaaa');
    expect(
      read(
        20,
        note(0, asks),
        note(12, closes),
        note(13, { substantial: 2 }),
        note(15, closes),
        note(17, { substantial: 2 }),
      ),
    ).toBe('aaacc');
  });

  it('are selling wherever the company is told about, before the end and after', () => {
    const sells = { sells: true };
    expect(read(10, note(0, asks), note(3, sells), note(4), note(6, closes), note(8, sells))).toBe('asacs');
  });
});

describe('the end of an interview', () => {
  it.each([
    ['Do you have any questions for me?'],
    ['So, what questions do you have about the team?'],
    ['That is all from my side.'],
    ['Well, we are almost out of time.'],
    ['We are at time.'],
    ['Let us wrap up.'],
    ['I want to leave ten minutes.'],
    ['Now over to you.'],
    ['Somebody will be in touch.'],
    ['Thank you for your time.'],
  ])('is heard in: %s', (text) => {
    expect(soundsLikeClosing(wordsOf(text))).toBe(true);
  });

  it.each([
    ['What did you do at the time?'],
    ['Thanks for that.'],
    ['How did you wrap it?'],
    ['Which questions did they have?'],
    [''],
  ])('is not heard in: %s', (text) => {
    expect(soundsLikeClosing(wordsOf(text))).toBe(false);
  });
});

describe('a pitch', () => {
  const pitch = (count: number, ours: number): ReturnType<typeof wordsOf> =>
    wordsOf(Array.from({ length: count }, (_, at) => (at < ours ? 'our' : 'platform')).join(' '));

  it('is eighty words or more, one in sixteen about us', () => {
    expect(soundsLikeSelling(pitch(80, 5), 0)).toBe(true);
    expect(soundsLikeSelling(pitch(79, 40), 0)).toBe(false);
    expect(soundsLikeSelling(pitch(80, 4), 0)).toBe(false);
    expect(soundsLikeSelling(pitch(160, 10), 0)).toBe(true);
    expect(soundsLikeSelling(pitch(160, 9), 0)).toBe(false);
  });

  it('asks nothing', () => {
    expect(soundsLikeSelling(pitch(80, 80), 1)).toBe(false);
  });
});
