/**
 * How well the notetaker captured the loop, and which measures cannot be said because of it.
 * A measure that needs what is missing abstains; it never guesses.
 */
import * as z from 'zod/mini';
import { isNobody, longGapMs } from './defects.ts';
import { maxTurnLooked, punctuationVerdict } from './punctuation-verdict.ts';
import type { Transcript, Turn } from './transcript.ts';

const Presence = z.enum(['all', 'some', 'none']);

/** What a gap in the capture takes away. */
export const AbstainingMeasure = z.enum([
  'talkShare',
  'perSpeakerCounts',
  'interruptions',
  'waitTime',
  'durationMin',
  'monologues',
  'questions',
]);
export type AbstainingMeasure = z.infer<typeof AbstainingMeasure>;

export const CaptureQuality = z.strictObject({
  /** `poor`: what matters most cannot be said; `fair`: something abstains; `good`: nothing does. */
  grade: z.enum(['good', 'fair', 'poor']),
  /** Codes of the warnings and gaps, each once. */
  defects: z.array(z.string()),
  /** Turns that say who speaks. */
  labels: Presence,
  /** Turns with a start. */
  times: Presence,
  /** Turns with an end. */
  ends: Presence,
  /** `poor`: question words abound and question marks do not. */
  punctuation: z.enum(['good', 'poor']),
  /** Turns that start before the one before has ended. */
  overlaps: z.int().check(z.nonnegative()),
  /** Silences of more than two minutes. */
  longGaps: z.int().check(z.nonnegative()),
  /** Turns that probably hold the words of two people: a question and its answer under one name. */
  suspectCredits: z.array(z.int().check(z.nonnegative())).check(z.maxLength(100)),
  /** Share of turns without a defect, 0 to 1: how far the capture can be trusted. */
  confidence: z.number().check(z.minimum(0), z.maximum(1)),
  abstains: z.array(z.strictObject({ measure: AbstainingMeasure, reason: z.string(), message: z.string() })),
});
export type CaptureQuality = z.infer<typeof CaptureQuality>;
type Presence = z.infer<typeof Presence>;

/** Enough suspect turns to see the pattern; the schema's bound. */
const maxSuspects = 100;

const presence = (count: number, of: number): Presence =>
  count === 0 ? 'none' : count === of ? 'all' : 'some';

function presences(
  turns: readonly Turn[],
  nobody: ReadonlySet<string>,
): Pick<CaptureQuality, 'labels' | 'times' | 'ends'> {
  let labelled = 0;
  let started = 0;
  let ended = 0;
  for (const { speaker, startMs, endMs } of turns) {
    if (!nobody.has(speaker)) labelled += 1;
    if (startMs !== null) started += 1;
    if (endMs !== null) ended += 1;
  }
  return {
    labels: presence(labelled, turns.length),
    times: presence(started, turns.length),
    ends: presence(ended, turns.length),
  };
}

/** A question, and straight after it, inside one turn, what only the other would say. */
const answerInside =
  /\? (?:Yes|Yeah|Yep|Sure|No,|Nope|Absolutely|Of course|Definitely|Thanks|Thank you|Good question|Great question|I'm (?:good|fine|doing)|So I |I (?:was|worked|led|think|would|used|started|did|had|have)\b)/;

function suspectsOf(turns: readonly Turn[]): number[] {
  const suspects: number[] = [];
  for (const turn of turns) {
    if (suspects.length >= maxSuspects) break;
    // Looking for two characters is many times faster than matching the pattern, and most turns hold no question.
    if (!turn.text.includes('? ')) continue;
    if (answerInside.test(turn.text.slice(0, maxTurnLooked))) suspects.push(turn.index);
  }
  return suspects;
}

interface TimeFacts {
  readonly overlaps: number;
  readonly longGaps: number;
}

function timeFacts(turns: readonly Turn[]): TimeFacts {
  let overlaps = 0;
  let longGaps = 0;
  let latestEndMs: number | null = null;
  for (const { startMs, endMs } of turns) {
    if (startMs === null) continue;
    if (latestEndMs !== null && startMs < latestEndMs) overlaps += 1;
    if (latestEndMs !== null && startMs - latestEndMs > longGapMs) longGaps += 1;
    if (endMs !== null) latestEndMs = Math.max(latestEndMs ?? endMs, endMs);
  }
  return { overlaps, longGaps };
}

type Abstention = CaptureQuality['abstains'][number];

const because = (reason: string, message: string, measures: readonly AbstainingMeasure[]): Abstention[] =>
  measures.map((measure) => ({ measure, reason, message }));

type Facts = Omit<CaptureQuality, 'abstains' | 'confidence' | 'grade' | 'defects'>;

function abstentions(quality: Facts, turns: number): Abstention[] {
  const all = [
    ...(quality.labels === 'none'
      ? because('no-speakers', 'The transcript does not say who speaks.', [
          'talkShare',
          'perSpeakerCounts',
          'interruptions',
          'waitTime',
          'monologues',
        ])
      : []),
    ...(quality.times !== 'all'
      ? because('no-times', 'The transcript does not say when each turn starts.', [
          'talkShare',
          'interruptions',
          'waitTime',
          'durationMin',
          'monologues',
        ])
      : quality.ends !== 'all'
        ? because('no-ends', 'The transcript does not say when each turn ends.', [
            'interruptions',
            'waitTime',
          ])
        : []),
    ...(quality.punctuation === 'poor'
      ? because('poor-punctuation', 'Questions are not marked in the transcript.', ['questions'])
      : []),
    ...(quality.suspectCredits.length > 0.1 * turns
      ? because('suspect-credits', 'Words of two people stand under one name in too many turns.', [
          'talkShare',
          'perSpeakerCounts',
        ])
      : []),
  ];
  // The first reason is enough; a reader needs one thing to put right at a time.
  const seen = new Set<AbstainingMeasure>();
  return all.filter(({ measure }) => !seen.has(measure) && seen.add(measure) !== undefined);
}

/** How well a transcript was captured, and which measures abstain. Linear in the words. */
export function captureQuality(transcript: Transcript): CaptureQuality {
  const { turns, speakers } = transcript;
  const nobody = new Set(speakers.filter(({ label }) => isNobody(label)).map(({ id }) => id));
  const facts = {
    ...presences(turns, nobody),
    punctuation: punctuationVerdict(turns),
    ...timeFacts(turns),
    suspectCredits: suspectsOf(turns),
  };
  const touched = new Set(facts.suspectCredits);
  for (const { turn } of transcript.warnings) if (turn !== undefined) touched.add(turn);
  if (facts.labels !== 'all' || facts.times !== 'all')
    for (const { index, speaker, startMs } of turns)
      if (nobody.has(speaker) || startMs === null) touched.add(index);
  const confidence =
    turns.length === 0
      ? 0
      : Math.round((1 - Math.min(turns.length, touched.size) / turns.length) * 100) / 100;
  const abstains = abstentions(facts, turns.length);
  const grade =
    facts.labels === 'none' || facts.punctuation === 'poor' || confidence < 0.6
      ? 'poor'
      : abstains.length > 0 || confidence < 0.9
        ? 'fair'
        : 'good';
  const codes = transcript.warnings.map(({ code }) => code).filter((code) => code !== 'more-of-the-same');
  const defects = [...new Set([...codes, ...abstains.map(({ reason }) => reason)])];
  return { grade, defects, ...facts, confidence, abstains };
}
