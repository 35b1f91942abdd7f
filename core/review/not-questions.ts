/** What looks like a question and asks the candidate nothing: echoes, reports, rhetoric, rising tones. */
import { wordSet } from './word-set.ts';
import { beliefIn } from './belief.ts';
import { type Sentence, type Words, comma, maskAt, pause, questionMark, wordAt } from './clauses.ts';
import { auxiliary, first, second, subject } from './lexicon.ts';
import { phraseBook, phraseIn } from './phrases.ts';
import type { Clause } from './question-clauses.ts';
import { afterOpeners, onlyBackchannel, personOf } from './tags.ts';

/** "Really?", "Okay?", "Did you?", "Oh, is it?". */
export function isEcho(words: Words, sentence: Sentence): boolean {
  const { from, to } = sentence;
  if (onlyBackchannel(words, from, to)) return true;
  const begin = afterOpeners(words, from, to);
  const left = to - begin;
  // "And did you?": what came of it.
  if (left === 2 && wordAt(words, begin - 1) === 'and' && begin > from && wordAt(words, begin) !== 'you')
    return false;
  if (left === 1) return wordAt(words, begin) === 'you' || wordAt(words, begin) === 'pardon';
  if (left === 2) {
    if (wordAt(words, begin) === 'you' && wordAt(words, begin + 1) === 'know') return true;
    return (
      (maskAt(words, begin) & auxiliary) !== 0 &&
      (maskAt(words, begin + 1) & subject) !== 0 &&
      wordAt(words, begin) !== 'may' &&
      wordAt(words, begin) !== 'shall'
    );
  }
  return false;
}

/** "I suppose it got too much?", "it ended well, I hope?": what one believes of somebody else wants an answer. */
function isBelief(words: Words, { from, to }: Sentence): boolean {
  const begin = afterOpeners(words, from, to);
  // "I suppose so?" only agrees.
  if (to - begin <= 3) return false;
  return (
    beliefIn(words, begin, to) !== undefined ||
    (wordAt(words, to - 2) === 'i' && wordAt(words, to - 1) === 'hope')
  );
}

/** "So I lead the platform team?": a statement about oneself in a rising tone. */
export function isUptalk(words: Words, sentence: Sentence): boolean {
  if (isBelief(words, sentence)) return false;
  if (wordAt(words, sentence.from) === 'mind' && wordAt(words, sentence.from + 1) === 'if') return false;
  if (wordAt(words, afterOpeners(words, sentence.from, sentence.to)) === 'if') return false;
  return (
    personOf(words, sentence.from, sentence.to) === 'interviewer' &&
    !hasSecond(words, sentence.from, sentence.to)
  );
}

export function hasSecond(words: Words, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (maskAt(words, at) & second) return true;
  return false;
}

const reports = wordSet(`
  ask asked asks asking say said says saying wonder wondered wondering thinking thought think goes went
  like shouting told wrote
`);
const announces = wordSet(`
  want wanted would will am have need can must let should could may got curious going love interested
  wondering
`);
const supposes = wordSet(`if suppose imagine when let say`);
const habitual = wordSet(`always usually often typically normally`);

/** Set phrases with such a verb that tell of nobody, and lead on to what is asked. */
const linking = phraseBook(`
that|this being? said
said that|this|so|all
excuse|forgive|pardon me|my for? asking
mind me|my asking
as|like i said|say
difficult|hard|fair|safe|strange|sad|needless to say
`);

/** How far back a reporting verb stands before what it reports, and how far back a case may be supposed. */
const maxReport = 12;
const maxSupposed = 40;

