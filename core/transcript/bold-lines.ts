/** Names in bold, as Markdown writes them: `**Name:** words`, `**Name** [0:33] words`, `**Name**  0:33`. */
import { clockMs } from './clock.ts';
import { labelShape } from './labels.ts';
import { clockRange, splitLeadingClock, splitTrailingClock } from './line-clocks.ts';
import { bareLabel, type Form, type Head, headLength } from './line-forms.ts';

/** Marks that make a name bold, longest first. */
const boldMarks = ['****', '***', '**', '__', '*', '_'] as const;
const listMark = /^(?:[-*>]\s{1,3}|#{1,6}\s{1,3}){0,2}/;
const afterBold = new RegExp(String.raw`^(\s{0,9})(?:(\\?[\[(])?\\?${clockRange})?\s{0,3}(:?)\s{0,3}`);

interface Bold {
  readonly inner: string;
  /** Where the bold text and its marks end. */
  readonly end: number;
}

function boldAt(text: string): Bold | undefined {
  const prefix = listMark.exec(text)?.[0].length ?? 0;
  const line = text.slice(prefix, prefix + headLength);
  const mark = boldMarks.find((candidate) => line.startsWith(candidate));
  if (mark === undefined) return undefined;
  const close = line.indexOf(mark, mark.length);
  if (close < 0) return undefined;
  return { inner: line.slice(mark.length, close).trim(), end: prefix + close + mark.length };
}

/** A line that opens with something in bold which could be a name. */
export function boldName(text: string): Head | undefined {
  const bold = boldAt(text);
  if (bold === undefined) return undefined;
  const { inner, end } = bold;
  const match = afterBold.exec(text.slice(end, end + headLength));
  const [after = '', gap = '', bracket, clock] = match ?? [];
  const colonInside = inner.endsWith(':');
  const colonAfter = match?.[5] === ':';
  const clockAfter = clock === undefined ? null : clockMs(clock);
  const wholeLine = text.slice(end + after.length).trim() === '';
  const core = inner.replace(/:$/, '').trim();
  const clocked = splitTrailingClock(core) ?? splitLeadingClock(core);
  const label = bareLabel(clocked?.text ?? core);
  const shape = labelShape(label);
  if (shape === 'never') return undefined;
  let form: Form;
  let wordsAt = end + after.length;
  if (colonInside) {
    form = 'bold-colon';
    // A time after `**Name:**` stays with the words: it may be a marker inside the speech.
    wordsAt = wholeLine ? wordsAt : end;
  } else if (colonAfter) form = clockAfter === null && clocked === undefined ? 'bold-colon' : 'bold';
  else if (wholeLine || (clockAfter !== null && bracket !== undefined)) form = 'bold';
  else if (shape === 'strong' && gap !== '') {
    form = 'bold-words';
    wordsAt = end;
  } else return undefined;
  return {
    form,
    label,
    startMs: clocked?.startMs ?? clockAfter,
    endMs: clocked?.endMs ?? null,
    wordsAt,
  };
}
