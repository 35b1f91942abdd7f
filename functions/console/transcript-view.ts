/** The transcript as it is read: every turn with an anchor, what the review points at marked in its words. */
import { createElement as h, type ReactNode } from 'react';
import type { Review } from '../../core/review/review.ts';
import type { Speaker, SpeakerRole, Transcript, Turn } from '../../core/transcript/transcript.ts';
import { findingWords, placeWords } from './words.ts';

type Tone = 'keep' | 'change' | 'evidence';
type Span = { readonly start: number; readonly end: number; readonly tone: Tone };
type Note = { readonly href: string; readonly words: string };
type Marks = { readonly spans: Span[]; readonly notes: Note[] };

/** What is drawn over what where spans meet. */
const weight: Readonly<Record<Tone, number>> = { change: 3, keep: 2, evidence: 1 };

const roleWords: Readonly<Record<SpeakerRole, string>> = {
  interviewer: 'Interviewer',
  candidate: 'Candidate',
  observer: 'Observer',
  unknown: 'Unknown speaker',
};

export const turnAnchor = (turn: number): string => `t${turn}`;

/** What the review says about each turn, by its index. */
export const marksOf = (review: Pick<Review, 'findings' | 'coverage'>): ReadonlyMap<number, Marks> => {
  const marks = new Map<number, Marks>();
  const at = (turn: number): Marks => {
    const found = marks.get(turn) ?? { spans: [], notes: [] };
    marks.set(turn, found);
    return found;
  };
  for (const [index, finding] of review.findings.entries()) {
    const { spans, notes } = at(finding.turn);
    spans.push({ ...finding, tone: finding.kind === 'strength' ? 'keep' : 'change' });
    notes.push({ href: `#f${index + 1}`, words: `${findingWords[finding.kind]} (finding ${index + 1})` });
  }
  for (const coverage of review.coverage)
    for (const evidence of coverage.evidence) {
      const { spans, notes } = at(evidence.turn);
      spans.push({ ...evidence, tone: 'evidence' });
      const note = { href: '#coverage', words: `Evidence: ${coverage.name}` };
      if (!notes.some(({ words }) => words === note.words)) notes.push(note);
    }
  return marks;
};

/** The words cut where a mark begins or ends, so that spans may overlap; joined they are the words again. */
const piecesOf = (
  text: string,
  spans: readonly Span[],
): { readonly words: string; readonly tone?: Tone }[] => {
  const cuts = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? text.length;
    const tone = spans
      .filter((span) => span.start <= start && span.end >= end)
      .map((span) => span.tone)
      .sort((a, b) => weight[b] - weight[a])[0];
    return { words: text.slice(start, end), ...(tone === undefined ? {} : { tone }) };
  });
};

export type TranscriptViewed = {
  readonly transcript: Transcript;
  readonly review?: Pick<Review, 'findings' | 'coverage'> | undefined;
  /** Only these turns; all of them when absent. */
  readonly turns?: { readonly from: number; readonly to: number } | undefined;
  /** The turn that is talked about. */
  readonly here?: number | undefined;
  /** Stands before each anchor, where a page shows more than one transcript. */
  readonly prefix?: string | undefined;
  /** False where candidates and colleagues go by their role. */
  readonly labels?: boolean | undefined;
  /** False where the findings that notes link to are not on the page. */
  readonly notes?: boolean | undefined;
};

export const transcriptView = (viewed: TranscriptViewed): ReactNode => {
  const { transcript, review, turns, here, prefix = '', labels = true, notes = true } = viewed;
  const speakers = new Map(transcript.speakers.map((speaker) => [speaker.id, speaker]));
  const marks = review === undefined ? undefined : marksOf(review);
  const shown = turns === undefined ? transcript.turns : transcript.turns.slice(turns.from, turns.to + 1);
  return h(
    'ol',
    { className: 'turns' },
    shown.map((turn) =>
      turnView(turn, speakers.get(turn.speaker), marks?.get(turn.index), {
        here: turn.index === here,
        prefix,
        labels,
        notes,
      }),
    ),
  );
};

type Manner = {
  readonly here: boolean;
  readonly prefix: string;
  readonly labels: boolean;
  readonly notes: boolean;
};

const turnView = (
  turn: Turn,
  speaker: Speaker | undefined,
  marks: Marks | undefined,
  { here, prefix, labels, notes }: Manner,
): ReactNode => {
  const role = speaker?.role ?? 'unknown';
  const id = `${prefix}${turnAnchor(turn.index)}`;
  const label = labels && speaker !== undefined ? speaker.label.trim() : '';
  return h(
    'li',
    {
      key: turn.index,
      id,
      className: `turn ${role}${here ? ' here' : ''}`,
      ...(here ? { 'aria-current': 'true' as const } : {}),
    },
    h(
      'div',
      { className: 'at' },
      h('a', { href: `#${id}` }, turn.startMs === null ? `turn ${turn.index + 1}` : placeWords(turn.startMs)),
    ),
    h(
      'div',
      null,
      h(
        'p',
        { className: 'who' },
        h('bdi', null, label === '' ? roleWords[role] : `${label} · ${roleWords[role].toLowerCase()}`),
      ),
      h(
        'p',
        { className: 'words', dir: 'auto' },
        piecesOf(turn.text, marks?.spans ?? []).map(({ words, tone }, index) =>
          tone === undefined ? words : h('mark', { key: index, className: tone }, words),
        ),
      ),
      !notes || marks === undefined || marks.notes.length === 0
        ? null
        : h(
            'p',
            { className: 'notes' },
            marks.notes.map(({ href, words }, index) => h('a', { key: index, href }, words)),
          ),
    ),
  );
};
