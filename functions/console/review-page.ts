/** One review as one HTML page that needs nothing else: to read, to send, to print. */
import { createElement as h, type ReactNode } from 'react';
import { oneLine } from '../../core/one-line.ts';
import type { Review, ReviewHeader } from '../../core/review/review.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';
import { htmlDocument } from './document.ts';
import {
  coverageView,
  findingsView,
  measuresView,
  momentView,
  notAssessedView,
  section,
  summaryView,
} from './review-view.ts';
import { transcriptView } from './transcript-view.ts';
import { durationWords, plural } from './words.ts';

/** The same review and transcript always give the same page. Whatever they hold is shown as text. */
export const reviewPage = ({
  review,
  transcript,
}: {
  readonly review: Review;
  readonly transcript: Transcript;
}): string => {
  const { header } = review;
  const title = titleOf(header);
  return htmlDocument(
    title,
    h(
      'main',
      { id: 'content' },
      h(
        'header',
        null,
        h('p', { className: 'over' }, 'Review of one interview'),
        h('h1', { dir: 'auto' }, title),
        factsView(header),
        contents,
      ),
      section('summary', 'In 90 seconds', summaryView(review.summary)),
      section('moment', 'The moment to talk about', momentView(review, transcript)),
      section('findings', 'Findings, strengths first', findingsView(review.findings, transcript)),
      section('coverage', 'Coverage', coverageView(review, transcript)),
      section(
        'measures',
        'Counts of this interview',
        h('p', { className: 'muted' }, 'Counts, never a grade: one interview is too little for any rate.'),
        measuresView(review.measures),
      ),
      section('not-assessed', 'Not judged', notAssessedView(review)),
      section(
        'transcript',
        'Transcript',
        legend,
        transcript.turns.length === 0
          ? h('p', null, 'Nothing was said.')
          : transcriptView({ transcript, review }),
      ),
      footerView(review),
    ),
  );
};

const titleOf = ({ role, round, candidate }: ReviewHeader): string => {
  const about = [role, round?.replaceAll('-', ' '), candidate].filter((part) => part !== undefined);
  return about.length === 0 ? 'An interview' : oneLine(about.join(' · '));
};

const contents: ReactNode = h(
  'nav',
  { 'aria-label': 'On this page' },
  h(
    'ul',
    null,
    [
      ['summary', 'Summary'],
      ['findings', 'Findings'],
      ['coverage', 'Coverage'],
      ['measures', 'Counts'],
      ['not-assessed', 'Not judged'],
      ['transcript', 'Transcript'],
    ].map(([id, name]) => h('li', { key: id }, h('a', { href: `#${id}` }, name))),
  ),
);

export const legend: ReactNode = h(
  'p',
  { className: 'small muted' },
  'Marked: ',
  h('mark', { className: 'keep' }, 'to keep'),
  ', ',
  h('mark', { className: 'change' }, 'to change'),
  ', ',
  h('mark', { className: 'evidence' }, 'evidence for a competency'),
  '.',
);

const minuteUtc = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

const factsView = (header: ReviewHeader): ReactNode => {
  const { captureQuality, durationMin, words, startedAt, interviewer } = header;
  const facts: [string, ReactNode][] = [];
  if (interviewer !== undefined) facts.push(['Interviewer', interviewer]);
  if (startedAt !== undefined) facts.push(['When', h('time', { dateTime: startedAt }, minuteUtc(startedAt))]);
  if (durationMin !== undefined) facts.push(['Length', durationWords(durationMin)]);
  facts.push(['Said', plural(words, 'word')]);
  const defects = captureQuality.defects.map((defect) => defect.replaceAll('-', ' '));
  facts.push(['Capture', `${captureQuality.grade}${defects.length === 0 ? '' : ` (${defects.join(', ')})`}`]);
  return h(
    'dl',
    { className: 'facts' },
    facts.map(([name, value]) => h('div', { key: name }, h('dt', null, name), h('dd', null, value))),
  );
};

const footerView = ({ versions }: Review): ReactNode =>
  h(
    'footer',
    null,
    h(
      'p',
      null,
      `Made by ${versions.analyst === 'rules' ? 'the rules' : versions.analyst === 'bedrock' ? 'a model' : 'the rules and a model'}, counts version ${versions.measures}`,
      versions.rubric === undefined ? null : `, rubric ${versions.rubric}`,
      '. Every quote was checked word for word against the transcript. It is about the interviewer’s questions; it scores no candidate.',
    ),
  );
