/**
 * How often the rules for questions are right: precision, recall and F1 by turn, form and cue, with
 * Wilson intervals. `questions.json` was written beside the rules; the development and the blind sets
 * by people who had not seen them, the fresh ones before their writer had read the rules, the strangers'
 * ones and the voices by people who had seen nothing of the project. Half of the blind and of the fresh
 * ones has been read for its misses, and the strangers' first, second, fourth and fifth were once they had
 * been scored; the voices teach the second reader alone. Whoever tunes the rules reads nothing of the other
 * halves, of the strangers' third and sixth to tenth but the totals printed here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { wilson } from '../../core/calibration/proportion.ts';
import { questionsInTurn } from '../../core/review/detect-questions.ts';
import type { DetectedQuestion } from '../../core/review/detected-question.ts';

const Said = z.strictObject({ role: z.string(), text: z.string() });
const Labels = z.object({
  hasQuestion: z.boolean(),
  openAny: z.optional(z.boolean()),
  leading: z.optional(z.boolean()),
});
/** Strict, so that a field the scorer does not know is an error and not silently left out. */
const Item = z.strictObject({
  ...Labels.shape,
  id: z.optional(z.string()),
  note: z.nullish(z.string()),
  text: z.string(),
  before: z.nullish(z.array(Said)),
  form: z.nullish(z.string()),
  cue: z.nullish(z.string()),
});
const Conversation = z.object({
  turns: z.array(z.extend(Said, { ...z.partial(Labels).shape, cue: z.nullish(z.string()) })),
});

type Scored = z.infer<typeof Labels> & {
  form: string | null;
  cue: string | null;
  found: readonly DetectedQuestion[];
};
export type Tally = { readonly right: number; readonly wrong: number; readonly missed: number };

/** One line of a table: what was looked for, and how often it was found rightly, wrongly or not at all. */
export type ScoredRow = { readonly name: string; readonly tally: Tally };
/** One labelled set scored: by question, form and cue. */
export type ScoredSet = {
  readonly title: string;
  readonly turns: number;
  /** Nobody tunes the rules on it, so the targets hold for it; the others are shown only. */
  readonly judged: boolean;
  readonly rows: readonly ScoredRow[];
  /** Of the questions found: how many were rightly told open or not. */
  readonly openAgainstClosed: { readonly right: number; readonly of: number };
};

/** `part` of `whole` as a percentage with Wilson's interval. */
const shareText = (part: number, whole: number): string => {
  const share = wilson(part, whole, 'turns');
  const percent = (value: number): string => (100 * value).toFixed(1);
  return share.kind === 'estimate'
    ? `${percent(share.value)} % [${percent(share.low)}–${percent(share.high)}]`
    : '–';
};

function tallied(
  scored: readonly Scored[],
  truth: (one: Scored) => boolean,
  claim: (one: Scored) => boolean,
): Tally {
  const tally = { right: 0, wrong: 0, missed: 0 };
  for (const one of scored) {
    if (claim(one)) tally[truth(one) ? 'right' : 'wrong'] += 1;
    else if (truth(one)) tally.missed += 1;
  }
  return tally;
}

/** 2PR / (P + R); 0 where nothing was found and nothing was there. */
export const f1Of = ({ right, wrong, missed }: Tally): number =>
  (2 * right) / Math.max(1, 2 * right + wrong + missed);

function line({ name, tally }: ScoredRow): string {
  const { right, wrong, missed } = tally;
  return `  ${name.padEnd(24)} precision ${shareText(right, right + wrong).padEnd(22)} recall ${shareText(right, right + missed).padEnd(22)} F1 ${f1Of(tally).toFixed(3)}  (n=${right + missed})`;
}

const isOpen = (one: Scored): boolean => one.found.some((question) => question.form === 'open');
const isLeading = (one: Scored): boolean => one.found.some((question) => question.flags.includes('leading'));

const forms = ['open', 'closed', 'statement', 'tag'];

