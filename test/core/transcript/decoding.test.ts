import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../core/transcript/decoding.ts';

const utf16 = (text: string, littleEndian: boolean, marked: boolean): Uint8Array => {
  const whole = marked ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(whole.length * 2));
  for (let at = 0; at < whole.length; at += 1) view.setUint16(2 * at, whole.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
};

describe('decodeText', () => {
  const text = 'Maja: naïve – 你好\nTom: yes and more words\n';

  it.each([true, false])('reads UTF-16 in both byte orders, marked: %s', (marked) => {
    expect(decodeText(utf16(text, true, marked))).toBe(text);
    expect(decodeText(utf16(text, false, marked))).toBe(text);
  });

  it('reads UTF-8 and drops its mark', () => {
    expect(decodeText(new TextEncoder().encode(`\ufeff${text}`))).toBe(text);
  });

  it.each([
    [new Uint8Array(), 'empty'],
    [new TextEncoder().encode(' \n'), 'empty'],
    [new Uint8Array([0x4d, 0xe9, 0x20, 0x61]), 'encoding'],
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'binary'],
    [new Uint8Array([0xff, 0xfe, 0x41]), 'encoding'],
  ])('refuses %j with %s', (bytes, code) => {
    expect(() => decodeText(bytes, 'f')).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/^f: .+; .+\.$/) }),
    );
  });
});
