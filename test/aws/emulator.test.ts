import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { roomIn } from './ministack.ts';

it('says how much room the emulator needs, and where, when a disk is full', async () => {
  await expect(roomIn(tmpdir(), 2 ** 60)).rejects.toThrow(
    /^The AWS emulator needs 1099511627776 MB in .+, which has \d+ MB left; make room, or name another folder by TMPDIR\.$/,
  );
});
