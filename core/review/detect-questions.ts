/** Finds what interviewers asked: every question with its form, its flags and where it stands. */
import type { Rubric } from '../rubric/rubric.ts';
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import { hear, nothingHeard } from './already-said.ts';
import { type Asked, askedIn } from './asked.ts';
import { type Words, maskAt, questionMark, wordsOf } from './clauses.ts';
import { type Setting, describedQuestions } from './described-questions.ts';
import type { DetectedQuestion, Section } from './detected-question.ts';
import { exerciseAfter, exerciseDuring } from './leading/exercise.ts';
import { leftToAsk } from './left-to-ask.ts';
import { wh } from './lexicon.ts';
import { competencyMap } from './map-to-competency.ts';
import { type PunctuationTally, emptyTally, punctuationOf } from './punctuation.ts';
import { forbidsSalaryHistory } from './salary-history.ts';
import {
  type TurnNote,
  earliestClosing,
  sectionsOf,
  soundsLikeClosing,
  soundsLikeSelling,
} from './sections.ts';

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
  const nobodyKnown = transcript.speakers.every((speaker) => speaker.role === 'unknown');
  return detect(transcript, options, (role) => nobodyKnown || role === 'interviewer');
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
  const known = new Set(transcript.speakers.map(({ role }) => role));
  const bystanders = known.has('observer') || known.has('unknown');
  if (!bystanders || !known.has('interviewer') || !known.has('candidate')) return [];
  return detect(transcript, options, (role) => role === 'observer' || role === 'unknown').questions;
}

function detect(
  transcript: Transcript,
  options: DetectOptions,
  asks: (role: SpeakerRole | undefined) => boolean,
): Detection {
  const roles = new Map(transcript.speakers.map(({ id, role }) => [id, role]));
  const setting = settingOf(options);
  const tally = emptyTally();
  const notes: TurnNote[] = [];
  const byTurn: DetectedQuestion[][] = [];
  // Step by step over all turns: a step that is done in one go stays in the processor's caches.
  const spoken = transcript.turns.map(({ speaker, text }) =>
    asks(roles.get(speaker)) ? wordsOf(text) : undefined,
  );
  const clauses = spoken.map((words) => (words === undefined ? [] : askedIn(words)));
  for (const [at, { index, speaker, text }] of transcript.turns.entries()) {
    if (roles.get(speaker) === 'candidate') hear(setting.heard, index, text);
    const words = spoken[at];
    if (words === undefined) continue;
    const asked = leftToAsk(words, clauses[at] ?? [], setting.heard);
    count(tally, words, asked);
    setting.heard.exercise = exerciseDuring(words, setting.heard.exercise);
    const questions = describedQuestions(words, asked, index, setting);
    setting.heard.exercise = exerciseAfter(words, setting.heard.exercise);
    notes.push(noteOf(index, questions, words, index >= transcript.turns.length * earliestClosing));
    byTurn.push(questions);
  }
  const sections = sectionsOf(notes, transcript.turns.length);
  const questions = byTurn.flatMap((asked, at) => inSection(asked, sections[at] ?? 'assessing'));
  return { questions, punctuation: punctuationOf(tally) };
}

function noteOf(turn: number, questions: readonly DetectedQuestion[], words: Words, late: boolean): TurnNote {
  let logistics = 0;
  for (const { flags } of questions) if (flags.includes('logistics')) logistics += 1;
  const substantial = questions.length - logistics;
  const closes = late && soundsLikeClosing(words);
  return { turn, substantial, logistics, closes, sells: soundsLikeSelling(words, substantial) };
}

/** Only what assesses is left as it was described. */
function inSection(questions: readonly DetectedQuestion[], section: Section): readonly DetectedQuestion[] {
  const assesses = ({ flags }: DetectedQuestion): boolean =>
    section === 'assessing' && !flags.includes('logistics');
  if (questions.every(assesses)) return questions;
  return questions.map((question) =>
    assesses(question)
      ? question
      : {
          ...question,
          flags: question.flags.filter((flag) => flag !== 'off-rubric'),
          section,
          assessing: false,
        },
  );
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
  const asked = leftToAsk(words, askedIn(words), setting.heard);
  return [...inSection(describedQuestions(words, asked, before.length, setting), 'assessing')];
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
