import { expect, it } from 'vitest';
import { drawn } from './picture.ts';

const picture = drawn({
  title: 'A & B',
  across: 'people',
  up: 'units',
  curves: [
    {
      name: 'read',
      points: [
        [10, 10],
        [100, 100],
        [1000, 1000],
      ],
    },
  ],
});

it('puts each point where its value lies between the decades, and names the curve at its end', () => {
  const [, points = ''] = /<polyline points="([^"]+)"/.exec(picture) ?? [];
  const [first = [], middle = [], last = []] = points.split(' ').map((pair) => pair.split(',').map(Number));
  expect(middle[0]).toBeCloseTo(((first[0] ?? 0) + (last[0] ?? 0)) / 2, 0);
  expect(middle[1]).toBeCloseTo(((first[1] ?? 0) + (last[1] ?? 0)) / 2, 0);
  expect(last[1]).toBeLessThan(first[1] ?? 0);
  expect(picture).toContain('>read</text>');
});

it('writes its words as words, and has colours for light and for dark ground', () => {
  expect(picture).toContain('A &amp; B');
  expect(picture).toContain('prefers-color-scheme:dark');
});
