/** A review as one page: what stands on it, in its own words and at its own places. */
import { describe, expect, it } from 'vitest';
import { notAssessable, notEnough } from '../../../core/absence.ts';
import { Review } from '../../../core/review/review.ts';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { reviewPage } from '../../../functions/console/review-page.ts';
import { coverageView } from '../../../functions/console/review-view.ts';
import { transcriptView, type TranscriptViewed } from '../../../functions/console/transcript-view.ts';
import { interview } from '../../support/interview.ts';

const transcript = interview(
  `
    I 0:30-0:34: Tell me about a system you built. You'd shard by user, right?
    C 0:36-1:30: I built a feed service, and measured the queue depth first.
    I: What did you measure first?
    C 62:06-63:00: The depth <b>of the queue</b>.
    O 63:10-63:12: Five minutes left.
    U: Yes.
    C: One.
    C: Two.
    C: Three.
  `,
);
transcript.speakers = [
  { id: 'I', label: ' Dana ', role: 'interviewer' },
  { id: 'C', label: '', role: 'candidate' },
  { id: 'O', label: 'Otto', role: 'observer' },
];

const spanOf = (turn: number, words: string) => {
  const start = transcript.turns[turn]?.text.indexOf(words) ?? -1;
  if (start < 0) throw new Error(`turn ${turn} does not say "${words}"`);
  return { turn, start, end: start + words.length };
};

const finding = (turn: number, quote: string, kind: string, tryInstead: string | null = null) => ({
  kind,
  ...spanOf(turn, quote),
  quote,
  why: `Why ${quote}`,
  tryInstead,
  severity: 'medium',
  source: 'rules',
});

const competency = (name: string, told: object) => ({
  competency: name.toLowerCase(),
  name,
  mustHave: false,
  questions: [],
  asked: true,
  inOrder: true,
  evidence: [],
  rating: 3,
  verdict: 'covered',
  ...told,
});

const count = (value: number, of: number) => ({ kind: 'count', value, of });

const full = {
  schema: 'plumbline.review/1',
  header: {
    candidate: 'c-1042',
    role: 'backend engineer',
    round: 'system-design-two',
    interviewer: 'dana',
    startedAt: '2026-09-22T12:05:00.000Z',
    durationMin: 64,
    words: 1,
    captureQuality: { grade: 'fair', defects: ['no-end-times', 'one-speaker-unknown'] },
  },
  questions: [
    {
      ...spanOf(0, 'Tell me about a system you built.'),
      text: 'Tell me',
      form: 'open',
      flags: [],
      competency: null,
    },
    { ...spanOf(2, 'What did you measure first?'), text: 'What', form: 'open', flags: [], competency: null },
  ],
  findings: [
    finding(0, 'Tell me about a system you built.', 'strength'),
    finding(0, "You'd shard by user, right?", 'leading-question', 'How would you split it?'),
  ],
  coverage: [
    competency('Design', {
      mustHave: true,
      questions: [0, 1, 7],
      evidence: [spanOf(1, 'a feed service'), spanOf(1, 'the queue depth'), spanOf(3, 'The depth')],
    }),
    competency('Care', { inOrder: false, rating: 'no-decision', verdict: 'asked-without-evidence' }),
    competency('Speed', { inOrder: null, rating: null, verdict: 'not-asked' }),
    competency('Wide', {
      verdict: 'rated-without-evidence',
      evidence: transcript.turns.slice(1).map(({ index }) => ({ turn: index, start: 0, end: 1 })),
    }),
  ],
  measures: {
    questions: count(2, 3),
    open: count(0, 0),
    closed: count(1, 2),
    behavioural: count(0, 2),
    hypothetical: count(0, 2),
    leading: count(1, 2),
    multiple: count(0, 2),
    followUps: count(0, 2),
    missedFollowUps: count(0, 0),
    interruptions: notAssessable('no-times', 'Turns have no end.'),
    monologues: count(0, 9),
    talkShare: { kind: 'share', value: 0.236, part: 59, whole: 250 },
    covered: notEnough(1, 3, 'interviews'),
    timeToScore: { kind: 'minutes', value: 80 },
  },
  moment: { ...spanOf(0, "You'd shard by user, right?"), atMs: 30_000, why: 'The answer was inside.' },
  summary: 'Keep: one open start.\n \nChange: the question held its answer.\nNothing else: was found.',
  notAssessed: [{ what: 'interruptions', reason: 'no-times', message: 'Turns have no end.' }],
  versions: { measures: '7', analyst: 'rules', rubric: '3' },
  droppedQuotes: 2,
};

const pageOf = (change: object = {}, said = transcript): string =>
  reviewPage({ review: Review.parse({ ...full, ...change }), transcript: said });

/** What is between the tags of the section of that id, a tag a line. */
const partOf = (page: string, id: string): string => {
  const [, rest = ''] = page.split(`<section id="${id}"`);
  return rest.split('</section>')[0] ?? '';
};

