import { expect, it } from 'vitest';
import type { LeadingCue } from '../../../core/review/detected-question.ts';
import { whyLeading } from '../../../core/review/why-leading.ts';

const expected = (opening: string): string => `"${opening}…" tells the candidate which answer is expected.`;

it.each<readonly [LeadingCue, question: string, why: string]>([
  ['negative-polar', "Don't you think it was late?", expected("Don't you think")],
  ['negative-polar', "Can't you retry?", expected("Can't you")],
  ['negative-polar', 'So, won’t they mind?', expected('won’t they')],
  [
    'negative-polar',
    'You would not retry?',
    'Put in the negative, it tells the candidate which answer is expected.',
  ],
  [
    'attached-tag',
    'You led it, right?',
    'The answer was inside the question, and "right?" asks for a yes; the candidate had not said it.',
  ],
  ['attached-tag', 'You led it right?', 'The answer was inside the question; the candidate had not said it.'],
  [
    'endorsement',
    'Obviously you minded.',
    '"Obviously" asks the candidate to agree with something they had not said.',
  ],
  ['endorsement', 'You minded.', 'It asks the candidate to agree with something they had not said.'],
  [
    'answer-inside',
    'What was hard, the scale?',
    'It offers an answer, "the scale", before the candidate could give one.',
  ],
  ['answer-inside', 'Was it the scale?', 'It offers an answer before the candidate could give one.'],
])('says by its own words why a question leads (%s: %s)', (cue, question, why) => {
  expect(whyLeading(cue, question)).toBe(why);
});
