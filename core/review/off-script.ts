/** Off-script: stretches of questions that belong to none of the round's competencies. */
import type { DetectedQuestion } from './detected-question.ts';
import type { TurnTimes } from './turn-times.ts';

export type Digression = {
  /** Indexes of its questions, in order. */
  readonly questions: readonly number[];
  /** From its first question to the next that is on the rubric; null without times. */
  readonly seconds: number | null;
};

/** One or two questions beside the rubric are conversation; from here on it is a digression. ◊ */
const minQuestions = 3;

/** Follow-ups go on with whatever came before and neither begin nor end a digression. */
export function digressions(questions: readonly DetectedQuestion[], times: TurnTimes | null): Digression[] {
  const found: Digression[] = [];
  let run: number[] = [];
  const close = (until: DetectedQuestion | undefined): void => {
    const first = questions[run[0] ?? -1];
    if (first && run.length >= minQuestions)
      found.push({ questions: run, seconds: between(times, first, until) });
    run = [];
  };
  for (const [index, question] of questions.entries()) {
    if (!question.assessing) continue;
    if (question.flags.includes('off-rubric')) run.push(index);
    else if (question.flags.includes('follow-up') && question.competency === null) continue;
    else close(question);
  }
  close(undefined);
  return found;
}

const between = (
  times: TurnTimes | null,
  first: DetectedQuestion,
  until: DetectedQuestion | undefined,
): number | null => {
  const from = times?.startMs[first.turn] ?? -1;
  const to = until ? (times?.startMs[until.turn] ?? -1) : -1;
  return from < 0 || to <= from ? null : (to - from) / 1000;
};
