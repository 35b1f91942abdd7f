/** Finds what interviewers asked: every question with its form, its flags and where it stands. */
import type { CompetencyId, Rubric } from '../rubric/rubric.ts';
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import { type Heard, hear, nothingHeard } from './already-said.ts';
import { type Asked, askedIn, spanOf } from './asked.ts';
import { type Words, maskAt, questionMark, wordsOf } from './clauses.ts';
import type { DetectedQuestion, LeadingCue, Section } from './detected-question.ts';
import { type Followed, followedTurn } from './follow-up.ts';
import { offeredNext } from './leading/offered-answer.ts';
import { exerciseAfter, exerciseDuring } from './leading/exercise.ts';
import { leadingCuesOf } from './leading-cues.ts';
import { leftToAsk } from './left-to-ask.ts';
import { wh } from './lexicon.ts';
import { isLogistics } from './logistics.ts';
import { type CompetencyMap, competencyMap, mapToCompetency } from './map-to-competency.ts';
import { coordinates, isDistinct } from './multiple.ts';
import { protectedTopicOf } from './protected-topics.ts';
import { type PunctuationTally, emptyTally, punctuationOf } from './punctuation.ts';
import type { QuestionFlag } from './review.ts';
import { asksSalaryHistory, forbidsSalaryHistory } from './salary-history.ts';
import {
  type TurnNote,
  earliestClosing,
  sectionsOf,
  soundsLikeClosing,
  soundsLikeSelling,
} from './sections.ts';
import { timeFrameOf } from './time-frame.ts';

export type DetectOptions = {
  readonly rubric?: Rubric | undefined;
  /** A round of the rubric; questions outside its competencies are flagged only when it is given. */
  readonly round?: string | undefined;
  /** ISO 3166 codes whose rules on pay history and arrest records hold for this role. */
  readonly jurisdictions?: readonly string[] | undefined;
};

export type Detection = {
  readonly questions: DetectedQuestion[];
  /** `poor`: the capture lost its question marks, and counts that rest on questions abstain. */
  readonly punctuation: 'good' | 'poor';
};

type Setting = {
  readonly heard: Heard;
  readonly map: CompetencyMap | null;
  readonly jurisdictions: readonly string[];
  readonly salaryHistory: boolean;
  /** The competency of the question before, which a follow-up goes on with. */
  lastCompetency: CompetencyId | null;
};

function settingOf(options: DetectOptions): Setting {
  const jurisdictions = options.jurisdictions ?? [];
  return {
    heard: nothingHeard(),
    map: options.rubric === undefined ? null : competencyMap(options.rubric, options.round),
    jurisdictions,
    salaryHistory: forbidsSalaryHistory(jurisdictions),
    lastCompetency: null,
  };
}

/**
 * The questions of the interviewer's turns, in order, and whether the capture kept its punctuation.
 * When no speaker's role is known, every turn is searched and the caller abstains from counting.
 * Linear in the length of the transcript.
 */
export function detectQuestions(transcript: Transcript, options: DetectOptions = {}): Detection {
  const roles = new Map<string, SpeakerRole>(
    transcript.speakers.map((speaker) => [speaker.id, speaker.role]),
  );
  const nobodyKnown = transcript.speakers.every((speaker) => speaker.role === 'unknown');
  return detect(transcript, options, (speaker) => nobodyKnown || roles.get(speaker) === 'interviewer', roles);
}

/**
 * The questions of those who were to ask none, observers and people nobody introduced: a second
 * asker shows here. The same rules as `detectQuestions`; `turn` says whose turn it was. Nobody is
 * taken for a bystander until both the interviewer and the candidate are known.
 */
export function detectBystanderQuestions(
  transcript: Transcript,
  options: DetectOptions = {},
): DetectedQuestion[] {
  const roles = new Map<string, SpeakerRole>(
    transcript.speakers.map((speaker) => [speaker.id, speaker.role]),
  );
  const known = new Set(roles.values());
  const bystanders = known.has('observer') || known.has('unknown');
  if (!bystanders || !known.has('interviewer') || !known.has('candidate')) return [];
  const stands = (speaker: string): boolean => {
    const role = roles.get(speaker);
    return role === 'observer' || role === 'unknown';
  };
  return detect(transcript, options, stands, roles).questions;
}

function detect(
  transcript: Transcript,
  options: DetectOptions,
  asks: (speaker: string) => boolean,
  roles: ReadonlyMap<string, SpeakerRole>,
): Detection {
  const setting = settingOf(options);
  const tally = emptyTally();
  const notes: TurnNote[] = [];
  const byTurn: DetectedQuestion[][] = [];
  for (const turn of transcript.turns) {
    if (roles.get(turn.speaker) === 'candidate') hear(setting.heard, turn.index, turn.text);
    if (!asks(turn.speaker)) continue;
    const words = wordsOf(turn.text);
    const asked = leftToAsk(askedIn(words), setting.heard);
    count(tally, words, asked);
    setting.heard.exercise = exerciseDuring(words, setting.heard.exercise);
    const questions = described(words, asked, turn.index, setting);
    setting.heard.exercise = exerciseAfter(words, setting.heard.exercise);
    const logistics = questions.filter((question) => question.flags.includes('logistics')).length;
    const substantial = questions.length - logistics;
    notes.push({
      turn: turn.index,
      substantial,
      logistics,
      closes: turn.index >= transcript.turns.length * earliestClosing && soundsLikeClosing(words),
      sells: soundsLikeSelling(words, substantial),
    });
    byTurn.push(questions);
  }
  const sections = sectionsOf(notes, transcript.turns.length);
  const questions = byTurn.flatMap((asked, index) =>
    asked.map((question) => placed(question, sections[index] ?? 'assessing')),
  );
  return { questions, punctuation: punctuationOf(tally) };
}

