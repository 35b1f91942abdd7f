/**
 * One line of a plain transcript, seen on its own: which of the ways of writing "now this person
 * speaks" it could be. Whether it is one is decided over the whole file.
 */
import { clockMs, clockPattern } from './clock.ts';
import { labelShape, maxLabelLength } from './labels.ts';

/**
 * - `name-colon`        `Name: words`
 * - `marked-colon`      `- Name: words`, `>> NAME: words`
 * - `name-clock-colon`  `Name (00:12): words`
 * - `clock-name-colon`  `[00:12] Name: words`
 * - `bare-clock-name-colon` `00:12 Name: words`
 * - `name-clock`        `Name  0:33`, words on the next line
 * - `clock-name`        `0:33 Name`, words on the next line
 * - `bold-colon`        `**Name:** words`: the markup itself says that this is a label
 * - `bold`              `**Name**: words` and `**Name**` with a time
 * - `bracket`           `<Name> words`
 * - `name`              `Name`, words on the next line
 * - `clock`             `00:00:12` alone
 * - `clock-text`        `[00:12] words`: the same speaker goes on
 * - `bare-clock-text`   `00:12 words`
 */
export type Form =
  | 'name-colon'
  | 'marked-colon'
  | 'name-clock-colon'
  | 'clock-name-colon'
  | 'bare-clock-name-colon'
  | 'name-clock'
  | 'clock-name'
  | 'bold-colon'
  | 'bold'
  | 'bracket'
  | 'name'
  | 'clock'
  | 'clock-text'
  | 'bare-clock-text';

export interface Head {
  readonly form: Form;
  /** Empty for the forms without a name. */
  readonly label: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Where the words begin in the line. */
  readonly wordsAt: number;
  /** Where they begin when the name turns out to be none but the time before it is one. */
  readonly afterClockAt?: number;
}

/** A label, two times and their brackets fit; nothing further into a line is looked at. */
const headLength = 140;

const range = String.raw`[\[(]{0,2}(${clockPattern})(?:\s{0,3}(?:-->|[-–—]|to)\s{0,3}(${clockPattern}))?[\])]{0,2}`;
const leadingClock = new RegExp(String.raw`^\\?${range}`);
const trailingClock = new RegExp(String.raw`(^|[\s,|–—(\[-])\\?${range}\s{0,3}$`);