function scoredSet(title: string, scored: readonly Scored[], judged: boolean): ScoredSet {
  const row = (
    name: string,
    among: readonly Scored[],
    truth: (one: Scored) => boolean,
    claim: (one: Scored) => boolean,
  ): ScoredRow => ({ name, tally: tallied(among, truth, claim) });
  const asked = scored.filter((one) => one.hasQuestion && one.openAny !== undefined && one.found.length > 0);
  const cues = [...new Set(scored.map((one) => one.cue).filter((one) => one !== null))];
  return {
    title,
    turns: scored.length,
    judged,
    rows: [
      row(
        'a question',
        scored,
        (one) => one.hasQuestion,
        (one) => one.found.length > 0,
      ),
      row('open', asked, (one) => one.openAny === true, isOpen),
      row('leading', scored, (one) => one.leading === true, isLeading),
      ...forms
        .filter((form) => scored.some((one) => one.form === form))
        .map((form) =>
          row(
            `form ${form}`,
            scored,
            (one) => one.form === form,
            (one) => one.found.some((question) => question.form === form),
          ),
        ),
      ...cues.map((cue) =>
        row(
          `cue ${cue}`,
          scored,
          (one) => one.cue === cue,
          (one) => one.found.some((question) => question.cue === cue),
        ),
      ),
    ],
    openAgainstClosed: {
      right: asked.filter((one) => (one.openAny === true) === isOpen(one)).length,
      of: asked.length,
    },
  };
}

const scoredItem = (item: z.infer<typeof Item>): Scored => ({
  ...item,
  form: item.form ?? null,
  cue: item.cue ?? null,
  found: questionsInTurn(item.text, item.before ?? []),
});

function scoredTurns(conversation: z.infer<typeof Conversation>): Scored[] {
  return conversation.turns.flatMap((turn, index) =>
    turn.role !== 'interviewer' || turn.hasQuestion === undefined
      ? []
      : [
          {
            hasQuestion: turn.hasQuestion,
            openAny: turn.openAny,
            leading: turn.leading,
            form: null,
            cue: turn.cue ?? null,
            found: questionsInTurn(turn.text, conversation.turns.slice(0, index)),
          },
        ],
  );
}

