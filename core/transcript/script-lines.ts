/**
 * One line of a plain transcript, seen on its own: which of the ways of writing "now this person
 * speaks" it could be. Whether it is one is decided over the whole file.
 */
import { boldName } from './bold-lines.ts';
import { isRoleLabel, labelShape, maxLabelLength } from './labels.ts';
import { clockAfterColon, headingClockMs, splitLeadingClock, splitTrailingClock } from './line-clocks.ts';
import { bareLabel, type Head, headLength } from './line-forms.ts';

const quoteMarks = /^(?:>{1,3}\s{0,2}|[-–—•*]\s{1,2}){0,2}/;

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
    const after = clocked === undefined ? clockAfterColon(text.slice(at + 1)) : undefined;
    return {
      form: clocked === undefined ? 'name-colon' : 'name-clock-colon',
      label,
      startMs: clocked?.startMs ?? null,
      endMs: clocked?.endMs ?? null,
      wordsAt: at + 1,
      ...(after === undefined
        ? {}
        : { afterColon: { startMs: after.startMs, wordsAt: at + 1 + after.length } }),
    };
  }
  return undefined;
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

/** `<Name> words`; in other brackets only roles, because sounds are written so: `[Speaker 1] words`, `[Applause] words`. */
function bracketName(text: string): Head | undefined {
  const match = /^(?:<([^<>]{1,64})>|[[(]([^()[\]<>]{1,64})[)\]])\s/.exec(text.slice(0, headLength));
  if (match === null) return undefined;
  const label = bareLabel(match[1] ?? match[2] ?? '');
  if (match[2] === undefined ? labelShape(label) === 'never' : !isRoleLabel(label)) return undefined;
  return { form: 'bracket', label, startMs: null, endMs: null, wordsAt: match[0].length };
}

/** What one line could announce, or undefined when it can only be words. Looks at the first 140 characters. */
export function readHead(line: string): Head | undefined {
  const indent = line.length - line.trimStart().length;
  const text = line.slice(indent);
  if (text === '') return undefined;
  const markMs = headingClockMs(text);
  if (markMs !== null)
    return { form: 'clock', label: '', startMs: markMs, endMs: null, wordsAt: line.length };
  const bold = boldName(text);
  const quote = bold === undefined ? (quoteMarks.exec(text)?.[0].length ?? 0) : 0;
  const rest = text.slice(quote);
  const head = bold ?? afterClock(rest) ?? bracketName(text) ?? nameColon(rest) ?? lineOfNameOnly(rest);
  if (head === undefined) return undefined;
  const shift = indent + quote;
  const clockEnd = head.afterClockAt === undefined ? {} : { afterClockAt: shift + head.afterClockAt };
  const { afterColon } = head;
  const colonClock =
    afterColon === undefined
      ? {}
      : { afterColon: { startMs: afterColon.startMs, wordsAt: shift + afterColon.wordsAt } };
  // A list inside somebody's speech also has colons; its lines are counted apart.
  const form = head.form === 'name-colon' && quote > 0 ? 'marked-colon' : head.form;
  return { ...head, form, wordsAt: shift + head.wordsAt, ...clockEnd, ...colonClock };
}
