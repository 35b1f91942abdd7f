/** The whole review of one loop with its transcript, for its coach and its interviewer. */
import { createElement as h } from 'react';
import type { ReviewMeasures } from '../../core/review/review.ts';
import { framed } from './frame.tsx';
import type { LoopMaterial } from './material.ts';
import { whatStands, withNextMoment } from '../runtime/standing-review.ts';
import { loopWords } from './moments.tsx';
import { legend } from './review-page.ts';
import {
  coverageView,
  findingsView,
  measuresView,
  momentView,
  notAssessedView,
  section,
  summaryView,
} from './review-view.ts';
import { DisputeState } from './task-parts.tsx';
import { transcriptView } from './transcript-view.ts';
import type { Visit } from './visit.ts';

/** `counted` is what of it counts, without what is disputed. */
export const loopPage = (
  { loop, review, transcript, disputes }: LoopMaterial,
  counted: ReviewMeasures,
  visit: Visit,
): string =>
  framed({
    title: loopWords(loop, visit.person.timeZone),
    over: 'Review of one interview',
    visit,
    nav: [
      { href: '#findings', name: 'Findings' },
      { href: '#coverage', name: 'Coverage' },
      { href: '#measures', name: 'Counts' },
      { href: '#transcript', name: 'Transcript' },
    ],
    children: [
      h('div', { key: 'summary' }, section('summary', 'In 90 seconds', summaryView(review.summary))),
      h(
        'div',
        { key: 'moment' },
        section(
          'moment',
          'The moment to talk about',
          momentView(withNextMoment(whatStands(review, disputes), transcript), transcript),
        ),
      ),
      h(
        'div',
        { key: 'findings' },
        section(
          'findings',
          'Findings, strengths first',
          findingsView(review.findings, transcript, (finding) => {
            const dispute = disputes.get(finding);
            return dispute === undefined
              ? null
              : h('p', null, h(DisputeState, { dispute, interviewer: loop.interviewer, visit }));
          }),
        ),
      ),
      h('div', { key: 'coverage' }, section('coverage', 'Coverage', coverageView(review, transcript))),
      h(
        'div',
        { key: 'measures' },
        section(
          'measures',
          'Counts of this interview',
          counted === review.measures
            ? null
            : h('p', { className: 'muted' }, 'What is disputed or withdrawn is left out of these.'),
          measuresView(counted),
        ),
      ),
      h('div', { key: 'not' }, section('not-assessed', 'Not judged', notAssessedView(review))),
      h(
        'div',
        { key: 'transcript' },
        section('transcript', 'Transcript', legend, transcriptView({ transcript, review, labels: false })),
      ),
    ],
  });
