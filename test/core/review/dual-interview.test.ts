import { describe, expect, it } from 'vitest';
import { overlappingRounds, secondAskers } from '../../../core/review/dual-interview.ts';
import { interview, questionIn } from '../../support/interview.ts';

const script = interview(`
  I: What was hard?
  J: Who helped?
  J: Who paid?
  O: Who left?
  O: Who stayed?
  J: Who won?`);
const ask = (turn: number, told = {}) =>
  questionIn(script, turn, script.turns[turn]?.text ?? '', { ...told, turn });

describe('a second asker', () => {
  it('is whoever asks twice beside the one who asks most, although that one began later', () => {
    const all = [0, 1, 2, 3, 4, 5].map((turn) => ask(turn));
    expect(secondAskers(script, all, 'lead')).toEqual([{ speaker: 'O', first: all[3], count: 2 }]);
  });

  it('is the one who began later where both ask as often', () => {
    const even = [1, 2, 3, 4].map((turn) => ask(turn));
    expect(secondAskers(script, even, undefined)).toEqual([{ speaker: 'O', first: even[2], count: 2 }]);
  });

  it('is nobody by questions that assess nothing, or that no turn holds', () => {
    const idle = [ask(0), ask(1, { assessing: false }), ask(2, { assessing: false })];
    expect(secondAskers(script, idle, 'lead')).toEqual([]);
    const lost = { ...ask(1), turn: 99 };
    expect(secondAskers(script, [ask(0), ask(0), ask(0), lost, lost], 'lead')).toEqual([]);
    expect(secondAskers(script, [lost, lost, lost, ask(1), ask(2)], 'lead')).toEqual([]);
  });
});

describe('rounds that overlap', () => {
  it('count a competency once a round, however often it was covered there', () => {
    const rounds = [{ round: 'first', covered: ['design', 'design'] }];
    expect(overlappingRounds(rounds, ['design', 'delivery'])).toEqual([]);
  });
});
