/**
 * Plain transcripts: lines of text in which names and times announce who speaks. Every way of
 * writing it is tried on every line; the ways that the file as a whole really uses are kept, so
 * that "10:30 Meeting:" or a heading inside somebody's speech stays what it is, words.
 */
import { refusal } from './codes.ts';
import { acceptedLabels, isFieldName, type LabelCount } from './labels.ts';
import { splitLines } from './lines.ts';
import { announcesList, frontMatterLines, isPageFurniture, isTitleLine } from './page-furniture.ts';
import { maxLines, type Reading, ReadingBuilder } from './reading.ts';
import { type Counted, namelessForms, type ScriptLine, takeCensus } from './script-census.ts';
import { type Form, type Head, readHead } from './script-lines.ts';

export type ScriptStyle = 'otter' | 'markdown' | 'plain' | 'meet';

/** A way of writing counts as the file's own from a quarter of the most frequent one. */
const activeShare = 0.25;
/** A name alone on its line swallows the line, so it must be a habit of the file and not one odd line. */
const headerLineShare = 0.02;
/** Bare times before words are times, and not "10:30 we met", where half the lines start so. */
const bareTimeShare = 0.5;

const timedForms: ReadonlySet<Form> = new Set([
  'name-clock-colon',
  'clock-name-colon',
  'name-clock',
  'clock-name',
  'bold-colon',
  'bold',
  'bracket',
]);

/** What one style looks for when the caller names it; `plain` looks for everything. */
const formsOf: Readonly<Record<ScriptStyle, ReadonlySet<Form> | undefined>> = {
  plain: undefined,
  markdown: undefined,
  otter: new Set<Form>(['name-clock', 'name-clock-colon']),
  meet: undefined,
};

interface Layout {
  readonly forms: ReadonlySet<Form>;
  readonly accepted: ReadonlySet<string>;
  readonly times: ReadonlySet<Form>;
}

/** Names alone on their line are speakers when they start paragraphs, return, and nothing better is there. */
function nameLineLabels({ lines, units }: Counted, lenient: boolean): Set<string> {
  const counts = new Map<string, number>();
  for (const [index, { head }] of lines.entries()) {
    const before = lines[index - 1];
    const after = lines[index + 1];
    const opens = before === undefined || before.blank || before.head?.form === 'clock';
    if (head?.form !== 'name' || !opens || after === undefined || after.blank) continue;
    counts.set(head.label, (counts.get(head.label) ?? 0) + 1);
  }
  const returning = [...counts].filter(([, times]) => times >= 2);
  const total = returning.reduce((sum, [, times]) => sum + times, 0);
  if (returning.length < 2 || total < units * (lenient ? 0.2 : 0.4)) return new Set();
  return new Set(returning.map(([label]) => label));
}

function activeTimes({ census, filled }: Counted, style: ScriptStyle): Set<Form> {
  const times = new Set<Form>();
  const countOf = (form: Form): number => census.counts.get(form) ?? 0;
  // Where names carry times, a time alone between them is one more.
  const timedNames =
    census.score('name-clock-colon') + census.score('clock-name-colon') + census.score('name-clock');
  if (countOf('clock') >= 2 || timedNames >= 2 || style === 'meet' || style === 'otter') times.add('clock');
  if (countOf('clock-text') >= 2) times.add('clock-text');
  const bare = countOf('bare-clock-text') + countOf('bare-clock-name-colon') + countOf('clock-name');
  if (bare >= 2 && bare >= filled * bareTimeShare) times.add('bare-clock-text');
  return times;
}

/** Bold with its colon, or a capitalised word or two with a time: the markup says that it is a label, whatever the word. */
const carriesMark = (form: Form, label: string): boolean =>
  form === 'bold-colon' ||
  (form === 'name-clock-colon' && /^\p{Lu}/u.test(label) && label.split(' ').length <= 3);

