/** What a form sent, as far as it can be read, and the place in an interview that it points at. */
import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../core/faults.ts';
import {
  nonceIn,
  pointedAt,
  turnAt,
  type Typed,
  typedOf,
  wordsIn,
} from '../../../functions/console/forms.ts';
import { interview } from '../../support/interview.ts';

const codeOf = (read: () => unknown): string => {
  try {
    read();
  } catch (fault) {
    if (fault instanceof InvalidInput) return fault.code;
  }
  return 'accepted';
};

describe('a form', () => {
  it('is its fields of text, and nothing that was uploaded or sent twice', () => {
    const body = { do: 'feedback', text: 'Seen.', file: new File(['x'], 'x'), place: ['1', '2'] };
    expect(typedOf(body)).toEqual({ do: 'feedback', text: 'Seen.' });
  });

  it('has one kind of line break, and no space around its words', () => {
    expect(wordsIn({ text: ' One.\r\n\r\nTwo. \r\n' }, 'text')).toBe('One.\n\nTwo.');
    expect(wordsIn({}, 'text')).toBe('');
  });

  it.each<[string, string | undefined]>([
    ['accepted', 'form-0123456789._A'],
    ['accepted', 'a'.repeat(80)],
    ['form-incomplete', 'a'.repeat(81)],
    ['form-incomplete', 'a'.repeat(7)],
    ['form-incomplete', 'form 0123456789'],
    ['form-incomplete', 'form-0123456789#'],
    ['form-incomplete', '#form-0123456789'],
    ['form-incomplete', undefined],
  ])('is %s under the number %s', (outcome, nonce) => {
    expect(codeOf(() => nonceIn(nonce === undefined ? {} : { nonce }))).toBe(outcome);
  });
});

describe('the moment that a form points at', () => {
  const missing = 'moment-missing';
  it.each<[string, Typed, unknown]>([
    ['one of those offered', { moment: '4@loop.1' }, { loopId: 'loop.1', place: 4 }],
    ['a turn of five digits', { moment: '12345@a' }, { loopId: 'a', place: 12_345 }],
    [
      'one of those offered, whatever is typed beside it',
      { moment: '4@a', place: '9', loop: 'b' },
      { loopId: 'a', place: 4 },
    ],
    [
      'a place that was typed',
      { moment: 'elsewhere', place: ' 21:51 ', loop: 'a' },
      { loopId: 'a', place: '21:51' },
    ],
    ['nothing', {}, missing],
    ['no turn', { moment: '@a' }, missing],
    ['no number', { moment: 'x4@a' }, missing],
    ['a number and more', { moment: '4x@a' }, missing],
    ['a turn of six digits', { moment: '123456@a' }, missing],
    ['no interview', { moment: '4' }, missing],
    ['another place that is left open', { moment: 'elsewhere', place: ' ', loop: 'a' }, missing],
    ['a place that was typed and not chosen', { place: '21:51', loop: 'a' }, missing],
  ])('is %s', (_what, typed, pointed) => {
    if (pointed === missing) expect(codeOf(() => pointedAt(typed))).toBe(missing);
    else expect(pointedAt(typed)).toEqual(pointed);
  });

  const transcript = interview(`
    I 0:30-0:34: Tell me about a system you built.
    C 0:36-1:30: I built a feed service.
    I 2:00-2:04: What did you measure first?
    C 62:06-63:00: The queue depth.
  `);
  const places: readonly (readonly [string | number, number | undefined])[] = [
    ['2:00', 2],
    ['2:01', 2],
    ['1:59', 1],
    ['0:30', 0],
    ['0:29', undefined],
    ['1:02:06', 3],
    ['62:06', 3],
    ['1:02:05', 2],
    ['1', 0],
    ['4', 3],
    ['5', undefined],
    ['0', undefined],
    ['123456', undefined],
    ['x2:00', undefined],
    ['2:00x', undefined],
    ['2:0', undefined],
    ['1x', undefined],
    ['x1', undefined],
    [3, 3],
    [4, undefined],
  ];
  it.each(places)(
    '%s is turn %s, where a time is the turn spoken then and a number counts from one',
    (place, turn) => {
      if (turn === undefined)
        expect(codeOf(() => turnAt({ loopId: 'a', place }, transcript))).toBe('moment-nowhere');
      else expect(turnAt({ loopId: 'a', place }, transcript)).toBe(turn);
    },
  );

  it('has no time in an interview whose words carry none', () => {
    const untimed = interview('I: Tell me about a system you built.\nC: I built a feed service.');
    expect(codeOf(() => turnAt({ loopId: 'a', place: '0:30' }, untimed))).toBe('moment-nowhere');
    expect(turnAt({ loopId: 'a', place: '2' }, untimed)).toBe(1);
  });
});
