/**
 * Which of the ways of announcing a speaker a file as a whole really uses, and for whom: so that
 * "10:30 Meeting:" or a heading inside somebody's speech stays what it is, words.
 */
import {
  acceptedLabels,
  isFieldName,
  isRoleLabel,
  jointNames,
  type LabelCount,
  labelShape,
  withoutRemark,
} from './labels.ts';
import type { Form, Head } from './line-forms.ts';
import { isTitleLine } from './page-furniture.ts';
import { type Counted, namelessForms } from './script-census.ts';

export type ScriptStyle = 'otter' | 'markdown' | 'plain' | 'meet';

/** A way of writing counts as the file's own from a quarter of the most frequent one. */
const activeShare = 0.25;
/** A name alone on its line swallows the line, so it must be a habit of the file and not one odd line. */
const headerLineShare = 0.02;
/** Of the headings, titles of a document aside. */
const headingShare = 0.8;
/** A time after the colon is one where half the labels have it. */
const colonClockShare = 0.5;
/** A bold name without a colon looks like emphasis; it must be how the file labels whoever speaks. */
const boldWordsShare = 0.3;
/** Bare times before words are times, and not "10:30 we met", where half the lines start so. */
const bareTimeShare = 0.5;

const timedForms: ReadonlySet<Form> = new Set([
  'name-clock-colon',
  'clock-name-colon',
  'name-clock',
  'clock-name',
  'bold-colon',
  'bold',
  'bold-words',
  'bracket',
]);

/** What one style looks for when the caller names it; `plain` looks for everything. */
const formsOf: Readonly<Record<ScriptStyle, ReadonlySet<Form> | undefined>> = {
  plain: undefined,
  markdown: undefined,
  otter: new Set<Form>(['name-clock', 'name-clock-colon']),
  meet: undefined,
};

export interface Layout {
  readonly forms: ReadonlySet<Form>;
  readonly accepted: ReadonlySet<string>;
  /** Who is meant by a label that carries a remark. */
  readonly sameAs: ReadonlyMap<string, string>;
  readonly times: ReadonlySet<Form>;
  /** `Name: 0:33` is a name and a time. */
  readonly clockAfterColon: boolean;
}

/** Names alone on their line are speakers when they start paragraphs, return, and nothing better is there. */
function nameLineLabels({ lines, units }: Counted, lenient: boolean): Set<string> {
  const counts = new Map<string, number>();
  let headings = 0;
  let headed = 0;
  for (const [index, { head, text }] of lines.entries()) {
    const heading = text.startsWith('#');
    if (heading) headings += 1;
    const before = lines[index - 1];
    const after = lines[index + 1];
    const opens = before === undefined || before.blank || before.head?.form === 'clock';
    if (head?.form !== 'name' || !(heading || (opens && after !== undefined && !after.blank))) continue;
    if (heading) headed += 1;
    counts.set(head.label, (counts.get(head.label) ?? 0) + 1);
  }
  const returning = [...counts].filter(([, times]) => times >= 2);
  const total = returning.reduce((sum, [, times]) => sum + times, 0);
  // Where nearly every heading is a name that returns, headings say who speaks, however long.
  if (returning.length >= 2 && headed >= headings * headingShare && total >= headings * headingShare)
    return new Set(returning.map(([label]) => label));
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

/** How a whole file announces its speakers and writes its times. */
export function layoutOf(counted: Counted, style: ScriptStyle, named: ReadonlySet<string>): Layout {
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
  if (census.score('bold-words') < units * boldWordsShare) forms.delete('bold-words');
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
  // Beside names with times, "Unknown Speaker  0:29" is one more, though the notetaker writes it another way.
  if ([...forms].some((form) => timedForms.has(form))) {
    for (const label of census.byForm.get('name-clock')?.keys() ?? [])
      if (isRoleLabel(label)) accepted.add(label);
  }
  const anyLabel = [...forms].some((form) =>
    [...(census.byForm.get(form)?.keys() ?? [])].some((label) => accepted.has(label)),
  );
  const alone = anyLabel ? new Set<string>() : nameLineLabels(counted, style === 'meet');
  if (alone.size > 0) {
    forms.clear();
    forms.add('name');
    for (const label of alone) accepted.add(label);
  }
  return {
    forms,
    sameAs: alone.size > 0 ? new Map() : joined(census, accepted),
    accepted,
    times: activeTimes(counted, style),
    clockAfterColon: writesClockAfterColon(counted, accepted),
  };
}

/** Adds the labels that credit several accepted speakers at once, and says whom labels with a remark mean. */
function joined(census: Counted['census'], accepted: Set<string>): Map<string, string> {
  const sameAs = new Map<string, string>();
  const found = [...census.byForm.values()].flatMap((labels) => [...labels.keys()]);
  for (const label of found) {
    const name = withoutRemark(label);
    if (name === undefined) continue;
    if (accepted.has(name) || (accepted.has(label) && labelShape(name) === 'strong')) {
      sameAs.set(label, name);
      accepted.add(label);
    }
  }
  for (const label of found) {
    const names = jointNames(label);
    if (names.length >= 2 && names.every((name) => accepted.has(name))) accepted.add(label);
  }
  return sameAs;
}

function writesClockAfterColon({ lines }: Counted, accepted: ReadonlySet<string>): boolean {
  let labels = 0;
  let clocks = 0;
  for (const { head } of lines) {
    if (head?.form !== 'name-colon' || !accepted.has(head.label)) continue;
    labels += 1;
    if (head.afterColon !== undefined) clocks += 1;
  }
  return clocks >= 2 && clocks >= labels * colonClockShare;
}

/** Forms in which a known speaker may be announced, whatever the rest of the file writes. */
const always: ReadonlySet<Form> = new Set([
  'name-colon',
  'marked-colon',
  'name-clock-colon',
  'name-clock',
  'bold',
  'bold-words',
  'bold-colon',
]);

/** Whether this line, in this file, announces a speaker. */
export function announces(head: Head, layout: Layout): boolean {
  if (namelessForms.has(head.form) || !layout.accepted.has(head.label)) return false;
  // A known speaker written another way than the rest is still that speaker, unless a bare name
  // or a bare time makes the line look like words.
  return layout.forms.has(head.form) || always.has(head.form);
}