interface Clocked {
  readonly text: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** Splits `Name (0:33)`, `Name  0:33` or `Name - 0:33` into name and time. */
function splitTrailingClock(text: string): Clocked | undefined {
  const match = trailingClock.exec(text);
  if (match === null) return undefined;
  const startMs = clockMs(match[2] ?? '');
  if (startMs === null) return undefined;
  const name = text.slice(0, match.index).replace(/[\s,|–—-]{1,9}$/, '');
  return { text: name, startMs, endMs: match[3] === undefined ? null : clockMs(match[3]) };
}

function splitLeadingClock(text: string): (Clocked & { length: number; bracketed: boolean }) | undefined {
  const match = leadingClock.exec(text);
  if (match === null) return undefined;
  const startMs = clockMs(match[1] ?? '');
  if (startMs === null) return undefined;
  const rest = text.slice(match[0].length);
  // "10:30am" and "3:1," belong to the words.
  if (rest !== '' && !/^[\s\])|–—:-]/.test(rest)) return undefined;
  const gap = /^\\?[\s\])|–—:-]{0,9}/.exec(rest)?.[0].length ?? 0;
  const length = match[0].length + gap;
  return {
    text: text.slice(length),
    startMs,
    endMs: match[2] === undefined ? null : clockMs(match[2]),
    length,
    bracketed: /^\\?[[(]/.test(text),
  };
}

const quoteMarks = /^(?:>{1,3}\s{0,2}|[-–—•*]\s{1,2}){0,2}/;

/** A label without the marks around it. */
const bareLabel = (label: string): string =>
  label
    .replace(/^[\s>\-–—•]{1,4}/, '')
    .replace(/^\[([^[\]]{1,64})\]$/, '$1')
    .replace(/\\/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** `Name: words` or `Name (0:33): words`; a colon counts only before white space or the end of the line. */
function nameColon(text: string): Head | undefined {
  const head = text.slice(0, headLength);
  for (let at = head.indexOf(':'); at > 0; at = head.indexOf(':', at + 1)) {
    const next = text[at + 1];
    if (next !== undefined && !/\s/.test(next)) continue;
    const before = head.slice(0, at);
    const clocked = splitTrailingClock(before);
    const label = bareLabel(clocked?.text ?? before);
    if (label.length > maxLabelLength || labelShape(label) === 'never') return undefined;
    return {
      form: clocked === undefined ? 'name-colon' : 'name-clock-colon',
      label,
      startMs: clocked?.startMs ?? null,
      endMs: clocked?.endMs ?? null,
      wordsAt: at + 1,
    };
  }
  return undefined;
}

/** Marks that make a name bold, longest first. */
const boldMarks = ['***', '**', '__', '*', '_'] as const;

function boldName(text: string): Head | undefined {
  const prefix = /^(?:[-*>]\s{1,3}|#{1,6}\s{1,3}){0,2}/.exec(text)?.[0].length ?? 0;
  const line = text.slice(prefix, prefix + headLength);
  const mark = boldMarks.find((candidate) => line.startsWith(candidate));
  if (mark === undefined) return undefined;
  const close = line.indexOf(mark, mark.length);
  if (close < 0) return undefined;
  const inner = line.slice(mark.length, close).trim();
  const after = line.slice(close + mark.length);
  const afterHead = new RegExp(String.raw`^\s{0,3}(?:\\?${range})?\s{0,3}(:?)\s{0,3}`).exec(after);
  const hasColon = inner.endsWith(':') || afterHead?.[3] === ':';
  const clockAfter = afterHead?.[1] === undefined ? null : clockMs(afterHead[1]);
  const wholeLine = text.slice(prefix + close + mark.length + (afterHead?.[0].length ?? 0)).trim() === '';
  if (!hasColon && !wholeLine) return undefined;
  const core = inner.replace(/:$/, '').trim();
  const leading = splitLeadingClock(core);
  const clocked = splitTrailingClock(core) ?? leading;
  const label = bareLabel(clocked?.text ?? core);
  if (labelShape(label) === 'never') return undefined;
  // A time after `**Name:**` stays with the words: it may be a marker inside the speech.
  const eatsClock = hasColon && !inner.endsWith(':') ? true : wholeLine;
  return {
    form: inner.endsWith(':') ? 'bold-colon' : 'bold',
    label,
    startMs: clocked?.startMs ?? clockAfter,
    endMs: clocked?.endMs ?? null,
    wordsAt: prefix + close + mark.length + (eatsClock ? (afterHead?.[0].length ?? 0) : 0),
  };
}

/** Lines longer than this hold words, not only a name and a time. */
const maxHeaderLine = 100;

function lineOfNameOnly(text: string): Head | undefined {
  const line = text.trim();
  if (line === '' || line.length > maxHeaderLine) return undefined;
  const clocked = splitTrailingClock(line);
  if (clocked !== undefined && clocked.text !== '') {
    const label = bareLabel(clocked.text);
    if (labelShape(label) === 'never') return undefined;
    return {
      form: 'name-clock',
      label,
      startMs: clocked.startMs,
      endMs: clocked.endMs,
      wordsAt: text.length,
    };
  }
  const label = bareLabel(line.replace(/^#{1,6}\s/, ''));
  if (label.length > 40 || /[.!,…]$/.test(label) || labelShape(label) !== 'strong') return undefined;
  return { form: 'name', label, startMs: null, endMs: null, wordsAt: text.length };
}

function afterClock(text: string): Head | undefined {
  const clocked = splitLeadingClock(text.slice(0, headLength));
  if (clocked === undefined) return undefined;
  const { startMs, endMs, bracketed, length } = clocked;
  const rest = text.slice(length);
  if (rest.trim() === '') return { form: 'clock', label: '', startMs, endMs, wordsAt: text.length };
  const named = nameColon(rest) ?? boldName(rest);
  if (named !== undefined && named.startMs === null) {
    const form = bracketed || named.form !== 'name-colon' ? 'clock-name-colon' : 'bare-clock-name-colon';
    return {
      form,
      label: named.label,
      startMs,
      endMs,
      wordsAt: length + named.wordsAt,
      afterClockAt: length,
    };
  }
  const alone = lineOfNameOnly(rest);
  if (alone?.form === 'name') {
    return {
      form: 'clock-name',
      label: alone.label,
      startMs,
      endMs,
      wordsAt: text.length,
      afterClockAt: length,
    };
  }
  return { form: bracketed ? 'clock-text' : 'bare-clock-text', label: '', startMs, endMs, wordsAt: length };
}

function bracketName(text: string): Head | undefined {
  const match = /^<([^<>]{1,64})>\s/.exec(text.slice(0, headLength));
  if (match?.[1] === undefined) return undefined;
  const label = bareLabel(match[1]);
  if (labelShape(label) === 'never') return undefined;
  return { form: 'bracket', label, startMs: null, endMs: null, wordsAt: match[0].length };
}

/** What one line could announce, or undefined when it can only be words. Looks at the first 140 characters. */
export function readHead(line: string): Head | undefined {
  const indent = line.length - line.trimStart().length;
  const text = line.slice(indent);
  if (text === '') return undefined;
  const bold = boldName(text);
  const quote = bold === undefined ? (quoteMarks.exec(text)?.[0].length ?? 0) : 0;
  const rest = text.slice(quote);
  const head = bold ?? afterClock(rest) ?? bracketName(text) ?? nameColon(rest) ?? lineOfNameOnly(rest);
  if (head === undefined) return undefined;
  const shift = indent + quote;
  const clockEnd = head.afterClockAt === undefined ? {} : { afterClockAt: shift + head.afterClockAt };
  // A list inside somebody's speech also has colons; its lines are counted apart.
  const form = head.form === 'name-colon' && quote > 0 ? 'marked-colon' : head.form;
  return { ...head, form, wordsAt: shift + head.wordsAt, ...clockEnd };
}