function placed(question: DetectedQuestion, section: Section): DetectedQuestion {
  const assessing = section === 'assessing' && !question.flags.includes('logistics');
  const flags = assessing ? question.flags : question.flags.filter((flag) => flag !== 'off-rubric');
  return { ...question, flags, section, assessing };
}

/** One turn alone, for what is said in it and the candidate's turns before it. */
export function questionsInTurn(
  text: string,
  before: readonly { readonly role: string; readonly text: string }[],
  options: DetectOptions = {},
): DetectedQuestion[] {
  const setting = settingOf(options);
  for (const [turn, said] of before.entries())
    if (said.role === 'candidate') hear(setting.heard, turn, said.text);
    else setting.heard.exercise = exerciseAfter(wordsOf(said.text), setting.heard.exercise);
  const words = wordsOf(text);
  setting.heard.exercise = exerciseDuring(words, setting.heard.exercise);
  return described(words, leftToAsk(askedIn(words), setting.heard), before.length, setting).map((question) =>
    placed(question, 'assessing'),
  );
}

function count(tally: PunctuationTally, words: Words, asked: readonly Asked[]): void {
  for (const question of asked) {
    if (question.kind !== 'wh' && question.kind !== 'polar') continue;
    tally.ordered++;
    if (question.sentence.mark === questionMark) tally.marked++;
  }
  for (const sentence of words.sentences) if (sentence.mark === questionMark) tally.questionMarks++;
  for (let at = 0; at < words.word.length; at++) if (maskAt(words, at) & wh) tally.whWords++;
}

/** Questions with everything but their section. */
function described(
  words: Words,
  asked: readonly Asked[],
  turn: number,
  setting: Setting,
): DetectedQuestion[] {
  const found: DetectedQuestion[] = [];
  const logistics = asked.map((question) => isLogistics(words, question.from, question.to));
  const stacked = stackOf(words, asked, logistics);
  const cues = leadingCuesOf(words, asked, logistics, setting.heard);
  for (const [index, question] of asked.entries()) {
    const before = asked[index - 1];
    if (before !== undefined && offeredNext(words, before, question)) continue;
    const offered = asked[index + 1];
    const span = spanOf(words, question);
    const end =
      offered !== undefined && offeredNext(words, question, offered) ? spanOf(words, offered).end : span.end;
    const cue = cues[index] ?? null;
    const follows =
      logistics[index] === true
        ? null
        : followedTurn(words, question, question.sentence.from, setting.heard, index === 0);
    const competency = competencyOf(words, question, follows !== null || index > 0, setting);
    const flags = flagsOf(words, question, {
      cue,
      follows,
      setting,
      logistics: logistics[index] === true,
      stacked: stacked[index] === true,
      offRubric: competency.offRubric,
    });
    found.push({
      turn,
      start: span.start,
      end,
      text: words.text.slice(span.start, end),
      form: question.form,
      flags,
      competency: competency.id,
      cue,
      section: 'assessing',
      assessing: true,
      follows: follows?.turn ?? null,
      followsBy: follows?.by ?? null,
    });
  }
  return found;
}

/** Which questions stand in a stack of two or more distinct ones; greetings and logistics stack nothing. */
function stackOf(words: Words, asked: readonly Asked[], logistics: readonly boolean[]): boolean[] {
  const stacked = asked.map(() => false);
  let previous = -1;
  for (const [index, question] of asked.entries()) {
    if (logistics[index] === true) continue;
    if (coordinates(words, question)) stacked[index] = true;
    const before = asked[previous];
    if (
      before !== undefined &&
      !offeredNext(words, before, question) &&
      isDistinct(words, before, question)
    ) {
      stacked[previous] = true;
      stacked[index] = true;
    }
    previous = index;
  }
  return stacked;
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

type Traits = {
  readonly cue: LeadingCue | null;
  readonly follows: Followed | null;
  readonly setting: Setting;
  readonly logistics: boolean;
  readonly stacked: boolean;
  readonly offRubric: boolean;
};

/** "That's a lovely accent, where is it from?": the topic may stand a little before the question. */
const topicReach = 16;

function flagsOf(words: Words, question: Asked, traits: Traits): QuestionFlag[] {
  const { from, to, sentence } = question;
  const flags: QuestionFlag[] = [];
  const frame = timeFrameOf(words, sentence.from, from, to);
  if (frame !== null) flags.push(frame);
  if (traits.stacked) flags.push('multiple');
  if (traits.cue !== null && traits.cue !== 'presupposition') flags.push('leading');
  if (
    protectedTopicOf(words, Math.max(sentence.from, from - topicReach), to, traits.setting.jurisdictions) !==
    null
  )
    flags.push('protected-topic');
  if (traits.setting.salaryHistory && asksSalaryHistory(words, from, to)) flags.push('salary-history');
  if (traits.follows !== null) flags.push('follow-up');
  if (traits.offRubric && !traits.logistics) flags.push('off-rubric');
  if (traits.logistics) flags.push('logistics');
  return flags;
}
