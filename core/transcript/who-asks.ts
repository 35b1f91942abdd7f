/** Who speaks how much, and who asks: where nothing names the interviewer, that is who it is. */
import type { Speaker, Transcript, Turn } from './transcript.ts';
import { wordsIn } from './words-in.ts';

/** Somebody who speaks, with all they say. */
export interface Voice {
  readonly speaker: Speaker;
  words: number;
  readonly turns: Turn[];
}

const stops = /[.!?…؟。！？]+/g;
const questionMark = /[?？؟]/;
/** After one of these no space need follow. */
const wideStop = /[。！？]/;
const opensLikeQuestion =
  /^(?:(?:so|and|okay|ok|right|now|well|great|cool|alright|but)[, ]+){0,3}(?:what|how|why|when|where|who|which|could you|can you|would you|do you|did you|have you|are you|tell me|walk me|talk me|describe|imagine|suppose|explain)\b/i;

/** A turn longer than this is looked at in its first part; who asks shows there. */
const maxTurnLooked = 20_000;

/** Everybody in the transcript, in its order. */
export function voicesOf(transcript: Transcript): Voice[] {
  const voices = new Map<string, Voice>(
    transcript.speakers.map((speaker) => [speaker.id, { speaker, words: 0, turns: [] }]),
  );
  for (const turn of transcript.turns) {
    const voice = voices.get(turn.speaker);
    if (voice === undefined) continue;
    voice.turns.push(turn);
    voice.words += wordsIn(turn.text, maxTurnLooked);
  }
  return [...voices.values()];
}

/** Sentences that ask: with a question mark, or opening like a question where marks are missing. */
function questionsOf({ turns }: Voice): number {
  let questions = 0;
  for (const turn of turns) {
    const text = turn.text.slice(0, maxTurnLooked);
    if (questionMark.test(text)) {
      for (const { 0: marks, index } of text.matchAll(stops)) {
        const next = text.charAt(index + marks.length);
        const ends = next === '' || /\s/.test(next) || wideStop.test(marks);
        if (ends && questionMark.test(marks)) questions += 1;
      }
    } else if (opensLikeQuestion.test(text.slice(0, 200))) questions += 1;
  }
  return questions;
}

/** Below this many words nobody can be told apart by how they talk. */
const minProposalWords = 60;

interface Proposal {
  readonly interviewer: Voice;
  readonly confidence: number;
}

/**
 * Who asks is the interviewer: the share of all questions, checked against the share of words, since
 * candidates talk more. The confidence grows with the lead and with the number of questions heard.
 */
export function proposeInterviewer(heard: readonly Voice[]): Proposal | undefined {
  const voices = heard.map((voice) => ({ ...voice, questions: questionsOf(voice) }));
  const questions = voices.reduce((sum, voice) => sum + voice.questions, 0);
  const words = voices.reduce((sum, voice) => sum + voice.words, 0);
  const ranked = [...voices].sort((one, other) => asks(other, words) - asks(one, words));
  const [first, second] = ranked;
  if (first === undefined || second === undefined || questions === 0 || words < minProposalWords)
    return undefined;
  const lead = (first.questions - second.questions) / questions;
  const enough = questions / (questions + 4);
  const talksLess = first.words < second.words ? 0.1 : -0.05;
  const confidence = Math.max(0.05, Math.min(0.9, 0.4 + 0.5 * lead * enough + talksLess * enough));
  return { interviewer: first, confidence: Math.round(confidence * 100) / 100 };
}

/** Questions, damped for those who also talk most: a candidate asks too, at the end. */
const asks = (voice: Voice & { readonly questions: number }, words: number): number =>
  (voice.questions + 0.5) * (1 - 0.5 * (words === 0 ? 0 : voice.words / words));
