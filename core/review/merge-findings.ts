/**
 * What the rules found and what an analyst proposed, as one list. A proposal is a claim: its quote
 * must be in a turn of the right speaker, its kind must be one that words can show, and where code
 * computes the same thing the code decides. Where both agree the source is `both` and the words are
 * those of the rules.
 */
import type { SpeakerRole, Transcript } from '../transcript/transcript.ts';
import type { DetectedQuestion } from './detected-question.ts';
import { maxProposals, type Proposal } from './proposal.ts';
import { locateQuote, quoteIndex, type Span } from './quotes.ts';
import type { Finding, FindingKind, Severity } from './review.ts';

export type Merged = {
  readonly findings: readonly Finding[];
  /** Quotes that were not in the transcript word for word. */
  readonly droppedQuotes: number;
  /** Quotes that were there, for something that the code could not confirm. */
  readonly unconfirmed: number;
};

/** Whose words show it. */
const speakerOf: Record<FindingKind, SpeakerRole> = {
  strength: 'interviewer',
  'leading-question': 'interviewer',
  presupposition: 'interviewer',
  'multiple-question': 'interviewer',
  'missed-follow-up': 'candidate',
  interruption: 'interviewer',
  monologue: 'interviewer',
  'dual-interview': 'interviewer',
  'off-script': 'interviewer',
  'out-of-order': 'interviewer',
  'protected-topic': 'interviewer',
  'salary-history': 'interviewer',
  'rated-without-evidence': 'interviewer',
  'rating-against-evidence': 'candidate',
};

/** Kinds that code computes in full from times, order and ratings: a proposal can only agree. */
const computed: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'interruption',
  'monologue',
  'dual-interview',
  'off-script',
  'out-of-order',
  'rated-without-evidence',
]);
/** Kinds that are about a question: the quote must be one. */
const aboutQuestions: ReadonlySet<FindingKind> = new Set<FindingKind>([
  'leading-question',
  'presupposition',
  'multiple-question',
]);

/**
 * @param questionsReliable false when questions could not be read: then no quote need be a detected question
 */
export function mergeFindings(
  transcript: Transcript,
  rules: readonly Finding[],
  proposals: readonly Proposal[],
  questions: readonly DetectedQuestion[],
  questionsReliable: boolean,
): Merged {
  if (proposals.length === 0) return { findings: inOrder(rules), droppedQuotes: 0, unconfirmed: 0 };
  const index = quoteIndex(transcript);
  const findings = [...rules];
  const byTurn = new Map<string, number[]>();
  for (const [position, finding] of findings.entries()) file(byTurn, finding, position);
  const asked = questionSpans(questions);
  let droppedQuotes = Math.max(0, proposals.length - maxProposals);
  let unconfirmed = 0;
  for (const proposal of proposals.slice(0, maxProposals)) {
    const located = locateQuote(index, { ...proposal, speaker: speakerOf[proposal.kind] });
    if (located.kind === 'refused') {
      droppedQuotes += 1;
      continue;
    }
    const agreed = (byTurn.get(`${proposal.kind} ${located.turn}`) ?? []).find((position) =>
      overlaps(findings[position], located),
    );
    const known = agreed === undefined ? undefined : findings[agreed];
    if (agreed !== undefined && known) findings[agreed] = agreement(known, proposal);
    else if (!isConfirmed(proposal.kind, located, asked, questionsReliable)) unconfirmed += 1;
    else {
      const finding = proposed(transcript, proposal, located);
      file(byTurn, finding, findings.push(finding) - 1);
    }
  }
  return { findings: inOrder(findings), droppedQuotes, unconfirmed };
}

const file = (byTurn: Map<string, number[]>, finding: Finding, position: number): void => {
  const key = `${finding.kind} ${finding.turn}`;
  const known = byTurn.get(key);
  if (known) known.push(position);
  else byTurn.set(key, [position]);
};

const overlaps = (finding: Finding | undefined, span: Span): boolean =>
  finding !== undefined && finding.turn === span.turn && finding.start < span.end && span.start < finding.end;

/** A second proposal for what only the model saw adds nothing. */
const agreement = (known: Finding, proposal: Proposal): Finding =>
  known.source === 'bedrock'
    ? known
    : {
        ...known,
        source: 'both',
        tryInstead: known.tryInstead ?? (known.kind === 'strength' ? null : proposal.tryInstead),
      };

const questionSpans = (questions: readonly DetectedQuestion[]): Map<number, DetectedQuestion[]> => {
  const spans = new Map<number, DetectedQuestion[]>();
  for (const question of questions) {
    const known = spans.get(question.turn);
    if (known) known.push(question);
    else spans.set(question.turn, [question]);
  }
  return spans;
};

const isConfirmed = (
  kind: FindingKind,
  span: Span,
  asked: ReadonlyMap<number, readonly DetectedQuestion[]>,
  questionsReliable: boolean,
): boolean => {
  if (computed.has(kind)) return false;
  const here = (asked.get(span.turn) ?? []).filter(
    (question) => question.start < span.end && span.start < question.end,
  );
  // What goes to the HR contact goes there alone.
  if (
    kind !== 'protected-topic' &&
    kind !== 'salary-history' &&
    here.some(({ flags }) => flags.includes('protected-topic') || flags.includes('salary-history'))
  )
    return false;
  return !aboutQuestions.has(kind) || !questionsReliable || here.length > 0;
};

const proposed = (transcript: Transcript, proposal: Proposal, { turn, start, end }: Span): Finding => ({
  kind: proposal.kind,
  turn,
  start,
  end,
  quote: transcript.turns[turn]?.text.slice(start, end) ?? '',
  why: plain(proposal.why),
  tryInstead:
    proposal.kind === 'strength' || proposal.tryInstead === null ? null : plain(proposal.tryInstead),
  severity: severityOf(proposal),
  source: 'bedrock',
});

/** A strength is kept and nothing else is; what goes to a person is always high. */
const severityOf = ({ kind, severity }: Proposal): Severity => {
  if (kind === 'strength') return 'keep';
  if (kind === 'protected-topic' || kind === 'salary-history') return 'high';
  return severity === 'keep' ? 'low' : severity;
};

/** One line: control characters and breaks have no place in a sentence. */
const plain = (sentence: string): string => sentence.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

const rank: Record<Severity, number> = { keep: 0, high: 1, medium: 2, low: 3 };

/** Strengths first, then by severity, then in the order of the interview. */
const inOrder = (findings: readonly Finding[]): Finding[] =>
  findings
    .map((finding, position) => ({ finding, position }))
    .sort(
      (a, b) =>
        Number(b.finding.kind === 'strength') - Number(a.finding.kind === 'strength') ||
        rank[a.finding.severity] - rank[b.finding.severity] ||
        // Among strengths the order says which is the most telling.
        (a.finding.kind === 'strength' ? a.position - b.position : 0) ||
        a.finding.turn - b.finding.turn ||
        a.finding.start - b.finding.start ||
        a.position - b.position,
    )
    .map(({ finding }) => finding);
