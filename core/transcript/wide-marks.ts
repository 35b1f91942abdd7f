/**
 * Punctuation beyond ASCII. A keyboard or recogniser that is set to Chinese or Japanese puts wide marks between English
 * words, with no space after them.
 */

/** Whether a UTF-16 unit from 0xc0 on is a mark or a space and no letter. */
export const isWideMark = (code: number): boolean =>
  (code >= 0x2000 && code <= 0x206f) ||
  (code >= 0x3000 && code <= 0x303f) ||
  (code >= 0xff01 && code <= 0xff0f) ||
  (code >= 0xff1a && code <= 0xff20) ||
  code === 0x061f ||
  code === 0x2e3a ||
  code === 0xfeff;

/** 。！？: each ends a sentence, whatever follows. */
export const isWideStop = (code: number): boolean => code === 0x3002 || code === 0xff01 || code === 0xff1f;