/** What is read there, without any tag. */
const wordsOf = (page: string, id: string): string =>
  partOf(page, id)
    .replace(/^[^>]*>/, '')
    .replace(/<[^>]+>/g, '');

describe('the page of a review', () => {
  it('holds all of it', () => {
    const [, body = ''] = pageOf().split('<body>');
    expect(body.replaceAll('><', '>\n<')).toMatchSnapshot();
  });

  it.each([
    [{}, 'An interview'],
    [{ candidate: 'c-1' }, 'c-1'],
    [{ role: 'clerk', round: 'first-talk' }, 'clerk · first talk'],
  ])('is named by what is known of the interview (%o)', (known, title) => {
    const header = { words: 20, captureQuality: { grade: 'good', defects: [] }, ...known };
    const page = pageOf({ header });
    expect(page).toContain(`<title>${title}</title>`);
    expect(page).toContain(`<h1 dir="auto">${title}</h1>`);
    expect(page).toContain(
      '<dl class="facts"><div><dt>Said</dt><dd>20 words</dd></div><div><dt>Capture</dt><dd>good</dd></div></dl>',
    );
  });

  it.each([
    ['rules', 'the rules'],
    ['bedrock', 'a model'],
    ['both', 'the rules and a model'],
  ])('says who made it (%s), and names a rubric only where there is one', (analyst, maker) => {
    expect(pageOf({ versions: { measures: '7', analyst } })).toContain(
      `<footer><p>Made by ${maker}, counts version 7. Every quote was checked`,
    );
  });

  it('says what is not there', () => {
    const empty = pageOf(
      { findings: [], coverage: [], moment: null, notAssessed: [], droppedQuotes: 0 },
      { ...transcript, turns: [] },
    );
    expect(wordsOf(empty, 'moment')).toContain('Nothing here is worth five minutes of talking.');
    expect(wordsOf(empty, 'findings')).toContain('Nothing was found that could be shown word for word.');
    expect(wordsOf(empty, 'coverage')).toContain('There is no rubric to compare with');
    expect(wordsOf(empty, 'not-assessed')).toContain('Everything could be judged.');
    expect(wordsOf(empty, 'transcript')).toContain('Nothing was said.');
  });

  it.each([
    [0, ''],
    [1, 'quotes: 1 proposed quote was not in the transcript word for word and was left out.'],
    [3, 'quotes: 3 proposed quotes were not in the transcript word for word and were left out.'],
  ])('counts %d quotes that were left out', (droppedQuotes, sentence) => {
    const judged = 'Not judgedinterruptions: Turns have no end.';
    expect(wordsOf(pageOf({ droppedQuotes }), 'not-assessed')).toBe(`${judged}${sentence}`);
    if (droppedQuotes > 0)
      expect(wordsOf(pageOf({ droppedQuotes, notAssessed: [] }), 'not-assessed')).toBe(
        `Not judged${sentence}`,
      );
  });
});

describe('the summary', () => {
  const summaryOf = (summary: string): string => partOf(pageOf({ summary }), 'summary');
  it.each([
    ['Keep: it.', '<p dir="auto"><strong>Keep:</strong> it.</p>'],
    ['No colon here.', '<p dir="auto">No colon here.</p>'],
    [': none before it', '<p dir="auto">: none before it</p>'],
    ['Nineteen letters do: so', '<p dir="auto"><strong>Nineteen letters do:</strong> so</p>'],
    ['Twenty letters do not: so', '<p dir="auto">Twenty letters do not: so</p>'],
    ['at 10:30 it began', '<p dir="auto">at 10:30 it began</p>'],
  ])('sets apart the word a line begins with (%s)', (line, html) => {
    expect(summaryOf(line)).toContain(html);
  });

  it('leaves out lines of nothing', () => {
    expect(summaryOf('One.\n \n\nTwo.')).toContain('<p dir="auto">One.</p><p dir="auto">Two.</p>');
  });
});

describe('the moment', () => {
  const momentOf = (turn: number, words: string, change = {}) =>
    partOf(pageOf({ moment: { ...spanOf(turn, words), atMs: null, why: 'So.' }, ...change }), 'moment');

  it('is one to keep where exactly its words are a strength', () => {
    const opening = 'Tell me about a system you built.';
    expect(momentOf(0, opening)).toContain('class="card moment keep"');
    expect(momentOf(0, 'about a system')).toContain('class="card moment"');
    expect(momentOf(2, 'What did')).toContain('class="card moment"');
    const findings = [finding(0, opening, 'monologue')];
    expect(momentOf(0, opening, { findings })).toContain('class="card moment"');
  });

  it('leads to where it was said, by time or else by number', () => {
    expect(momentOf(3, 'The depth')).toContain('<a href="#t3">Read it where it was said: 1:02:06</a>');
    expect(momentOf(2, 'did you')).toContain('<a href="#t2">Read it where it was said: turn 3</a>');
    expect(momentOf(2, 'did you')).toContain('<blockquote dir="auto">did you</blockquote>');
  });

  it('has no words where its turn is not to be seen', () => {
    const moment = { turn: 99, start: 0, end: 4, atMs: null, why: 'So.' };
    expect(wordsOf(pageOf({ moment }), 'moment')).toContain(
      'talk aboutSo.Read it where it was said: turn 100',
    );
  });
});

