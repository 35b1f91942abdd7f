import { expect, it } from 'vitest';
import { decodedRows } from '../../../functions/adapters/decoded-rows.ts';

const text = (n: number): string => JSON.stringify({ id: `p${n}`, days: ['mon', 'tue'] });

it('hands out the same frozen body for the same text, and another for another', () => {
  const decoded = decodedRows();
  const body = decoded(text(1));
  expect(body).toEqual({ id: 'p1', days: ['mon', 'tue'] });
  expect(decoded(text(1))).toBe(body);
  expect(Object.isFrozen(body['days'])).toBe(true);
  expect(decoded(text(2))).toEqual({ id: 'p2', days: ['mon', 'tue'] });
});

it('forgets what came first once there is much, and never keeps long ones', () => {
  const decoded = decodedRows();
  const first = decoded(text(0));
  for (let n = 1; n <= 4000; n += 1) decoded(text(n));
  expect(decoded(text(0))).not.toBe(first);
  const long = JSON.stringify({ words: 'a'.repeat(2000) });
  expect(decoded(long)).not.toBe(decoded(long));
});
