/** What can be read and is no interview all the same. */
import { describe, expect, it } from 'vitest';
import { refuseJunk } from '../../../functions/runtime/junk.ts';
import { interview } from '../../support/interview.ts';

const words = (count: number): string => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');
const unlabelled = (script: string) => {
  const transcript = interview(script);
  return { ...transcript, speakers: transcript.speakers.map((speaker) => ({ ...speaker, label: '' })) };
};
const refused = (transcript: ReturnType<typeof interview>) => () => {
  refuseJunk('a.txt', transcript);
};

describe('a text of few words', () => {
  it('that says neither who speaks nor when is no interview', () => {
    expect(refused(unlabelled(`U: ${words(40)}\nU: ${words(9)}`))).toThrow(
      'a.txt holds 49 words with no speaker and no time, which is no interview; drop the transcript itself.',
    );
    expect(refused(unlabelled(`U: ${words(9)}`))).toThrow(
      expect.objectContaining({ code: 'not-a-transcript' }),
    );
  });

  it.each([
    ['that has fifty', unlabelled(`U: ${words(40)}\nU: ${words(10)}`)],
    ['that says who speaks, of some of it', interview('I: Hello.\nC: Yes.')],
    ['that says when, of some of it', unlabelled('U: Hello.\nU 0:10: Yes.')],
  ])('%s may be one', (_what, transcript) => {
    expect(refused(transcript)).not.toThrow();
  });
});