describe('the transcript', () => {
  const wordsIn = (findings: readonly object[], coverage: readonly object[] = []): string =>
    /<p class="words" dir="auto">(.*?)<\/p>/.exec(
      partOf(pageOf({ findings, coverage }), 'transcript'),
    )?.[1] ?? '';

  it('marks words, and shows the graver of two marks where they meet', () => {
    const keep = finding(0, 'Tell me about a system', 'strength');
    const change = finding(0, 'system you built.', 'monologue');
    const evidence = competency('Design', { evidence: [spanOf(0, 'me about a system you')] });
    expect(wordsIn([keep, change], [evidence])).toBe(
      '<mark class="keep">Tell </mark><mark class="keep">me about a </mark><mark class="change">system</mark>' +
        '<mark class="change"> you</mark><mark class="change"> built.</mark> You&#x27;d shard by user, right?',
    );
    expect(wordsIn([], [evidence])).toBe(
      'Tell <mark class="evidence">me about a system you</mark> built. You&#x27;d shard by user, right?',
    );
    expect(wordsIn([])).toBe('Tell me about a system you built. You&#x27;d shard by user, right?');
  });

  it('says every word once, also where a mark goes past the end', () => {
    const beyond = { ...finding(0, 'right?', 'monologue'), end: 500 };
    expect(wordsIn([beyond]).replace(/<[^>]+>/g, '')).toBe(
      'Tell me about a system you built. You&#x27;d shard by user, right?',
    );
  });

  it('notes evidence for one competency once a turn', () => {
    const twice = [spanOf(1, 'a feed service'), spanOf(1, 'the queue depth')];
    const page = pageOf({
      findings: [],
      coverage: [competency('Design', { evidence: twice }), competency('Care', { evidence: twice })],
    });
    expect(page.match(/<p class="notes">.*?<\/p>/g)).toEqual([
      '<p class="notes"><a href="#coverage">Evidence: Design</a><a href="#coverage">Evidence: Care</a></p>',
    ]);
  });
});

describe('a part of the transcript on another page', () => {
  const review = Review.parse(full);
  const turnsOf = (viewed: Partial<TranscriptViewed>): string[] =>
    renderToStaticMarkup(transcriptView({ transcript, review, ...viewed }))
      .replace(/^<ol class="turns">/, '')
      .split(/(?=<li)/)
      .map((turn) => turn.replace('</ol>', ''));
  const openings = (viewed: Partial<TranscriptViewed>): (string | undefined)[] =>
    turnsOf(viewed).map((turn) => /^<li[^>]*>/.exec(turn)?.[0]);

  it('has those turns, the first and the last among them, and the one that is talked about', () => {
    expect(openings({ turns: { from: 2, to: 4 }, here: 3 })).toEqual([
      '<li id="t2" class="turn interviewer">',
      '<li id="t3" class="turn candidate here" aria-current="true">',
      '<li id="t4" class="turn observer">',
    ]);
  });

  it('has anchors of its own, which its times lead to', () => {
    const [turn = ''] = turnsOf({ turns: { from: 3, to: 3 }, prefix: 'w1-' });
    expect(turn).toContain('<li id="w1-t3"');
    expect(turn).toContain('<a href="#w1-t3">1:02:06</a>');
  });

  it('names nobody but by their role, where it is told to', () => {
    const who = (labels?: boolean) =>
      turnsOf({ labels }).map((turn) => /<bdi>(.*?)<\/bdi>/.exec(turn)?.[1] ?? '');
    expect(who().slice(0, 6)).toEqual([
      'Dana · interviewer',
      'Candidate',
      'Dana · interviewer',
      'Candidate',
      'Otto · observer',
      'Unknown speaker',
    ]);
    expect(who(false).slice(0, 6)).toEqual([
      'Interviewer',
      'Candidate',
      'Interviewer',
      'Candidate',
      'Observer',
      'Unknown speaker',
    ]);
  });

  it('leads to no finding where they are not on the page, and still marks the words', () => {
    const [turn = ''] = turnsOf({ notes: false });
    expect(turn).not.toContain('class="notes"');
    expect(turn).toContain('<mark class="keep">Tell me about a system you built.</mark>');
  });

  it('marks nothing without a review', () => {
    expect(turnsOf({ review: undefined }).join('')).not.toMatch(/<mark|class="notes"/);
  });
});

it('coverage says where without leading there, on a page without the turns', () => {
  const html = renderToStaticMarkup(
    createElement('div', null, coverageView(Review.parse(full), transcript, false)),
  );
  expect(html).not.toContain('href');
  expect(html).toContain('<span class="number">0:36</span><span class="number">, 1:02:06</span>');
});
