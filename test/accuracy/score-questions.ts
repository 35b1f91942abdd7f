/**
 * How often the rules for questions are right: precision, recall and F1 by turn, form and cue, with
 * Wilson intervals. `questions.json` was written beside the rules; the blind sets by someone who had
 * not seen them, and whoever tunes the rules reads nothing of those but the totals printed here.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { questionsInTurn } from '../../core/review/detect-questions.ts';
import type { DetectedQuestion } from '../../core/review/detected-question.ts';

const Said = z.object({ role: z.string(), text: z.string() });
const Labels = z.object({
  hasQuestion: z.boolean(),
  openAny: z.boolean().optional(),
  leading: z.boolean().optional(),
});
const Item = Labels.extend({
  text: z.string(),
  before: z.array(Said).nullish(),
  form: z.string().nullish(),
  cue: z.string().nullish(),
});
const Conversation = z.object({ turns: z.array(Said.extend(Labels.partial().shape)) });

type Scored = z.infer<typeof Labels> & {
  form: string | null;
  cue: string | null;
  found: readonly DetectedQuestion[];
};
type Tally = { right: number; wrong: number; missed: number };

/** Wilson score interval for `part` of `whole` at 95 %, as percentages. */
function wilson(part: number, whole: number): string {
  if (whole === 0) return '–';
  const z2 = 1.959964 ** 2;
  const share = part / whole;
  const middle = (share + z2 / (2 * whole)) / (1 + z2 / whole);
  const half =
    (1.959964 / (1 + z2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole * whole));
  return `${(100 * share).toFixed(1)} % [${(100 * (middle - half)).toFixed(1)}–${(100 * (middle + half)).toFixed(1)}]`;
}

function tallied(
  scored: readonly Scored[],
  truth: (one: Scored) => boolean,
  claim: (one: Scored) => boolean,
): Tally {
  const tally = { right: 0, wrong: 0, missed: 0 };
  for (const one of scored) {
    if (claim(one)) truth(one) ? tally.right++ : tally.wrong++;
    else if (truth(one)) tally.missed++;
  }
  return tally;
}

function line(name: string, { right, wrong, missed }: Tally): string {
  const f1 = (2 * right) / Math.max(1, 2 * right + wrong + missed);
  return `  ${name.padEnd(24)} precision ${wilson(right, right + wrong).padEnd(22)} recall ${wilson(right, right + missed).padEnd(22)} F1 ${f1.toFixed(3)}  (n=${right + missed})`;
}

const isOpen = (one: Scored): boolean => one.found.some((question) => question.form === 'open');
const isLeading = (one: Scored): boolean => one.found.some((question) => question.flags.includes('leading'));

function report(title: string, scored: readonly Scored[], write: (text: string) => void): void {
  write(`${title}: ${scored.length} turns`);
  write(
    line(
      'a question',
      tallied(
        scored,
        (one) => one.hasQuestion,
        (one) => one.found.length > 0,
      ),
    ),
  );
  const asked = scored.filter((one) => one.hasQuestion && one.openAny !== undefined && one.found.length > 0);
  write(
    line(
      'open',
      tallied(asked, (one) => one.openAny === true, isOpen),
    ),
  );
  const agreed = asked.filter((one) => (one.openAny === true) === isOpen(one)).length;
  write(`  ${'open against closed'.padEnd(24)} right ${wilson(agreed, asked.length)}`);
  write(
    line(
      'leading',
      tallied(scored, (one) => one.leading === true, isLeading),
    ),
  );
  for (const form of ['open', 'closed', 'statement', 'tag']) {
    if (!scored.some((one) => one.form === form)) continue;
    write(
      line(
        `form ${form}`,
        tallied(
          scored,
          (one) => one.form === form,
          (one) => one.found.some((question) => question.form === form),
        ),
      ),
    );
  }
  for (const cue of new Set(scored.map((one) => one.cue).filter((one) => one !== null)))
    write(
      line(
        `cue ${cue}`,
        tallied(
          scored,
          (one) => one.cue === cue,
          (one) => one.found.some((question) => question.cue === cue),
        ),
      ),
    );
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
            cue: null,
            found: questionsInTurn(turn.text, conversation.turns.slice(0, index)),
          },
        ],
  );
}

function read(name: string): unknown {
  const path = join(import.meta.dirname, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** Writes the tables of the set written beside the rules and, where they are there, of the blind sets. */
export function scoreQuestions(write: (text: string) => void): void {
  report('Written beside the rules', z.array(Item).parse(read('questions.json')).map(scoredItem), write);
  const blind = read('blind-questions.json');
  if (blind !== null) report('Blind', z.array(Item).parse(blind).map(scoredItem), write);
  const conversations = read('blind-conversations.json');
  if (conversations !== null)
    report('Blind conversations', z.array(Conversation).parse(conversations).flatMap(scoredTurns), write);
}

if (process.argv[1] === import.meta.filename) scoreQuestions((text) => process.stdout.write(`${text}\n`));
