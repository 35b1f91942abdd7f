/**
 * Plain transcripts: lines of text in which names and times announce who speaks. Every way of
 * writing it is tried on every line; the ways that the file as a whole really uses are kept.
 */
import { refusal } from './codes.ts';
import { decodeEntities } from './entities.ts';
import { isRoleLabel, labelShape } from './labels.ts';
import type { Form, Head } from './line-forms.ts';
import { splitLines } from './lines.ts';
import {
  announcesList,
  frontMatterLines,
  isPageFurniture,
  isTitleLine,
  transcriptStart,
} from './page-furniture.ts';
import { maxLines, type Reading, ReadingBuilder } from './reading.ts';
import { isLink, type ScriptLine, takeCensus } from './script-census.ts';
import { announces, type Layout, layoutOf, type ScriptStyle } from './script-layout.ts';
import { readHead } from './script-lines.ts';

/** What is left of a head whose name is none: a time before words, with or without brackets. */
const timeForm = ({ form }: Head): Form => {
  if (form === 'clock-name-colon') return 'clock-text';
  return form === 'bare-clock-name-colon' || form === 'clock-name' ? 'bare-clock-text' : form;
};

/** Forms whose line may start like a speaker and be words after all. */
const doubtful: ReadonlySet<Form> = new Set(['name-colon', 'marked-colon', 'bold-words']);

/** A full name or a role that the file gives no second sign of. */
const couldBeSpeaker = ({ head, text }: ScriptLine): boolean =>
  head !== undefined &&
  doubtful.has(head.form) &&
  (head.label.includes(' ') || isRoleLabel(head.label)) &&
  labelShape(head.label) === 'strong' &&
  !isLink(text.slice(head.wordsAt));

class ScriptReader {
  readonly builder = new ReadingBuilder();
  readonly #layout: Layout;
  #spoken = false;
  #clockMs: number | null = null;
  /** Lines above the first speaker, undecided. */
  readonly #opening: string[] = [];

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  line(line: ScriptLine): void {
    const { head, text } = line;
    if (head !== undefined && announces(head, this.#layout)) {
      this.#closeOpening();
      const late = this.#layout.clockAfterColon ? head.afterColon : undefined;
      const startMs = head.startMs ?? late?.startMs ?? this.#clockMs;
      this.#clockMs = null;
      const label = this.#layout.sameAs.get(head.label) ?? head.label;
      this.builder.say(label, decodeEntities(text.slice(late?.wordsAt ?? head.wordsAt)), startMs, head.endMs);
    } else if (head?.form === 'clock' && this.#layout.times.has('clock')) {
      this.#clockMs = head.startMs;
    } else if (head !== undefined && this.#layout.times.has(timeForm(head))) {
      this.#words(text.slice(head.afterClockAt ?? head.wordsAt), head.startMs, head.endMs);
    } else {
      if (couldBeSpeaker(line)) this.builder.note('possible-speaker', 'next', line.head?.label);
      this.#words(text, this.#clockMs, null);
    }
  }

  end(): Reading {
    if (!this.#spoken) for (const text of this.#opening) this.builder.say(null, decodeEntities(text));
    return this.builder.done();
  }

  #words(text: string, startMs: number | null, endMs: number | null): void {
    if (!this.#spoken && this.#layout.accepted.size > 0 && startMs === null) {
      this.#opening.push(text);
      return;
    }
    this.#clockMs = null;
    this.builder.say(null, decodeEntities(text), startMs, endMs);
  }

  /** At the first speaker: titles and fields above it are dropped with a warning, anything else is kept as words of nobody. */
  #closeOpening(): void {
    if (this.#spoken) return;
    this.#spoken = true;
    for (const [index, text] of this.#opening.entries()) {
      if (isTitleLine(text) || announcesList(this.#opening[index - 1] ?? ''))
        this.builder.note('header-skipped', undefined, text);
      else this.builder.say('', decodeEntities(text));
    }
  }
}

/**
 * Reads a transcript written as lines of text.
 *
 * @throws InvalidInput `too-many-lines`
 * @param style what the caller or the recognition says it is; `plain` tries everything
 */
export function readScript(
  text: string,
  style: ScriptStyle,
  options: { name: string; named: ReadonlySet<string> },
): Reading {
  const all = splitLines(text);
  if (all.length > maxLines) throw refusal('too-many-lines', options.name);
  const front = frontMatterLines(all);
  const start = front + transcriptStart(all.slice(front));
  const body = all.slice(start);
  const code = fenced(body);
  const lines = body.map((line, index): ScriptLine => {
    const head = code[index] === true ? undefined : readHead(line);
    return { text: line, blank: line.trim() === '', head };
  });
  const reader = new ScriptReader(layoutOf(takeCensus(lines), style, options.named));
  if (start > 0)
    reader.builder.note('header-skipped', undefined, `lines 1 to ${start}, above the transcript`);
  for (const line of lines) {
    if (line.blank || isPageFurniture(line.text)) continue;
    reader.line(line);
  }
  return reader.end();
}

/** Which lines are a program in a Markdown fence; a fence that is never closed fences nothing. */
function fenced(lines: readonly string[]): boolean[] {
  const inside = lines.map(() => false);
  let open: number | undefined;
  for (const [index, line] of lines.entries()) {
    const fence = /^\s{0,3}(?:```|~~~)([^`]{0,40})$/.exec(line.slice(0, 60).trimEnd());
    if (fence === null) continue;
    // Only a bare fence closes; one that names a language begins another program.
    if (open !== undefined && fence[1] === '') {
      inside.fill(true, open, index + 1);
      open = undefined;
    } else open = index;
  }
  return inside;
}
