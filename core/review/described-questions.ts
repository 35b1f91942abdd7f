/** What is told of each question of a turn: its span, flags, competency and what it follows up. */
import type { CompetencyId } from '../rubric/rubric.ts';
import type { Heard } from './already-said.ts';
import { type Asked, spanOf } from './asked.ts';
import type { Words } from './clauses.ts';
import type { DetectedQuestion, LeadingCue } from './detected-question.ts';
import { type Followed, followedTurn } from './follow-up.ts';
import { offeredNext } from './leading/offered-answer.ts';
import { leadingCuesOf } from './leading-cues.ts';
import { isLogistics } from './logistics.ts';
import { type CompetencyMap, mapToCompetency } from './map-to-competency.ts';
import { stackedAmong } from './multiple.ts';
import { protectedTopicOf } from './protected-topics.ts';
import type { QuestionFlag } from './review.ts';
import { asksSalaryHistory } from './salary-history.ts';
import { timeFrameOf } from './time-frame.ts';

/** What is known when a turn begins. */
export type Setting = {
  readonly heard: Heard;
  readonly map: CompetencyMap | null;
  /** ISO 3166 codes whose own rules hold. */
  readonly jurisdictions: readonly string[];
  /** Whether one of them leaves pay history out. */
  readonly salaryHistory: boolean;
  /** The competency of the question before, which a follow-up goes on with. */
  lastCompetency: CompetencyId | null;
};

/** The questions of a turn as if it were assessing; its section is not known before the whole interview is. */
export function describedQuestions(
  words: Words,
  asked: readonly Asked[],
  turn: number,
  setting: Setting,
): DetectedQuestion[] {
  const found: DetectedQuestion[] = [];
  if (asked.length === 0) return found;
  const logistics = asked.map((question) => isLogistics(words, question.from, question.to));
  const stacked = stackedAmong(words, asked, logistics);
  const cues = leadingCuesOf(words, asked, logistics, setting.heard);
  for (let index = 0; index < asked.length; index += 1) {
    const question = asked[index];
    const before = asked[index - 1];
    if (question === undefined || (before !== undefined && offeredNext(words, before, question))) continue;
    const runs = logistics[index] === true;
    const cue = cues[index] ?? null;
    const follows = runs
      ? null
      : followedTurn(words, question, question.sentence.from, setting.heard, index === 0);
    const continues = follows !== null || index > 0;
    const { id, offRubric } = competencyOf(words, question, continues, setting);
    const flags = subjectFlags(words, question, stacked[index] === true, cue, setting);
    if (follows !== null) flags.push('follow-up');
    if (offRubric && !runs) flags.push('off-rubric');
    if (runs) flags.push('logistics');
    found.push(detected(words, question, asked[index + 1], turn, flags, id, cue, follows));
  }
  return found;
}

function detected(
  words: Words,
  question: Asked,
  next: Asked | undefined,
  turn: number,
  flags: QuestionFlag[],
  competency: CompetencyId | null,
  cue: LeadingCue | null,
  follows: Followed | null,
): DetectedQuestion {
  const { start, end: ownEnd } = spanOf(words, question);
  // An answer offered to the question belongs to it.
  const offers = next !== undefined && offeredNext(words, question, next);
  const end = offers ? spanOf(words, next).end : ownEnd;
  return {
    turn,
    start,
    end,
    text: words.text.slice(start, end),
    form: question.form,
    flags,
    competency,
    cue,
    section: 'assessing',
    assessing: true,
    follows: follows?.turn ?? null,
    followsBy: follows?.by ?? null,
  };
}

function competencyOf(
  words: Words,
  question: Asked,
  continues: boolean,
  setting: Setting,
): { id: CompetencyId | null; offRubric: boolean } {
  if (setting.map === null) return { id: null, offRubric: false };
  const mapped = mapToCompetency(setting.map, words, question.from, question.to);
  const id = mapped.competency ?? (continues ? setting.lastCompetency : null);
  const offRubric =
    setting.map.inRound !== null &&
    setting.map.described &&
    !mapped.onRound &&
    !(continues && mapped.competency === null);
  setting.lastCompetency = id;
  return { id, offRubric };
}

/** "That's a lovely accent, where is it from?": the topic may stand a little before the question. */
const topicReach = 16;

/** The flags that the question's own words show. */
function subjectFlags(
  words: Words,
  { from, to, sentence }: Asked,
  stacked: boolean,
  cue: LeadingCue | null,
  { jurisdictions, salaryHistory }: Setting,
): QuestionFlag[] {
  const flags: QuestionFlag[] = [];
  const frame = timeFrameOf(words, sentence.from, from, to);
  if (frame !== null) flags.push(frame);
  if (stacked) flags.push('multiple');
  if (cue !== null && cue !== 'presupposition') flags.push('leading');
  const topicFrom = Math.max(sentence.from, from - topicReach);
  if (protectedTopicOf(words, topicFrom, to, jurisdictions) !== null) flags.push('protected-topic');
  if (salaryHistory && asksSalaryHistory(words, from, to)) flags.push('salary-history');
  return flags;
}
