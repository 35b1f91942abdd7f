/**
 * The review in 90 seconds: keep, discuss, try, coverage, not judged. Plain words, never a grade.
 * The interviewer's words may be quoted; the candidate's words and name never stand here.
 */
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import { rolesByTurn } from './answers.ts';
import { discussed, offTape } from './moment.ts';
import type { Coverage, Finding, FindingKind, NotAssessed } from './review.ts';
import { wordHashes } from './word-stream.ts';

/** 90 seconds at 230 words a minute. */
export const maxSummaryWords = 345;
/** What a coach reads between two meetings. */
const usualWords = 200;
/** A longer quotation is told by its place instead. */
const maxQuoteWords = 25;
const maxKept = 2;
const maxDiscussed = 2;

export type SummaryInput = {
  readonly transcript: Transcript;
  readonly findings: readonly Finding[];
  readonly coverage: readonly Coverage[];
  readonly notAssessed: readonly NotAssessed[];
  /** False when questions could not be read: then nothing found does not mean nothing there. */
  readonly questionsRead: boolean;
  /** Added to the transcript's clock before a time is written, where the recording began at another time. */
  readonly minutesOffset: number;
};

/** At most 345 words whatever comes in, usually under 200. */
export function summary(input: SummaryInput): string {
  const names = candidateNames(input.transcript);
  const roles = rolesByTurn(input.transcript);
  const talk: Talk = { input, names, roles };
  const parts = [keep(talk), discuss(talk), coverageLine(input.coverage), notJudged(input.notAssessed)];
  const lines: string[] = [];
  let words = 0;
  for (const part of parts.flat()) {
    const room = (lines.length < 4 ? usualWords : usualWords - 20) - words;
    const line = shortened(part, Math.max(0, room));
    if (line === '') continue;
    lines.push(line);
    words += wordCount(line);
  }
  return lines.join('\n');
}

type Talk = {
  readonly input: SummaryInput;
  readonly names: ReadonlySet<number>;
  readonly roles: readonly SpeakerRole[];
};

