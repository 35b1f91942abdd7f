/** How often a file writes each way of announcing a speaker: the numbers its layout is decided by. */
import { type LabelCount, labelShape } from './labels.ts';
import type { Form, Head } from './line-forms.ts';

export interface ScriptLine {
  readonly text: string;
  readonly blank: boolean;
  readonly head: Head | undefined;
}

export const namelessForms: ReadonlySet<Form> = new Set(['clock', 'clock-text', 'bare-clock-text']);

export class Census {
  readonly byForm = new Map<Form, Map<string, LabelCount>>();
  readonly counts = new Map<Form, number>();

  add(head: Head): void {
    this.counts.set(head.form, (this.counts.get(head.form) ?? 0) + 1);
    if (namelessForms.has(head.form)) return;
    const labels = this.byForm.get(head.form) ?? new Map<string, LabelCount>();
    this.byForm.set(head.form, labels);
    const known = labels.get(head.label);
    if (known === undefined) labels.set(head.label, { shape: labelShape(head.label), count: 1 });
    else known.count += 1;
  }

  /** Lines of one form whose label looks like a name or returns. */
  score(form: Form): number {
    let score = 0;
    for (const { shape, count } of this.byForm.get(form)?.values() ?? []) {
      if (shape === 'strong' || count >= 2) score += count;
    }
    return score;
  }
}

/** `PR: https://…` is an entry of a page; a label has to show itself where somebody speaks. */
export const isLink = (words: string): boolean =>
  /^\s{0,9}(?:<?https?:\/\/\S{1,500}|\[[^\]]{1,80}\]\([^)\s]{1,500}\))\s{0,9}$/.test(words.slice(0, 600));

export interface Counted {
  readonly lines: readonly ScriptLine[];
  readonly census: Census;
  /** Lines with text. */
  readonly filled: number;
  /** Paragraphs, when blank lines separate them; otherwise lines. */
  readonly units: number;
}

export function takeCensus(lines: readonly ScriptLine[]): Counted {
  const census = new Census();
  let filled = 0;
  let paragraphs = 0;
  let blankBefore = true;
  for (const line of lines) {
    if (!line.blank) {
      filled += 1;
      if (blankBefore) paragraphs += 1;
      if (line.head !== undefined && !isLink(line.text.slice(line.head.wordsAt))) census.add(line.head);
    }
    blankBefore = line.blank;
  }
  // Wrapped speech has many lines a label; blank lines then show where somebody begins.
  const units = paragraphs >= 3 && paragraphs < filled ? paragraphs : filled;
  return { lines, census, filled, units };
}
