import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../functions/runtime/input-files.ts';

describe('a policy that cannot be kept', () => {
  it.each([
    ['{"programme":{"timeZone":"Mars/Base"}}', 'programme.timeZone', 'Europe/Berlin'],
    ['{"programme":{"quarterStartMonths":[]}}', 'programme.quarterStartMonths', 'at least one month'],
  ])('is refused in one sentence that says where and what: %s', (text, where, what) => {
    const refused = () => parsePolicy('policy/ours.json', Buffer.from(text));
    expect(refused).toThrow(where);
    expect(refused).toThrow(what);
    expect(refused).toThrow(/^policy\/ours\.json: [^\n]*\.$/);
  });
});
