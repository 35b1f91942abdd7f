import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { Conflict, InvalidInput } from '../../../core/faults.ts';
import { asReceiver, asState } from '../../../functions/runtime/handle.ts';

const record = (messageId: string, body: unknown) => ({ messageId, body: JSON.stringify(body) });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('messages of a queue', () => {
  it('are decided again at once when two writers met, and not given back', async () => {
    let calls = 0;
    const receive = asReceiver(async () => {
      calls += 1;
      if (calls < 3) throw new Conflict('somebody was first');
    });
    expect(await receive({ Records: [record('a', {})] })).toEqual({ batchItemFailures: [] });
    expect(calls).toBe(3);
  });

  it('go back alone when they fail, and the log holds no word of them', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const receive = asReceiver(async (message) => {
      if (z.object({ bad: z.boolean() }).parse(message).bad)
        throw new InvalidInput('some-code', 'a sentence with Robin Ashdown in it');
    });
    const answer = await receive({ Records: [record('a', { bad: false }), record('b', { bad: true })] });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'b' }] });
    const log = written.mock.calls.map(([line]) => String(line)).join('');
    expect(log).toContain('some-code');
    expect(log).not.toContain('Robin');
  });

  it('that conflict for ever go back in the end', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const receive = asReceiver(async () => {
      throw new Conflict('always');
    });
    expect(await receive({ Records: [record('a', {})] })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'a' }],
    });
  });
});

describe('a state of a machine', () => {
  it('fails with the name that the machine matches and the code in front of the sentence', async () => {
    const step = asState(z.object({}), async () => {
      throw new InvalidInput('too-large', 'It is too large.');
    });
    await expect(step({})).rejects.toMatchObject({
      name: 'InvalidInput',
      message: 'too-large: It is too large.',
    });
  });
});