function read(name: string): unknown {
  const path = join(import.meta.dirname, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** The FNV-1a hash of an item's id (Fowler, Noll and Vo), which decides what part of its set it belongs to. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193) >>> 0;
  return hash ^ (hash >>> 15);
}

/** Half of a set is read while the rules are tuned, the other half is only counted. */
const isHalfRead = (id: string): boolean => ((hashOf(id) >>> 4) & 1) === 0;

type Half = 'read' | 'unread';

function halfOfItems(name: string, half: Half): Scored[] {
  const items = z.array(Item).parse(read(name) ?? []);
  return items.filter(({ id }) => isHalfRead(id ?? '') === (half === 'read')).map(scoredItem);
}

/** Every other conversation. */
function halfOfConversations(name: string, half: Half): Scored[] {
  const conversations = z.array(Conversation).parse(read(name) ?? []);
  return conversations
    .filter((_, index) => (index % 2 === 0) === (half === 'read'))
    .flatMap((conversation) => scoredTurns(conversation));
}

/** Each by one writer: `NAME-turns.json`, `NAME-talks.json` or both. The rules are not tuned on them. */
const voices = join(import.meta.dirname, 'voices');
const voiceFiles = (ending: string): string[] =>
  readdirSync(voices)
    .filter((name) => name.endsWith(ending))
    .sort();
const turnsEnding = '-turns.json';
const talksEnding = '-talks.json';

/** A labelled turn that may be read, for fitting weights. */
export type LabelledTurn = {
  /** Who wrote it, so that it can be judged by what others wrote. */
  readonly set: string;
  readonly text: string;
  readonly before: readonly { readonly role: string; readonly text: string }[];
  readonly leading: boolean;
};

/** Every labelled turn but those that are only counted. */
export function turnsToFit(): LabelledTurn[] {
  const items = (name: string, isRead: (id: string) => boolean, set = name): LabelledTurn[] =>
    z
      .array(Item)
      .parse(read(name) ?? [])
      .filter(({ id }) => isRead(id ?? ''))
      .map(({ text, before, leading }) => ({
        set,
        text,
        before: before ?? [],
        leading: leading ?? false,
      }));
  const conversations = (
    name: string,
    isRead = (index: number): boolean => index % 2 === 0,
    set = name,
  ): LabelledTurn[] =>
    z
      .array(Conversation)
      .parse(read(name) ?? [])
      .filter((_, index) => isRead(index))
      .flatMap(({ turns }) =>
        turns.flatMap((turn, index) =>
          turn.role === 'interviewer' && turn.hasQuestion !== undefined
            ? [
                {
                  set,
                  text: turn.text,
                  before: turns.slice(0, index),
                  leading: turn.leading ?? false,
                },
              ]
            : [],
        ),
      );
  return [
    ...items('questions.json', () => true),
    ...items('development-leading.json', () => true),
    ...items('development-cues.json', () => true),
    ...items('development-more.json', () => true),
    ...items('development-pairs.json', () => true),
    ...items('development-voices.json', () => true),
    ...items('development-meaning.json', () => true),
    ...items('development-places.json', () => true),
    ...items('strangers-first.json', () => true),
    ...items('strangers-second.json', () => true),
    ...items('strangers-fourth.json', () => true),
    ...items('strangers-fifth.json', () => true),
    ...items('development-nearby.json', () => true),
    ...items('blind-questions.json', isHalfRead),
    ...items('fresh-questions.json', isHalfRead),
    ...conversations('blind-conversations.json'),
    ...conversations('fresh-conversations.json'),
    ...voiceFiles(turnsEnding).flatMap((file) =>
      items(`voices/${file}`, () => true, `voices/${file.slice(0, -turnsEnding.length)}`),
    ),
    ...voiceFiles(talksEnding).flatMap((file) =>
      conversations(`voices/${file}`, () => true, `voices/${file.slice(0, -talksEnding.length)}`),
    ),
  ];
}

/** The sets written beside the rules or read while they were tuned, then those that were only counted. */
export function scoredSets(): ScoredSet[] {
  const items = (name: string): z.infer<typeof Item>[] => z.array(Item).parse(read(name) ?? []);
  const talks = (name: string): Scored[] =>
    z
      .array(Conversation)
      .parse(read(name) ?? [])
      .flatMap(scoredTurns);
  const sets = [scoredSet('Written beside the rules', items('questions.json').map(scoredItem), false)];
  for (const [title, name] of [
    ['Leading, tuned on', 'development-leading.json'],
    ['Cue by cue, tuned on', 'development-cues.json'],
    ['More, tuned on', 'development-more.json'],
    ['Many voices, tuned on', 'development-voices.json'],
    ['By meaning, tuned on', 'development-meaning.json'],
    ['By place, tuned on', 'development-places.json'],
    ['Strangers’ first, tuned on', 'strangers-first.json'],
    ['Strangers’ second, tuned on', 'strangers-second.json'],
    ['Strangers’ fourth, tuned on', 'strangers-fourth.json'],
    ['Strangers’ fifth, tuned on', 'strangers-fifth.json'],
    ['Nearby, tuned on', 'development-nearby.json'],
  ] as const) {
    const found = items(name);
    if (found.length > 0) sets.push(scoredSet(title, found.map(scoredItem), false));
  }
  sets.push(
    scoredSet(
      'Voices’ turns, tuned on',
      voiceFiles(turnsEnding).flatMap((file) => items(`voices/${file}`).map(scoredItem)),
      false,
    ),
    scoredSet(
      'Voices’ conversations, tuned on',
      voiceFiles(talksEnding).flatMap((file) => talks(`voices/${file}`)),
      false,
    ),
  );
  const halves = [
    ['Others’ questions', halfOfItems, 'blind-questions.json'],
    ['Others’ conversations', halfOfConversations, 'blind-conversations.json'],
    ['New questions', halfOfItems, 'fresh-questions.json'],
    ['New conversations', halfOfConversations, 'fresh-conversations.json'],
  ] as const;
  for (const half of ['read', 'unread'] as const)
    for (const [title, part, name] of halves) {
      const scored = part(name, half);
      if (scored.length > 0) sets.push(scoredSet(`${title}, ${half}`, scored, half === 'unread'));
    }
  for (const [title, name] of [
    ['Strangers’ third, unread', 'strangers-third.json'],
    ['Strangers’ sixth, unread', 'strangers-sixth.json'],
    ['Strangers’ seventh, unread', 'strangers-seventh.json'],
    ['Strangers’ eighth, unread', 'strangers-eighth.json'],
    ['Strangers’ ninth, unread', 'strangers-ninth.json'],
    ['Strangers’ tenth, unread', 'strangers-tenth.json'],
  ] as const)
    sets.push(scoredSet(title, items(name).map(scoredItem), true));
  for (const [title, name] of [
    ['The seventh’s talks, unread', 'strangers-seventh-talks.json'],
    ['The eighth’s talks, unread', 'strangers-eighth-talks.json'],
    ['The ninth’s talks, unread', 'strangers-ninth-talks.json'],
    ['The tenth’s talks, unread', 'strangers-tenth-talks.json'],
  ] as const)
    sets.push(scoredSet(title, talks(name), true));
  return sets;
}

/** Writes every set, one below the other. */
export function scoreQuestions(write: (text: string) => void): void {
  for (const { title, turns, rows, openAgainstClosed } of scoredSets()) {
    write(`${title}: ${turns} turns`);
    write(
      `  ${'open against closed'.padEnd(24)} right ${shareText(openAgainstClosed.right, openAgainstClosed.of)}`,
    );
    for (const row of rows) write(line(row));
  }
}

if (process.argv[1] === import.meta.filename) scoreQuestions((text) => process.stdout.write(`${text}\n`));