/** "They always ask me, why do you…?" and questions inside quotation marks. */
export function isReported(words: Words, clause: Clause, final: boolean): boolean {
  const { sentence, from } = clause;
  const quoted = words.quoted[from] === true && words.quoted[0] !== true;
  const begin = Math.max(sentence.from, from - maxReport);
  let verbAt = -1;
  for (let at = from - 1; at >= begin && at >= from - 5; at--)
    if (reports.has(wordAt(words, at))) {
      verbAt = at;
      break;
    }
  if (verbAt < 0) return quoted && !final;
  const gap = words.gap[from] ?? 0;
  if (wordAt(words, verbAt) === 'like' && !(maskAt(words, verbAt - 1) & auxiliary)) return quoted;
  if (!quoted && gap < comma && !(verbAt >= from - 3)) return false;
  if (!quoted && leadsOn(words, begin, verbAt, from)) return false;
  for (let at = Math.max(sentence.from, from - maxSupposed); at < verbAt; at++)
    if (supposes.has(wordAt(words, at))) return false;
  let subjectAt = -1;
  for (let at = begin; at < verbAt; at++) {
    const word = wordAt(words, at);
    if (maskAt(words, at) & subject || word === 'people' || word === 'manager') {
      if (word !== 'that' && word !== 'this') subjectAt = at;
    }
  }
  const who = wordAt(words, subjectAt);
  const asks = final && presentAsks.has(wordAt(words, verbAt));
  // "I ask everybody: …", "we only ask, …"; of nobody named only what a colon announces.
  if (asks && (who === 'i' || who === 'we' || (subjectAt < 0 && gap > comma))) return false;
  if (who === 'i' || who === '' || subjectAt < 0) {
    for (let at = begin; at < verbAt + 1; at++) if (announces.has(wordAt(words, at))) return false;
    if (subjectAt < 0) return quoted || wordAt(words, begin) !== wordAt(words, verbAt);
    for (let at = begin; at < verbAt; at++) if (habitual.has(wordAt(words, at))) return !final;
    return true;
  }
  if (who === 'you') {
    for (let at = begin; at < verbAt; at++) if (maskAt(words, at) & auxiliary) return false;
    return quoted;
  }
  if (who === 'we')
    for (let at = begin; at < verbAt; at++) if (announces.has(wordAt(words, at))) return false;
  return true;
}

/** Said of now: whoever asks so is asking. */
const presentAsks = wordSet(`ask asking`);

/** "That said, …", "a funny thing to ask, but …", "ten minutes, say, …". */
const leadsOn = (words: Words, begin: number, verbAt: number, from: number): boolean =>
  wordAt(words, from - 1) === 'but' ||
  (wordAt(words, verbAt) === 'say' && (words.gap[verbAt] ?? 0) === comma) ||
  phraseIn(linking, words, begin, verbAt + 1, from) >= 0;

const answers = wordSet(`because simple simply`);
const ourselves = wordSet(`
  we our it they the basically that this i'd well i there to by yes no it’s
`);

/** After "it" or "they": what is said then answers nothing. */
const leavesOpen = wordSet(`could can may might says say`);

/** "Why do we do that? Because…": asked and answered by the interviewer. */
export function isRhetorical(words: Words, clause: Clause, next: Sentence | undefined): boolean {
  if (next === undefined || next.mark === questionMark || clause.sentence.mark !== questionMark) return false;
  const opener = afterOpeners(words, next.from, next.to);
  const because = wordAt(words, next.from) === 'because' || wordAt(words, opener - 1) === 'because';
  // "How did you decide? Because we have the same problem": why it is asked, not the answer.
  if (because && hasSecond(words, clause.from, clause.to)) return false;
  if (
    answers.has(wordAt(words, next.from)) ||
    answers.has(wordAt(words, opener)) ||
    wordAt(words, opener - 1) === 'because'
  )
    return true;
  if (hasSecond(words, clause.from, clause.to)) return false;
  let mine = false;
  for (let at = clause.from; at < clause.to; at++) if (maskAt(words, at) & first) mine = true;
  // "What made the difference? It could be people, it could be prices": what is asked is gone on with.
  if (leavesOpen.has(wordAt(words, opener + 1))) return false;
  const word = wordAt(words, opener);
  const hasVerbAfter = next.to - opener >= 3;
  if (!ourselves.has(word) || !hasVerbAfter || hasSecond(words, next.from, Math.min(next.to, next.from + 4)))
    return false;
  return mine
    ? clause.kind === 'wh' && word !== 'i'
    : clause.kind === 'wh' &&
        word !== 'i' &&
        word !== 'the' &&
        word !== 'there' &&
        nonPersonal(words, clause);
}

/** "What does that mean? It means…": the question has no person in it. */
function nonPersonal(words: Words, clause: Clause): boolean {
  return clause.to - clause.from <= 9 && (words.gap[clause.from] ?? 0) <= pause + 2;
}
