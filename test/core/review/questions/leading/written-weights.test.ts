import { describe, expect, it } from 'vitest';
import { rounded, weightsWritten } from '../../../../../core/review/leading/written-weights.ts';
import { weightsRead } from '../weights-read.ts';

const weight = (feature: number, alone: number, ...units: number[]) => ({ feature, alone, units });

describe('weights', () => {
  it('are read back as they were rounded, in the order of their features', () => {
    const weights = [
      weight(70_000, -0.42, 0.031, -0.012),
      weight(256, 1.2),
      weight(3, 0),
      weight(66_048, 0.05, 0.005),
    ];
    const inOrder = [weights[2], weights[1], weights[3], weights[0]];
    expect(weightsRead(weightsWritten(weights))).toEqual(inOrder.map((one) => one && rounded(one)));
  });

  it('are as heavy as the heaviest letter where they are heavier', () => {
    expect(rounded(weight(1, 9, 9, -9))).toEqual(weight(1, 1.25, 0.125, -0.13));
    expect(rounded(weight(1, -9))).toEqual(weight(1, -1.3));
    expect(weightsRead(weightsWritten([weight(1, 9, -9)]))).toEqual([weight(1, 1.25, -0.13)]);
  });

  it('are written by their distance in the largest unit that tells it: 65,536, 256 or 1', () => {
    expect(weightsWritten([weight(131_072, 0)])).toBe('2"a');
    expect(weightsWritten([weight(512, 0.05)])).toBe("2'b");
    expect(weightsWritten([weight(257, -0.05)])).toBe('257Z');
  });

  it('are read from letters of both cases and over line ends', () => {
    expect(weightsRead("2'A\n1'z\r\n 12\"aB")).toEqual([
      weight(512, -1.3),
      weight(768, 1.25),
      weight(768 + 12 * 65_536, 0, -0.125),
    ]);
    expect(weightsRead("1'Z")).toEqual([weight(256, -0.05)]);
    expect(weightsRead('0a9b')).toEqual([weight(0, 0), weight(9, 0.05)]);
    expect(weightsRead(' \n')).toEqual([]);
  });

  it('count nothing where no letter follows', () => {
    expect(weightsRead('7')).toEqual([weight(7, 0)]);
  });
});
