/** The parts of a review as they are read: what it found, what was covered, what was counted and what was not. */
import { createElement as h, type ReactNode } from 'react';
import type { Coverage, Finding, Review, ReviewMeasures } from '../../core/review/review.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { table } from './table.ts';
import { turnAnchor } from './transcript-view.ts';
import {
  absenceWords,
  durationWords,
  findingWords,
  measureWords,
  placeWords,
  verdictWords,
} from './words.ts';

/** Where a turn is, as a person says it: its time, else its number. */
export const whereWords = (transcript: Transcript, turn: number): string => {
  const startMs = transcript.turns[turn]?.startMs ?? null;
  return startMs === null ? `turn ${turn + 1}` : placeWords(startMs);
};

const toTurn = (transcript: Transcript, turn: number, before = ''): ReactNode =>
  h('a', { href: `#${turnAnchor(turn)}` }, `${before}${whereWords(transcript, turn)}`);

export const section = (id: string, title: string, ...content: readonly ReactNode[]): ReactNode =>
  h('section', { id, 'aria-labelledby': `${id}-title` }, h('h2', { id: `${id}-title` }, title), ...content);

/** Each line of the summary begins with a word and a colon: "Keep: …". */
export const summaryView = (summary: string): ReactNode =>
  h(
    'div',
    { className: 'summary lead' },
    summary
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line, index) => {
        const colon = line.indexOf(': ');
        const known = colon > 0 && colon < 20;
        return h(
          'p',
          { key: index, dir: 'auto' },
          known ? h('strong', null, line.slice(0, colon + 1)) : null,
          known ? line.slice(colon + 1) : line,
        );
      }),
  );

export const momentView = (review: Review, transcript: Transcript): ReactNode => {
  const { moment } = review;
  if (moment === null) return h('p', null, 'Nothing here is worth five minutes of talking.');
  const quote = transcript.turns[moment.turn]?.text.slice(moment.start, moment.end) ?? '';
  const kept = review.findings.some(
    ({ kind, turn, start }) => kind === 'strength' && turn === moment.turn && start === moment.start,
  );
  return h(
    'div',
    { className: `card moment${kept ? ' keep' : ''}` },
    h('blockquote', { dir: 'auto' }, quote),
    h('p', null, moment.why),
    h('p', { className: 'small' }, toTurn(transcript, moment.turn, 'Read it where it was said: ')),
  );
};

/** In the order of the review, strengths first; the numbers are those the transcript's notes name. */
export const findingsView = (
  findings: readonly Finding[],
  transcript: Transcript,
  extra?: (finding: Finding, index: number) => ReactNode,
): ReactNode =>
  findings.length === 0
    ? h('p', null, 'Nothing was found that could be shown word for word.')
    : h(
        'ol',
        { className: 'plain' },
        findings.map((finding, index) =>
          h(
            'li',
            { key: index, id: `f${index + 1}`, className: 'card' },
            h(
              'p',
              null,
              h(
                'span',
                { className: finding.kind === 'strength' ? 'kind keep' : 'kind' },
                findingWords[finding.kind],
              ),
              ' ',
              h('span', { className: 'muted small' }, `finding ${index + 1}, at `),
              h('span', { className: 'small' }, toTurn(transcript, finding.turn)),
            ),
            h('blockquote', { dir: 'auto' }, finding.quote),
            h('p', null, finding.why),
            finding.tryInstead === null
              ? null
              : h('p', { dir: 'auto' }, h('strong', null, 'Try: '), finding.tryInstead),
            extra?.(finding, index) ?? null,
          ),
        ),
      );

const orderWords = ({ inOrder }: Coverage): string =>
  inOrder === null ? '–' : inOrder ? 'In order' : 'Out of order';

const ratingWords = ({ rating }: Coverage): string =>
  rating === null ? 'None' : rating === 'no-decision' ? 'No decision' : String(rating);

/** @param linked whether the turns are on the same page */
export const coverageView = (review: Review, transcript: Transcript, linked = true): ReactNode => {
  if (review.coverage.length === 0)
    return h('p', null, 'There is no rubric to compare with, so nothing is said about coverage.');
  return table({
    rows: review.coverage,
    keyOf: ({ competency }) => competency,
    columns: [
      {
        name: 'Competency',
        cell: ({ name, mustHave }) => [
          name,
          mustHave ? h('span', { key: 'must', className: 'muted small' }, ' must have') : null,
        ],
      },
      { name: 'Verdict', cell: ({ verdict }) => verdictWords[verdict] },
      {
        name: 'Questions',
        cell: ({ questions }) =>
          placesView(
            questions.map((index) => review.questions[index]),
            transcript,
            linked,
          ),
      },
      { name: 'Order', cell: orderWords },
      { name: 'Evidence', cell: ({ evidence }) => placesView(evidence, transcript, linked) },
      { name: 'Rating', cell: ratingWords },
    ],
  });
};

/** As many as a line of a table holds; the rest stand marked in the transcript. */
const maxPlaces = 6;

const placesView = (
  spans: readonly ({ readonly turn: number } | undefined)[],
  transcript: Transcript,
  linked: boolean,
): ReactNode => {
  const turns = [...new Set(spans.flatMap((span) => (span === undefined ? [] : [span.turn])))];
  if (turns.length === 0) return 'None';
  const rest = turns.length - maxPlaces;
  return [
    ...turns
      .slice(0, maxPlaces)
      .map((turn, index) =>
        h(
          'span',
          { key: turn, className: 'number' },
          index === 0 ? '' : ', ',
          linked ? toTurn(transcript, turn) : whereWords(transcript, turn),
        ),
      ),
    rest > 0 ? h('span', { key: 'rest' }, ` and ${rest} more`) : null,
  ];
};

const measureText = (measured: ReviewMeasures[keyof ReviewMeasures], of: string): string => {
  switch (measured.kind) {
    case 'count':
      return measured.of === 0 ? `None: there were no ${of}.` : `${measured.value} of ${measured.of} ${of}`;
    case 'share':
      return `${Math.round(measured.value * 100)} %`;
    case 'minutes':
      return durationWords(measured.value);
    case 'not-enough':
    case 'not-assessable':
      return absenceWords(measured);
  }
};

export const measuresView = (measures: ReviewMeasures): ReactNode =>
  table({
    rows: measureWords,
    keyOf: ({ key }) => key,
    columns: [
      { name: 'Counted', cell: ({ name }) => name },
      { name: 'In this interview', cell: ({ key, of }) => measureText(measures[key], of) },
    ],
  });

export const notAssessedView = (review: Review): ReactNode => {
  const rows = [...review.notAssessed];
  const dropped = review.droppedQuotes;
  if (rows.length === 0 && dropped === 0) return h('p', null, 'Everything could be judged.');
  return h(
    'ul',
    null,
    rows.map(({ what, message }, index) => h('li', { key: index }, h('strong', null, `${what}: `), message)),
    dropped === 0
      ? null
      : h(
          'li',
          { key: 'dropped' },
          h('strong', null, 'quotes: '),
          `${dropped} proposed ${dropped === 1 ? 'quote was' : 'quotes were'} not in the transcript word for word and ${dropped === 1 ? 'was' : 'were'} left out.`,
        ),
  );
};
