/** What a mail says of one review: keep, discuss, try, coverage, and what was not judged. */
import type { Coverage, Finding, FindingKind, Moment, Review } from '../../core/review/review.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { protectedTurns } from '../../core/review/without-protected.ts';
import { type Discretion, discretion } from './candidate-words.ts';
import { type Block, type Line, plain, point, quoted } from './blocks.ts';
import { shown, wordCount } from './shown-text.ts';

export type ReviewTold = {
  readonly review: Review;
  readonly transcript?: Transcript | undefined;
  readonly loops?: { readonly counted: number; readonly needed: number } | undefined;
};

/** Five minutes of a coach's time begin with about a minute of reading: 200 words with the frame around them. */
const maxWords = 165;

/** How many strengths and things to change; the first that fits is taken. */
const sizes = [
  { keep: 2, discuss: 2 },
  { keep: 1, discuss: 2 },
  { keep: 1, discuss: 1 },
];

/** The whole review, as long as a coach reads it in a minute. */
export function reviewBlocks(told: ReviewTold): readonly Block[] {
  const all = sizes.map((size) => [
    ...pointsOf(told, size),
    coverageBlock(told.review.coverage),
    notJudgedBlock(told),
  ]);
  return all.find((blocks) => wordsIn(blocks) <= maxWords) ?? all.at(-1) ?? [];
}

/** Only what to talk about, for a reminder. */
export const discussBlocks = (told: ReviewTold): readonly Block[] =>
  pointsOf(told, { keep: 0, discuss: 1 }).filter((block) => block.kind === 'point');

/**
 * The moment a coach may be sent to: the review's own, unless a protected topic came up there,
 * which is for the HR contact alone.
 */
export const momentForCoach = (review: Review): Moment | null =>
  review.moment !== null && !protectedTurns(review).has(review.moment.turn) ? review.moment : null;

const pointsOf = ({ review, transcript }: ReviewTold, size: { keep: number; discuss: number }): Block[] => {
  const careful = discretion(review, transcript);
  const hidden = protectedTurns(review);
  const open = review.findings.filter(({ turn }) => !hidden.has(turn));
  const keep = open.filter(({ kind }) => kind === 'strength').slice(0, size.keep);
  const toDiscuss = momentFirst(
    open.filter(({ kind }) => kind !== 'strength'),
    review.moment,
  );
  const discuss = toDiscuss.slice(0, size.discuss);
  const more = toDiscuss.length - discuss.length;
  const suggestions = discuss
    .map(({ tryInstead }) => tryInstead ?? '')
    .filter((words) => shown(words, maxTry) !== '' && careful.maySay(words));

  const blocks: Block[] = [];
  if (size.keep > 0) blocks.push(point('Keep', 'keep', orElse(keep, careful, nothingToKeep)));
  blocks.push(
    point('Discuss', 'discuss', [
      ...orElse(discuss, careful, nothingToDiscuss),
      ...(more > 0 ? [[plain(`${more} more on the page.`)]] : []),
    ]),
  );
  if (suggestions.length > 0) blocks.push(point('Try', 'try', suggestions.map(tryLine)));
  return blocks;
};

export const nothingToKeep = 'Nothing I can quote stood out. Name one thing that you would keep.';
export const nothingToDiscuss = 'Nothing I could show needs changing. Say what to keep, and close it.';

const maxQuote = 150;
const maxWhy = 180;
const maxTry = 170;

/** The finding at the moment comes first: it is what the link opens. */
const momentFirst = (findings: readonly Finding[], moment: Moment | null): readonly Finding[] => {
  const isMoment = ({ turn, start, end }: Finding): boolean =>
    moment !== null && turn === moment.turn && start < moment.end && moment.start < end;
  return [...findings.filter(isMoment), ...findings.filter((finding) => !isMoment(finding))];
};

const orElse = (findings: readonly Finding[], careful: Discretion, otherwise: string): readonly Line[] =>
  findings.length === 0
    ? [[plain(otherwise)]]
    : findings.flatMap((finding, index) => findingLines(finding, index > 0, careful));

/** The interviewer's own words, then what was good or wrong about them. */
export const findingLines = (finding: Finding, isNext: boolean, careful: Discretion): readonly Line[] => {
  const why = shown(finding.why, maxWhy);
  const sayable = why !== '' && !aboutRatings.has(finding.kind) && careful.maySay(finding.why);
  const sentence = sayable ? why : plainReason[finding.kind];
  const quote = careful.mayQuote(finding) ? shown(finding.quote, maxQuote) : '';
  if (quote !== '') return [[quoted(quote)], [plain(sentence)]];
  // Without a quote nothing else would show where one ends and the next begins.
  return [[plain(isNext ? `Also: ${lowerFirst(sentence)}` : sentence)]];
};

/** A rating says something of the candidate; it stays behind the link too. */
const aboutRatings: ReadonlySet<FindingKind> = new Set(['rated-without-evidence', 'rating-against-evidence']);

