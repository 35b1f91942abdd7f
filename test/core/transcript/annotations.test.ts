import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../core/review/clauses.ts';
import { questionsInTurn } from '../../../core/review/detect-questions.ts';
import { pastAnnotation, withoutLastAnnotations } from '../../../core/transcript/annotations.ts';

const noted = (text: string): string => text.slice(0, pastAnnotation(text, 0));

describe('what is noted in brackets and nobody said', () => {
  it.each([
    '[laughter]',
    '(laughs)',
    '[crosstalk 00:12:30]',
    '(inaudible)',
    '[inaudible 0:03]',
    '[both laughing]',
    '[background noise]',
    '(clears throat)',
    '[long pause]',
    '[laughs softly]',
    '[*laughs*]',
    '[cross-talk]',
    '[cross talk]',
    '[12:30]',
    '[1:02:30.5]',
  ])('%s', (text) => {
    expect(noted(`${text} and then`)).toBe(text);
  });

  it.each([
    '[company]',
    '(the second one)',
    '[background]',
    '(in the short run)',
    '[]',
    '(12:30)',
    '[12]',
    '[laughter',
    '(laughing matter)',
    '[he laughs at us]',
    `[${'pause '.repeat(20)}]`,
  ])('is not %s', (text) => {
    expect(noted(`${text} and then`)).toBe('');
  });
});

describe('a turn with a note in it', () => {
  const words = (text: string) => {
    const { word, gap, sentences } = wordsOf(text);
    return { word, gap, marks: sentences.map(({ from, to, mark }) => [from, to, mark]) };
  };

  it.each([
    ['You led it, [laughter] right?', 'You led it, right?'],
    ['[crosstalk] Go on. (laughs) What then?', 'Go on. What then?'],
    ['You were glad to leave. [LAUGHTER]', 'You were glad to leave.'],
    ['Did you [inaudible] the release?', 'Did you the release?'],
  ])('"%s" has the words and sentences of "%s"', (text, without) => {
    expect(words(text)).toEqual(words(without));
  });

  it('keeps the places of its words', () => {
    const text = 'Go on. [laughter] What then?';
    const { word, start } = wordsOf(text);
    expect(start[word.indexOf('what')]).toBe(text.indexOf('What'));
  });

  it('says nothing where there is nothing else in it', () => {
    expect(words('[laughter] (inaudible)')).toEqual(words(''));
    expect(questionsInTurn('[laughter]', [])).toEqual([]);
  });

  it('asks and leads as it does without', () => {
    const asked = (text: string) => questionsInTurn(text, []).map(({ form, cue }) => ({ form, cue }));
    const text = 'Surely you checked it against the ledger.';
    expect(asked(text)).toMatchObject([{ cue: expect.any(String) }]);
    expect(asked(`${text} [crosstalk]`)).toEqual(asked(text));
  });
});

describe('a text without the notes it ends with', () => {
  it.each([
    ['We shipped it. [laughter]', 'We shipped it.'],
    ['We shipped it [Laughs] (inaudible) ', 'We shipped it'],
    ['[laughter]', ''],
    ['We shipped it (the second one)', 'We shipped it (the second one)'],
    ['We [laughs] shipped it', 'We [laughs] shipped it'],
    ['We shipped it]', 'We shipped it]'],
    ['', ''],
  ])('"%s" is "%s"', (text, without) => {
    expect(withoutLastAnnotations(text)).toBe(without);
  });

  it('is found in a hundred thousand of them', () => {
    expect(withoutLastAnnotations(`Yes.${' [laughs]'.repeat(100_000)}`)).toBe('Yes.');
  });
});