const wordCount = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** Whole sentences while they fit; a sentence is never cut in the middle of a quotation. */
const shortened = (line: string, room: number): string => {
  if (wordCount(line) <= room) return line;
  const kept: string[] = [];
  let words = 0;
  for (const sentence of line.split(/(?<=[.?!;]"?) /)) {
    words += wordCount(sentence);
    if (words > room) break;
    kept.push(sentence);
  }
  const text = kept.join(' ').replace(/;$/, '.');
  return (text.match(/"/g)?.length ?? 0) % 2 === 0 ? text : '';
};

/** Labels that name nobody. */
const generic = new Set(
  ['candidate', 'speaker', 'interviewee', 'applicant', 'guest'].map((word) => wordHashes(word)[0]),
);

/** The words of the candidate's labels: a question that names them is told by its place. */
const candidateNames = (transcript: Transcript): Set<number> => {
  const names = new Set<number>();
  for (const { role, label } of transcript.speakers) {
    if (role !== 'candidate') continue;
    for (const word of label.split(/[^\p{L}\p{N}'’]+/u)) {
      const hash = wordHashes(word)[0];
      if (word.length > 1 && hash !== undefined && !generic.has(hash)) names.add(hash);
    }
  }
  return names;
};

const naming = (names: ReadonlySet<number>, text: string): boolean =>
  names.size > 0 && wordHashes(text).some((hash) => names.has(hash));

/** `"You'd shard by user, right?"`, or null where it is too long, not the interviewer's, or names the candidate. */
const quoted = ({ names, roles }: Talk, { quote, turn }: Finding): string | null => {
  const text = quote.replace(/\s+/g, ' ').trim();
  if (roles[turn] !== 'interviewer' || wordCount(text) > maxQuoteWords || naming(names, text)) return null;
  return `"${text.replaceAll('"', '”')}"`;
};

/** `23:10`, `1:02:33`; turns without a time are named by their number. */
const place = ({ input }: Talk, turn: number): string => {
  const startMs = input.transcript.turns[turn]?.startMs ?? null;
  if (startMs === null) return `turn ${turn + 1}`;
  const seconds = Math.max(0, Math.floor(startMs / 1000 + input.minutesOffset * 60));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};

const keep = (talk: Talk): string[] => {
  const kept = talk.input.findings.filter(({ kind }) => kind === 'strength').slice(0, maxKept);
  if (kept.length === 0) return [];
  return [`Keep: ${kept.map((finding) => said(talk, finding)).join(' ')}`];
};

const discuss = (talk: Talk): string[] => {
  const worth = oneOfEachKind(discussed(talk.input.findings));
  const onTape = worth.filter(({ kind }) => !offTape.has(kind));
  // The line on coverage says what the ratings rest on; here it stands only when nothing else does.
  const chosen = (onTape.length > 0 ? onTape : worth).slice(0, maxDiscussed);
  if (chosen.length === 0)
    return talk.input.questionsRead ? ['Discuss: nothing that I found needs changing.'] : [];
  const tries = [...new Set(chosen.flatMap((finding) => tried(talk, finding) ?? []))];
  const lines = [`Discuss: ${chosen.map((finding) => said(talk, finding)).join(' ')}`];
  return tries.length === 0 ? lines : [...lines, `Try: ${tries.join(' ')}`];
};

const oneOfEachKind = (findings: readonly Finding[]): Finding[] => {
  const seen = new Set<FindingKind>();
  return findings.filter(({ kind }) => !seen.has(kind) && seen.add(kind));
};

const said = (talk: Talk, finding: Finding): string => {
  const ours = finding.source !== 'bedrock' && !naming(talk.names, finding.why);
  const why = ours ? finding.why : plainWhy[finding.kind];
  if (offTape.has(finding.kind)) return why;
  const where = place(talk, finding.turn);
  const quote = quoted(talk, finding);
  return quote ? `${quote} (${where}) ${why}` : `At ${where}: ${why.charAt(0).toLowerCase()}${why.slice(1)}`;
};

/** A model's own sentence may carry the candidate's words, so here its finding is told in ours. */
const plainWhy: Record<FindingKind, string> = {
  strength: 'Worth keeping.',
  'leading-question': 'The question leaned towards one answer.',
  presupposition: 'It took for granted how things were.',
  'multiple-question': 'Several questions at once.',
  'missed-follow-up': 'Something here deserved a follow-up.',
  interruption: 'It cut in.',
  monologue: 'It went on without a question.',
  'dual-interview': 'A second person was asking.',
  'off-script': 'This left the rubric.',
  'out-of-order': 'This came before its turn.',
  'protected-topic': 'Refer to HR.',
  'salary-history': 'Refer to HR.',
  'rated-without-evidence': 'A rating rests on no evidence I could find.',
  'rating-against-evidence': 'A rating and what was said do not agree.',
};

/** Only what code wrote, or took from the rubric or the interviewer's own question, and names nobody. */
const tried = ({ names }: Talk, { tryInstead, source }: Finding): string | null => {
  if (tryInstead === null || source === 'bedrock' || naming(names, tryInstead)) return null;
  if (wordCount(tryInstead) > maxQuoteWords) return null;
  return tryInstead.endsWith('?') ? `"${tryInstead.replaceAll('"', '”')}"` : tryInstead;
};

const verdictWords: Record<Coverage['verdict'], string> = {
  covered: '',
  'not-asked': 'was not asked',
  'asked-without-evidence': 'was asked, without evidence I could find',
  'rated-without-evidence': 'was rated without evidence I could find',
  'rating-against-evidence': 'has a rating that does not agree with what was said',
};
/** More than this is a list; the review has it in full. */
const maxCoverageNamed = 4;

const coverageLine = (coverage: readonly Coverage[]): string[] => {
  if (coverage.length === 0) return [];
  const covered = coverage.filter(({ asked, evidence }) => asked && evidence.length > 0).length;
  const open = coverage.filter(({ verdict }) => verdict !== 'covered');
  const grave = (entry: Coverage): number =>
    Number(!entry.verdict.startsWith('rat')) * 2 + Number(!entry.mustHave);
  const named = [...open]
    .sort((a, b) => grave(a) - grave(b))
    .slice(0, maxCoverageNamed)
    .map(({ name, verdict }) => `${name} ${verdictWords[verdict]}`);
  const rest = open.length - named.length;
  const more = rest > 0 ? [`${rest} more in the review`] : [];
  return [`Coverage: ${[`${covered} of ${coverage.length}`, ...named, ...more].join('; ')}.`];
};

/** Grouped by reason: "talk share, interruptions (the capture has no usable times)". */
const notJudged = (notAssessed: readonly NotAssessed[]): string[] => {
  const byMessage = new Map<string, string[]>();
  for (const { what, message } of notAssessed)
    byMessage.set(message, [...(byMessage.get(message) ?? []), what]);
  const groups = [...byMessage].map(([message, whats]) => {
    const sentence = message.replace(/\.$/, '');
    return `${whats.join(', ')} (${sentence.charAt(0).toLowerCase()}${sentence.slice(1)})`;
  });
  return groups.length === 0 ? [] : [`Not judged: ${groups.join('; ')}.`];
};
