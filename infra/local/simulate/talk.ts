/**
 * Tiny interviews whose counts are known because they were written that way: a dozen turns, every
 * question from a list that leaves no doubt.
 */

/** Each is one assessing question, and none leads. */
const plain = [
  'What did you change in the system first?',
  'How did you measure that it had worked?',
  'Why did you choose that approach over the others?',
  'What would you do differently if you did it again?',
  'How did the rest of the team take that decision?',
  'What broke on the first day in production?',
] as const;

/** Leads by a tag. */
const leading = "You would put a queue in front of it, wouldn't you?";

export type Talk = {
  /** Assessing questions, leading ones included; at most seven. */
  readonly questions: number;
  readonly leading: boolean;
  /** Tells the bytes of one talk from another's. */
  readonly salt: string;
};

const answers = [
  'We moved the writes behind a log, and it took about six weeks.',
  'The slowest requests went from two seconds to a third of one.',
  'It was the only way that left the old clients alone.',
  'I would begin with the numbers and talk to support much earlier.',
] as const;

const clock = (second: number): string =>
  `00:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000`;

/** WebVTT with two labelled voices, `Interviewer` and `Candidate`. */
export const talkText = ({ questions, leading: leads, salt }: Talk): string => {
  const asked = [...plain.slice(0, questions - (leads ? 1 : 0)), ...(leads ? [leading] : [])];
  const turns = asked.flatMap((question, index) => [
    ['Interviewer', question],
    ['Candidate', `${answers[index % answers.length] ?? ''} That was project ${salt}.`],
  ]);
  const cues = turns.map(
    ([label, text], index) =>
      `${clock(index * 60)} --> ${clock(index * 60 + 50)}\n<v ${label ?? ''}>${text ?? ''}\n`,
  );
  return `WEBVTT\n\n${cues.join('\n')}`;
};

/** What no reader takes for a conversation. */
export const junkText = (salt: string): string =>
  `<!DOCTYPE html><html><head><title>Sign in</title></head><body>Session ${salt} has expired</body></html>`;
