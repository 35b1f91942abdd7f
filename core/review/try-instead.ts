/**
 * A neutral, open way to ask the same thing, made from the question itself: the subject stays, the
 * answer that stood in it goes. Every sentence made here is open and prefers no answer.
 */
import type { LeadingCue } from './detected-question.ts';

/** Words that open a turn and carry nothing. */
const openers =
  /^(?:(?:so|and|but|okay|ok|well|right|now|then|alright|yeah|yes|sure|um|uh|great|cool)\b[\s,.–—-]*){1,4}/i;
const tags =
  /[\s,–—-]+(?:right|correct|no|yes|yeah|huh|eh|okay|ok|true|is that right|(?:is|was|were|are|do|does|did|have|has|had|would|could|should|can|ca|will|wo)(?:n't|n’t)? (?:you|it|he|she|they|we|that|there))\s*\??\s*$/i;
/** What follows one of these is the answer that was put into the question. */
const answerBegins =
  /\s(?:by|with|using|in|on|for|because|since|via|through|as|to|into|onto|from|at|under|over|instead|rather|and|or|so|first|when|if)\b.*$/i;

const choosing = /^(?:use|choose|pick|take|prefer|go with|go for|start with|begin with|reach for|opt for)\b/i;
/** Verbs that say nothing without the answer that follows them. */
const doing = /^(?:add|want|need|do|say|try|make|have|be|get|put|just)\b/i;
const led =
  /\b(?:led|lead|drove|owned|ran|managed|headed|built|wrote|designed|architected|created|started|launched|delivered)\b/i;

const bare = (question: string): string =>
  question
    .slice(0, 400)
    .trim()
    .replace(openers, '')
    .replace(/[?.!\s]+$/, '')
    .replace(tags, '')
    .trim();

/** A verb phrase without the answer in it, when what is left is short enough to be plain. */
const stem = (verbPhrase: string): string | null => plain(verbPhrase.replace(answerBegins, ''));

/** A verb phrase up to its first mark, when it is short and denies nothing. */
const plain = (verbPhrase: string): string | null => {
  const kept = verbPhrase.replace(/[,;:].*$/, '').trim();
  const words = kept.split(/\s+/);
  return kept !== '' && words.length <= 5 && !/\b(?:not|never)\b|n['’]t\b/i.test(kept)
    ? kept.toLowerCase()
    : null;
};

const fromWould = (verbPhrase: string): string => {
  const chosen = choosing.exec(verbPhrase)?.[0]?.toLowerCase();
  if (doing.test(verbPhrase)) return 'What would you do here, and why?';
  if (chosen) return `What would you ${chosen} here, and why?`;
  const kept = stem(verbPhrase);
  return kept ? `How would you ${splitRatherThanShard(kept)}?` : 'What would you do here, and why?';
};

/** Some verbs are the answer themselves; the plain verb leaves the choice open. */
const splitRatherThanShard = (kept: string): string =>
  kept
    .replace(/^(?:shard|partition)(?: it| them| that| the data)?$/, 'split the data')
    .replace(/^(?:cache)(?: it| them| that)?$/, 'keep reads fast')
    .replace(/^(?:hash)(?: it| them| that)?$/, 'look it up')
    .replace(/^(?:agree|disagree|think|feel|say|expect|assume|imagine)$/, 'see that');

type Rewrite = readonly [pattern: RegExp, make: (rest: string) => string];

const statements: readonly Rewrite[] = [
  [/^you(?:'d| ’d|’d| would) (?:agree|say|think|expect|accept)\b(.*)$/i, () => 'How do you see that?'],
  [
    /^you(?:'d|’d| would| could| can|'ll|’ll| will) (?:probably |just |obviously |surely |also |always )?(.+)$/i,
    fromWould,
  ],
  [
    /^you(?:'re|’re| are) (?:pretty |very |quite |really |fairly )?(comfortable|familiar|happy|confident|experienced) (?:with|in|about) (.+)$/i,
    (rest) => `How much have you worked with ${rest}?`,
  ],
  [
    /^you (?:really |clearly |obviously )?(?:know|understand) (.+)$/i,
    (rest) => `What can you tell me about ${rest}?`,
  ],
  [
    /^you(?:'ve| ’ve|’ve| have) (?:got |had )?(?:some |a lot of |lots of )?experience (?:with|in|of) (.+)$/i,
    (rest) => `What experience do you have with ${rest}?`,
  ],
  [
    /^you(?:'ve|’ve| have) (?:already |probably |also )?(?:used|worked with|worked on|done|seen|built|written) (.+)$/i,
    (rest) => `What have you done with ${rest}?`,
  ],
  [/^you (?:really )?(?:like|love|enjoy|prefer) (.+)$/i, (rest) => `How do you feel about ${rest}?`],
  [/^you (?:really )?(?:liked|loved|enjoyed|preferred) (.+)$/i, (rest) => `How did you find ${rest}?`],
  [
    /^you(?:'re|’re| are| were) (?:the |a )?(?:lead|owner|one|in charge|responsible)\b(.*)$/i,
    () => 'What was your own part in it?',
  ],
  [
    /^you (?:led|lead|drove|owned|ran|managed|headed|built|wrote|designed|created|started|launched|delivered)\b(.*)$/i,
    () => 'What was your own part in it?',
  ],
  [
    /^you (?:decided|chose|picked|went with|used|took)\b(.*)$/i,
    () => 'How did you decide, and what else did you consider?',
  ],
  [
    /^you (?:tested|checked|measured|verified|monitored)\b(.*)$/i,
    () => 'How did you find out whether it worked?',
  ],
  [
    /^you (?:wouldn['’]t|couldn['’]t|won['’]t|can['’]t|don['’]t)\b(.*)$/i,
    () => 'What would you do here, and why?',
  ],
  [/^you (?:didn['’]t|haven['’]t|hadn['’]t|weren['’]t)\b(.*)$/i, () => 'What did you do, and why?'],
  [/^you (?:were|felt|got)\b(.*)$/i, () => 'How was that for you?'],
  [
    /^your (team|manager|boss|colleagues|users|customers|company)\b.*$/i,
    (who) => `How did your ${who.toLowerCase()} see it?`,
  ],
  [/^(?:it|that|this) was\b.*\byour (?:idea|decision|call)\b(.*)$/i, () => 'How did it come about?'],
  [/^(?:it|that|this|they|things?) (?:was|were|went|must have|got|had)\b(.*)$/i, () => 'How did it go?'],
  [/^(?:it|that|this)(?:'s|’s| is| would be|'d be|’d be)\b(.*)$/i, () => 'How do you see it?'],
];

const fromStatement = (question: string): string => {
  const text = bare(question).replace(
    /^(?:obviously|clearly|surely|presumably|i assume|i guess|i suppose|i take it|i imagine|of course),?\s*/i,
    '',
  );
  for (const [pattern, make] of statements) {
    const match = pattern.exec(text);
    if (match) return make(topic(match[match.length - 1] ?? '') || 'that');
  }
  return led.test(text) ? 'What was your own part in it?' : 'How would you put it in your own words?';
};

/** A clause that says which one: "the rules that we all know", but not "that project". */
const relative =
  /\s(?:which|who|where|that (?:i|we|you|he|she|they|it|(?:is|was|are|were|has|had)(?:n['’]t)?))\b.*$/i;

/** The subject of a sentence as few words as will name it. */
const topic = (rest: string): string =>
  rest
    .replace(/[,;:–—].*$/, '')
    .replace(/\s(?:because|since|when|if|and|or|so|but)\b.*$/i, '')
    .replace(relative, '')
    .trim()
    .split(/\s+/)
    .slice(0, 8)
    .join(' ');

const fromNegative = (question: string): string => {
  const text = bare(question);
  if (/^(?:would|could|should|ca|wo)n['’]t you\b/i.test(text)) return 'What would you do here, and why?';
  if (/^(?:do|does)n['’]t you (?:think|believe|feel|agree)\b/i.test(text))
    return 'What do you think, and why?';
  if (
    /^(?:is|would|was)n['’]t (?:it|that|this)\b.*\b(?:better|easier|simpler|faster|safer|best|cheaper)\b/i.test(
      text,
    )
  )
    return 'Which options do you see, and how do they compare?';
  if (/^(?:did)n['’]t you\b/i.test(text)) return 'What did you do, and why?';
  if (/^(?:have|has|had)n['’]t you\b/i.test(text)) return 'What have you tried?';
  if (/^aren['’]t you\b/i.test(text)) return 'How do you feel about it?';
  if (/^weren['’]t you\b/i.test(text)) return 'How was that for you?';
  if (/^wasn['’]t\b/i.test(text)) return 'How did you see it at the time?';
  return 'How do you see it?';
};

/** "What was hard, the scale?": the question was whole before the comma. */
const fromAnswerInside = (question: string): string => {
  const text = question.slice(0, 400).trim().replace(openers, '');
  const whole = /^([^,;:–—?]{3,160}?)\s*(?:[,;:–—?]|\s-\s)/.exec(text)?.[1]?.trim();
  if (!whole || !/^(?:what|why|how|when|where|who|which)\b/i.test(whole))
    return 'What was it, in your own words?';
  return `${sentenceCase(whole)}?`;
};

const fromValuePreface = (question: string): string => {
  const text = question
    .slice(0, 600)
    .trim()
    .replace(/[?.!]+$/, '');
  const last =
    /(?:^|[.?!;]\s+|,\s+(?:so\s+)?)((?:what|why|how|when|where|who|which|tell me|walk me|describe)\b[^.?!;]*)$/i.exec(
      text,
    )?.[1];
  if (last && /^(?:tell|walk|describe)\b/i.test(last)) return `${sentenceCase(last.trim())}.`;
  return last ? `${sentenceCase(last.trim())}?` : 'What matters to you in how a team works?';
};

const fromAlternative = (question: string): string => {
  const text = bare(question);
  const past = /^did you (.+?)\s(?:just|only|simply|merely|because|for|or|mainly)\b/i.exec(text)?.[1];
  if (past && plain(past)) return `Why did you ${plain(past)}?`;
  const present = /^do you (.+?)\s(?:just|only|simply|merely|because|for|or|mainly)\b/i.exec(text)?.[1];
  if (present && plain(present)) return `Why do you ${plain(present)}?`;
  if (/^(?:was|were|did)\b/i.test(text)) return 'What was behind it?';
  return 'What matters most to you here?';
};

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const fromTag = (question: string): string =>
  /n['’]t (?:you|it|that|this|there)\b/i.test(bare(question).slice(0, 24))
    ? fromNegative(question)
    : fromStatement(question);

const byCue: Record<LeadingCue, (question: string) => string> = {
  'attached-tag': fromTag,
  endorsement: fromTag,
  'negative-polar': fromNegative,
  'answer-inside': fromAnswerInside,
  'value-preface': fromValuePreface,
  'slanted-alternative': fromAlternative,
  presupposition: () => 'What happened, and how did it end?',
};

/**
 * @param question the question's own words
 * @returns one sentence the interviewer could have said instead
 */
export const tryInstead = (cue: LeadingCue, question: string): string => byCue[cue](question);