function layoutOf(counted: Counted, style: ScriptStyle, named: ReadonlySet<string>): Layout {
  const { census, units, filled, lines } = counted;
  const wanted = formsOf[style];
  const possible = [...census.byForm.keys()].filter(
    (form) => form !== 'name' && (wanted === undefined || wanted.has(form)),
  );
  const top = Math.max(0, ...possible.map((form) => census.score(form)));
  const enough = (form: Form): number =>
    Math.max(
      1,
      top * activeShare,
      form === 'name-clock' || form === 'clock-name' ? filled * headerLineShare : 0,
    );
  const forms = new Set(possible.filter((form) => census.score(form) >= enough(form)));
  const firstHead = lines.find((line) => !line.blank && !isTitleLine(line.text))?.head;
  const accepted = new Set<string>();
  for (const form of forms) {
    const labels = census.byForm.get(form) ?? new Map<string, LabelCount>();
    if (timedForms.has(form)) {
      for (const [label, { shape, count: times }] of labels) {
        if (shape === 'strong' || carriesMark(form, label) || (times >= 2 && !isFieldName(label)))
          accepted.add(label);
      }
    } else {
      const firstLabel = firstHead?.form === form ? firstHead.label : undefined;
      for (const label of acceptedLabels({ labels, units, firstLabel, named })) accepted.add(label);
    }
  }
  for (const label of named) accepted.add(label);
  const anyLabel = [...forms].some((form) =>
    [...(census.byForm.get(form)?.keys() ?? [])].some((label) => accepted.has(label)),
  );
  if (!anyLabel) {
    const alone = nameLineLabels(counted, style === 'meet');
    if (alone.size > 0)
      return { forms: new Set<Form>(['name']), accepted: alone, times: activeTimes(counted, style) };
  }
  return { forms, accepted, times: activeTimes(counted, style) };
}

/** Whether this line, in this file, announces a speaker. */
function announces(head: Head, layout: Layout): boolean {
  if (namelessForms.has(head.form) || !layout.accepted.has(head.label)) return false;
  // A known speaker written another way than the rest is still that speaker, unless a bare name
  // or a bare time makes the line look like words.
  return (
    layout.forms.has(head.form) ||
    head.form === 'name-colon' ||
    head.form === 'name-clock-colon' ||
    head.form === 'bold' ||
    head.form === 'bold-colon'
  );
}

/** What is left of a head whose name is none: a time before words, with or without brackets. */
const timeForm = ({ form }: Head): Form => {
  if (form === 'clock-name-colon') return 'clock-text';
  return form === 'bare-clock-name-colon' || form === 'clock-name' ? 'bare-clock-text' : form;
};

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
      const startMs = head.startMs ?? this.#clockMs;
      this.#clockMs = null;
      this.builder.say(head.label, text.slice(head.wordsAt), startMs, head.endMs);
    } else if (head?.form === 'clock' && this.#layout.times.has('clock')) {
      this.#clockMs = head.startMs;
    } else if (head !== undefined && this.#layout.times.has(timeForm(head))) {
      this.#words(text.slice(head.afterClockAt ?? head.wordsAt), head.startMs, head.endMs);
    } else {
      this.#words(text, this.#clockMs, null);
    }
  }

  end(): Reading {
    if (!this.#spoken) for (const text of this.#opening) this.builder.say(null, text);
    return this.builder.done();
  }

  #words(text: string, startMs: number | null, endMs: number | null): void {
    if (!this.#spoken && this.#layout.accepted.size > 0 && startMs === null) {
      this.#opening.push(text);
      return;
    }
    this.#clockMs = null;
    this.builder.say(null, text, startMs, endMs);
  }

  /** At the first speaker: titles and fields above it are dropped with a warning, anything else is kept as words of nobody. */
  #closeOpening(): void {
    if (this.#spoken) return;
    this.#spoken = true;
    for (const [index, text] of this.#opening.entries()) {
      if (isTitleLine(text) || announcesList(this.#opening[index - 1] ?? ''))
        this.builder.note('header-skipped', undefined, text);
      else this.builder.say('', text);
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
  const lines = all
    .slice(front)
    .map((line): ScriptLine => ({ text: line, blank: line.trim() === '', head: readHead(line) }));
  const reader = new ScriptReader(layoutOf(takeCensus(lines), style, options.named));
  if (front > 0) reader.builder.note('header-skipped', undefined, `lines 1 to ${front}, front matter`);
  for (const line of lines) {
    if (line.blank || isPageFurniture(line.text)) continue;
    reader.line(line);
  }
  return reader.end();
}
