/**
 * What a speaker's label looks like, and what only looks like one. Formats without markup write
 * `Name: words`, and so do people: "here's the thing: …", "Note: …", "10:30 Meeting: …".
 */

/** `strong`: looks like a name or a role; `weak`: could be one if it keeps returning; `never`: is none. */
export type LabelShape = 'strong' | 'weak' | 'never';

/** The longest display name seen with title, affiliation and pronouns. */
export const maxLabelLength = 64;
const maxStrongWords = 5;
const maxLabelWords = 8;
/** Words of a display name in small letters. */
const maxOddWords = 3;

/** Roles and anonymous speakers, whatever their capitals: `interviewer`, `Speaker 1`, `SPEAKER_00`, `spk_0`, `Q`, `A`. */
const roleLabel =
  /^(?:(?:lead |shadow |co-?)?interviewers?|interviewee|candidate|applicant|observer|recruiter|panell?ist|host|guest|moderator|facilitator|(?:unknown |unidentified )?(?:speaker|person|participant)|spk|spkr|unknown|unidentified|audience(?: member)?|male|female|me|them|you)(?:[ _#-]{0,2}(?:\d{1,3}|[a-z]))?$/i;
const questionOrAnswer = /^[QA]\d{0,3}$/;

/** First words that open a sentence, a heading or a field, not a name. */
const notNames = new Set(
  `a about above actually aka audio additionally after agenda all also although an and another answer any anyway as at attendees
  attention background basically break because before below besides bonus both but by case caution chapter
  concern concerns conclusion consensus correct date day definition description disclaimer discussion duration each edit either email entry error eventually example
  exactly exercise except fact figure file final finally fine first firstly follow-up for from further furthermore generated given goal
  he header hence her here hint his image intro jingle music hmm how however http https i idea if important in indeed input instead is issue it item its
  keep keywords key kind language lastly later length let link links literally location made maybe meaning meanwhile meeting
  more most my namely nb new next no nope not note notes now number objective obviously of off oh ok okay on once one only option or other our outro
  output overview p page paragraph part participants pass phase phone plus podcast point points positions presentation presenter presenters prior problem project proposal proposals ps purpose question
  questions quick reason recorded recording reference references regarding remember reminder remote reply resolution resolutions result results right round rule same scenario
  second secondly section see she similarly since slide slides so solution sponsor some something source specifically stance start started statement step straw still stop story
  subject subtitle such suggestion summary sure table take task that the their then there therefore these they thing things think third thirdly this
  those three though thought thus time timestamp tip title to today todo tomorrow tool topic total transcribed transcript translation true two type
  unfortunately update url usually version via video visit warning was we website week well were what whatever when where whereas
  whether which while who whose why with yeah year yep yes yesterday yet your`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** A label is made of these only: letters and marks of any script, digits and what names carry. */
const labelCharacters = /^[\p{L}\p{M}\p{N} .,'’`´\-‐‑–_&/#@+()[\]|*~·•]+$/u;
const anyLetter = /\p{L}/u;
/** Who dials in is shown by their number, some of it masked: `+1 (415) 555-0100`, `1415***0100`. */
const phoneNumber = /^\+?(?:[\d*][ ().*-]{0,3}){7,15}$/;
/** What people put into their display names besides: emoji, quotation marks, trade marks. */
const ornament = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|["“”„«»]/gu;
/** Rooms and devices: `3CX Bridge`, `3rd Floor Room`. A day's time is no room. */
const numberedRoom = /^\d{1,4}\p{Ll}{0,2}\p{Lu}{0,3}(?: \p{Lu}[\p{L}\d]{1,20}){1,3}$/u;
/** A name with a character that names do not have is one where it returns: `Robin!`, `Robin % Acme`. */
const maxOddLabelWords = 3;
const lowercaseStart = /^\p{Ll}/u;
/** A full stop that ends a sentence rather than a title or an initial: "Dr." passes, "working." does not. */
const sentenceStop = /[\p{L}]{5,}\. /u;

/** Particles and connectors that stay small inside a name. */
const smallInNames = new Set(
  'a al and bin da das de del della den der di do dos du e el ibn la le of ten ter the und van von y zu zur ben bint'.split(
    ' ',
  ),
);

/** Short forms in capitals that are no initials. */
const notInitials = new Set(['OK', 'PS', 'ID', 'URL', 'FYI', 'NB', 'AKA', 'TBD', 'PR', 'DR', 'FAQ', 'TIP']);
/** `IS`, `AT`, `SO` in capitals are people's initials, though their letters spell small words. */
const isInitials = (label: string): boolean => /^\p{Lu}{2,3}$/u.test(label) && !notInitials.has(label);
/** `Maja Lund (ML)`: the line that introduces the initials used from then on. */
const introducesInitials = (label: string): boolean => /\(\p{Lu}{2,4}\)$/u.test(label);

const wordsOf = (label: string): string[] => label.split(/[ ,]+/).filter((word) => word !== '');

const isNameWord = (word: string): boolean =>
  !lowercaseStart.test(word) || smallInNames.has(word.toLowerCase()) || word.includes('@');

/** Text in brackets after a name: pronouns, company, device. It need not look like a name itself. */
const withoutBrackets = (label: string): string =>
  label
    .replace(/[([][^()[\]]{0,60}[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * The speaker of a label with a remark of whoever took notes: `MF (on queue)`, `MF(?)`, `MF [by chat]`
 * are all MF. Pronouns, a company, a device or a role (`Maja (she/her)`, `Maja (Acme)`, `Maja (interviewer)`)
 * belong to the name: two people may share the rest of it.
 */
export function withoutRemark(label: string): string | undefined {
  const remark = /^([^()[\]]{1,60}?)\s?[([]([^()[\]/]{0,60}\?|\p{Ll}[^()[\]/]{0,60})[)\]]$/u.exec(label);
  return isRoleLabel(remark?.[2] ?? '') ? undefined : remark?.[1];
}

/** The names of a label that credits several people at once, `MF, TR` or `Maja and Tom`; fewer than two when it does not. */
export const jointNames = (label: string): string[] =>
  label.split(/\s?[,/&+]\s?|\sand\s/).filter((name) => name !== '');

/** A handful of people speak hundreds of times: the labels looked at last, each of 64 characters at most. */
const seen = new Map<string, LabelShape>();
const mostSeen = 100;

/** How much a text, found where labels stand, looks like a speaker's label. Looks at no more than 64 characters. */
export function labelShape(label: string): LabelShape {
  if (label === '' || label.length > maxLabelLength) return 'never';
  const known = seen.get(label);
  if (known !== undefined) return known;
  if (seen.size >= mostSeen) seen.clear();
  const shape = shapeOf(label);
  seen.set(label, shape);
  return shape;
}

function shapeOf(written: string): LabelShape {
  if (phoneNumber.test(written)) return 'strong';
  const label = written
    .replace(ornament, '')
    .replace(/\s{2,}/g, ' ')
    .trim();
  if (!anyLetter.test(label)) return 'never';
  if (isRoleLabel(label) || isInitials(label)) return 'strong';
  // An opening bracket without its end, a heading's mark or a comment's: the line is something else.
  if (!/^[\p{L}\p{N}@+([]/u.test(label) || !balanced(label)) return 'never';
  const spelt = label.replace(/\?(?=[)\]])/g, '');
  if (numberedRoom.test(label)) return 'weak';
  if (/^\d/.test(label) || sentenceStop.test(label)) return 'never';
  if (!labelCharacters.test(spelt)) return isOddName(label) ? 'weak' : 'never';
  const name = withoutBrackets(label);
  const words = wordsOf(name === '' ? label : name);
  const first = words[0];
  if (first === undefined || words.length > maxLabelWords) return 'never';
  if (notNames.has(first.toLowerCase().replace(/[^\p{L}-]/gu, ''))) return 'weak';
  if (words.length > maxStrongWords || lowercaseStart.test(first)) return label.length < 2 ? 'never' : 'weak';
  return words.every(isNameWord) ? 'strong' : 'weak';
}

const isOddName = (label: string): boolean => {
  const words = wordsOf(label);
  return /^\p{Lu}/u.test(label) && words.length <= maxOddLabelWords && words.every(isNameWord);
};

/** Brackets come in pairs, and a label is not only a bracket. */
const balanced = (label: string): boolean =>
  label.split(/[([]/).length === label.split(/[)\]]/).length && !/^[([]/.test(label);

/** True for the labels of roles and of anonymous speakers. */
export const isRoleLabel = (label: string): boolean => roleLabel.test(label) || questionOrAnswer.test(label);

/** Initials or a name in capitals only: `MF`, `THE COURT`, `MS. LUND`. */
export const isCapitals = (label: string): boolean => !/\p{Ll}/u.test(label) && /\p{Lu}/u.test(label);

/** Nouns that head a list of people on a page: `Speaker: Maja Lund`. */
const fieldNoun = /^(?:speaker|host|interviewer|interviewee|candidate|participant|person|recruiter)s?$/i;

/** Counts one kind of candidate over a whole file. */
export interface LabelCount {
  readonly shape: LabelShape;
  count: number;
}

export interface LabelCensus {
  readonly labels: ReadonlyMap<string, LabelCount>;
  /** Lines, paragraphs or cues that could have carried a label. */
  readonly units: number;
  /** Whether the first words of the file carry a candidate. */
  readonly firstLabel: string | undefined;
  /** Labels the metadata names. */
  readonly named: ReadonlySet<string>;
  /** Each unit can carry one label only, and before anything else: cues of captions. */
  readonly labelFirst?: boolean;
}

/** A share of labelled units above which the file writes a label wherever somebody speaks. */
const consistentShare = 0.3;
/** One above which a unit without a label is so rare that whatever stands there is one. */
const everyUnitShare = 0.9;
/** And one above which even odd display names are labels. */
const nearlyEveryShare = 0.6;
/** No field of a page returns as often as this; An, So and He are also names. */
const fieldShare = 0.2;
/** In a file that labels changes of speaker only, labels are still this frequent. */
const sparseShare = 0.01;

/**
 * Which of the candidates are speakers. A candidate must look like a name, and return, or stand in
 * a file that labels its speakers consistently; a colon inside speech does neither.
 */
export function acceptedLabels(census: LabelCensus): ReadonlySet<string> {
  const entries = [...census.labels].filter(([, { shape }]) => shape !== 'never');
  const units = Math.max(1, census.units);
  const strong = entries.filter(([, { shape }]) => shape === 'strong');
  const total = (some: typeof entries): number => some.reduce((sum, [, { count }]) => sum + count, 0);
  const recurring = strong.filter(([, { count }]) => count >= 2);
  const share = total(strong) / units;
  const looseShare =
    total(entries.filter(([, { shape, count }]) => shape === 'strong' || count >= 2)) / units;
  const first = census.firstLabel === undefined ? undefined : census.labels.get(census.firstLabel);
  const firstIsStrong = first?.shape === 'strong' && first.count >= 2;
  const labelled =
    firstIsStrong ||
    looseShare >= consistentShare ||
    (recurring.length >= 2 && total(recurring) / units >= sparseShare);

  const capitals = total(strong.filter(([label]) => isCapitals(label)));
  // Where nine labels of ten are capitals, "Presenter:" is a field of the page and not a speaker.
  const capitalsOnly = capitals >= 10 && capitals >= 0.9 * total(strong);
  const fits = (label: string, count: number): boolean =>
    !capitalsOnly ||
    isCapitals(withoutBrackets(label)) ||
    (isRoleLabel(label) && !fieldNoun.test(label)) ||
    introducesInitials(label) ||
    (label.includes(' ') && count >= 2) ||
    count >= 0.1 * total(strong);

  const accepted = new Set<string>();
  for (const [label] of census.labels) if (census.named.has(label)) accepted.add(label);
  for (const [label, { shape, count }] of entries) {
    if (!fits(label, count)) continue;
    // A full name that returns at the start of lines is a speaker even where labels are rare.
    const fullName = shape === 'strong' && count >= 3 && count / units >= sparseShare && label.includes(' ');
    const known = isRoleLabel(label) || label === census.firstLabel || label.includes(' ');
    const returns =
      shape === 'strong'
        ? count >= 2 || share >= consistentShare || known
        : (!isFieldName(label) || (count >= 4 && count / units >= fieldShare)) &&
          ((census.labelFirst === true && share >= everyUnitShare && wordsOf(label).length <= maxOddWords) ||
            (looseShare >= nearlyEveryShare ? count >= 2 : count >= 3 && count / units >= 0.1));
    if (fullName || (labelled && returns)) accepted.add(label);
  }
  return accepted;
}

/** Surnames and given names among the words that open sentences: with a second word they may be people. */
const alsoNames = new Set(['an', 'so', 'he', 'the', 'page', 'case', 'day', 'key', 'link', 'you', 'art']);

/** Opens like a sentence, a heading or a field of the page, however often it returns; "THE COURT" and "An Lund" do not. */
export const isFieldName = (label: string): boolean => {
  if (isInitials(label)) return false;
  const words = wordsOf(label);
  const first = (words[0] ?? '').toLowerCase().replace(/[^\p{L}-]/gu, '');
  return notNames.has(first) && !(words.length >= 2 && alsoNames.has(first));
};