/** A question to ask is quoted; advice is not. */
const tryLine = (suggestion: string): Line => {
  const words = shown(unquoted(suggestion), maxTry);
  return [words.endsWith('?') ? quoted(words) : plain(words)];
};

const lowerFirst = (sentence: string): string => `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;

const unquoted = (text: string): string => {
  const trimmed = text.trim();
  const [first, last] = [trimmed.at(0), trimmed.at(-1)];
  const wrapped = (first === '"' || first === '“') && (last === '"' || last === '”') && trimmed.length > 2;
  return wrapped ? trimmed.slice(1, -1) : trimmed;
};

/** Said instead of a sentence that would repeat the candidate, or that is missing. */
const plainReason: Readonly<Record<FindingKind, string>> = {
  strength: 'It worked; worth doing again.',
  'leading-question': 'The wording showed which answer was wanted.',
  presupposition: 'It took something for granted that had not been said.',
  'multiple-question': 'Several questions came before there was room to answer one.',
  'missed-follow-up': 'An answer deserved a follow-up here and did not get one.',
  interruption: 'An answer was cut off before it was finished.',
  monologue: 'A long stretch went by without a question.',
  'dual-interview': 'A second person asked questions that the round does not plan for.',
  'off-script': 'The conversation left the plan of this round.',
  'out-of-order': 'A competency came before one that the round puts first.',
  'protected-topic': 'Refer to HR.',
  'salary-history': 'Pay history came up; asking for expectations is fine. If in doubt, refer to HR.',
  'rated-without-evidence': 'A competency was rated without evidence I could find.',
  'rating-against-evidence': 'A rating and the evidence I found point different ways.',
};

const coverageBlock = (coverage: readonly Coverage[]): Block =>
  point('Coverage', 'neutral', [[plain(coverageSentence(coverage))]]);

const coverageSentence = (coverage: readonly Coverage[]): string => {
  if (coverage.length === 0) return 'There is no rubric for this round, so nothing to cover.';
  const covered = coverage.filter(({ asked, evidence }) => asked && evidence.length > 0).length;
  const namesOf = (verdict: Coverage['verdict']): string[] =>
    coverage.filter((entry) => entry.verdict === verdict).map(({ name }) => shown(name, 40));
  const told = [
    said(namesOf('not-asked'), (names) => `${names} did not come up`),
    said(
      namesOf('asked-without-evidence'),
      (names) => `${names}: asked, but I found no evidence in the answers`,
    ),
    said(
      namesOf('rated-without-evidence'),
      (names, one) => `${names} ${one ? 'was' : 'were'} rated without evidence I could find`,
    ),
    said(
      namesOf('rating-against-evidence'),
      (names) => `${names}: the rating and the evidence I found point different ways`,
    ),
  ].filter((sentence) => sentence !== undefined);
  return `${[`${covered} of ${coverage.length}`, ...told].join('; ')}.`;
};

const said = (
  names: readonly string[],
  sentence: (names: string, one: boolean) => string,
): string | undefined => (names.length === 0 ? undefined : sentence(listed(names), names.length === 1));

/** "A, B and C"; beyond three, "A, B, C and 2 more". */
const listed = (names: readonly string[]): string => {
  const first = names.slice(0, 3);
  const last = names.length > 3 ? `${names.length - 3} more` : first.pop();
  return first.length === 0 ? (last ?? '') : `${first.join(', ')} and ${last}`;
};

const maxNotJudgedWords = 50;

const notJudgedBlock = ({ review, loops }: ReviewTold): Block => {
  const sentences: string[] = [];
  let words = 0;
  let untold = 0;
  // How many loops there are is known here, and says more than that this review saw one.
  const told = review.notAssessed.filter(({ what }) => what !== 'rates' || loops === undefined);
  for (const message of new Set(told.map((entry) => entry.message))) {
    const sentence = closed(shown(message, maxWhy));
    words += wordCount(sentence);
    if (sentence === '' || words > maxNotJudgedWords) untold += 1;
    else sentences.push(sentence);
  }
  if (untold > 0) sentences.push(`${untold} more on the page.`);
  if (loops !== undefined && loops.counted < loops.needed) sentences.push(tooFew(loops.counted));
  if (sentences.length === 0) sentences.push('Nothing was left out.');
  return point('Not judged', 'neutral', [[plain(sentences.join(' '))]]);
};

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

const tooFew = (loops: number): string =>
  loops === 1
    ? 'One loop is too few for any rate.'
    : `${numbers[loops] ?? loops} loops are too few for any rate.`;

const closed = (sentence: string): string =>
  sentence === '' || /[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`;

const wordsIn = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => {
    if (block.kind !== 'point') return sum;
    const text = block.lines.flatMap((line) => line.map((span) => span.text)).join(' ');
    return sum + wordCount(`${block.label} ${text}`);
  }, 0);
