/** The one case that broke a promise can be replayed by anybody: in another process, to the byte. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writeHistory } from '../../infra/local/simulate/write-history.ts';
import { plumbline } from '../support/command-line.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a seed', () => {
  it('comes to the same end in two processes, to the byte', async () => {
    const [one, two] = [
      await plumbline(['simulate', '--seed', '13', '--json']),
      await plumbline(['simulate', '--seed', '13', '--json']),
    ];
    expect([one.code, one.stderr]).toEqual([0, '']);
    expect(hashOf(two.stdout)).toBe(hashOf(one.stdout));
    expect(JSON.parse(one.stdout)).toMatchObject({ seed: 13, broken: [] });
  });

  it('has one history, whoever writes it', () => {
    expect(hashOf(JSON.stringify(writeHistory(13)))).toBe(hashOf(JSON.stringify(writeHistory(13))));
    expect(hashOf(JSON.stringify(writeHistory(13)))).not.toBe(hashOf(JSON.stringify(writeHistory(14))));
  });
});
