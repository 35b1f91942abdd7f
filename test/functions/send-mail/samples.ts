/** One believable mail of every kind; invented people only. */
import { returnSentence } from '../../../core/coaching/mail-return.ts';
import { Task } from '../../../core/coaching/task.ts';
import { CandidateRef, Instant, LoopId } from '../../../core/identity.ts';
import { notAssessable, notEnough } from '../../../core/absence.ts';
import { Review } from '../../../core/review/review.ts';
import { QuarantineRow } from '../../../core/transcript/inbox.ts';
import type { Transcript } from '../../../core/transcript/transcript.ts';
import type { LookBack, MailLinks, MailModel } from '../../../functions/send-mail/model.ts';

/** A Tuesday afternoon in Berlin. */
export const now = Instant.parse('2026-09-22T13:30:00.000Z');

const link = (page: string): string => `https://plumbline.example/l/${page}?s=4fQ2xk9vZ0bT7mWc1nYd`;
export const links: MailLinks = {
  page: link('t-31'),
  moment: link('t-31/moment'),
  handOver: link('t-31/hand-over'),
  wrong: link('t-31/wrong'),
};

const coach = { name: 'Noor Haddad', timeZone: 'Europe/Berlin' };
const operations = { name: 'Ines Okafor', timeZone: 'America/New_York' };
const interviewer = { name: 'Dana' };

export const turns: readonly (readonly ['interviewer' | 'candidate', string])[] = [
  ['interviewer', 'Thanks for coming. What would you measure first?'],
  ['candidate', 'I would look at read latency at the ninety-ninth percentile before anything else.'],
  ['interviewer', 'How would you know that it was good enough?'],
  ['candidate', 'We promised the shops two hundred milliseconds, so that is the line.'],
  ['interviewer', "You'd shard by user, right?"],
  ['candidate', 'Yes, I suppose so, we cut our costs a lot that way at my last place.'],
  ['interviewer', 'Do you plan to have children?'],
  ['candidate', 'I would rather not say anything about that here.'],
];

export const transcript: Transcript = {
  schema: 'plumbline.transcript/1',
  speakers: [
    { id: 's1', label: 'Dana', role: 'interviewer' },
    { id: 's2', label: 'Robin Example', role: 'candidate' },
  ],
  turns: turns.map(([role, text], index) => ({
    index,
    speaker: role === 'interviewer' ? 's1' : 's2',
    startMs: null,
    endMs: null,
    text,
  })),
  warnings: [],
};

const spanOf = (turn: number, words: string) => {
  const start = turns[turn]?.[1].indexOf(words) ?? -1;
  return { turn, start, end: start + words.length };
};

const question = (turn: number, words: string, flags: string[] = []) => ({
  ...spanOf(turn, words),
  text: words,
  form: 'open',
  flags,
  competency: null,
});

export const finding = (
  turn: number,
  words: string,
  kind: string,
  why: string,
  tryInstead: string | null = null,
) => ({
  kind,
  ...spanOf(turn, words),
  quote: words,
  why,
  tryInstead,
  severity: kind === 'strength' ? 'keep' : 'medium',
  source: 'rules',
});

const coverage = (name: string, verdict: string) => ({
  competency: name.toLowerCase().replaceAll(' ', '-'),
  name,
  mustHave: false,
  questions: [0],
  asked: true,
  inOrder: true,
  evidence: verdict === 'covered' ? [spanOf(1, 'read latency')] : [],
  rating: 3,
  verdict,
});

const unknown = notAssessable('sample', 'Not measured in this sample.');

export const review = Review.parse({
  schema: 'plumbline.review/1',
  header: {
    candidate: 'c-1042',
    role: 'backend-engineer',
    round: 'system-design',
    startedAt: '2026-09-22T12:00:00.000Z',
    endedAt: '2026-09-22T12:58:00.000Z',
    durationMin: 58,
    words: 7200,
    captureQuality: { grade: 'fair', defects: [] },
  },
  questions: [
    question(0, 'What would you measure first?'),
    question(2, 'How would you know that it was good enough?', ['follow-up']),
    question(4, "You'd shard by user, right?", ['leading']),
  ],
  findings: [
    finding(0, 'What would you measure first?', 'strength', 'Open and neutral, and followed up twice.'),
    finding(
      4,
      "You'd shard by user, right?",
      'leading-question',
      'The answer was inside the question; sharding had not come up.',
      'How would you split the data?',
    ),
    finding(
      5,
      'we cut our costs a lot that way',
      'missed-follow-up',
      'An effect is claimed without a number; nobody asked how large it was.',
      'How much was that, and how did you measure it?',
    ),
  ],
  coverage: [
    coverage('Requirements', 'covered'),
    coverage('Data model', 'covered'),
    coverage('Scaling', 'covered'),
    coverage('Trade-offs', 'rated-without-evidence'),
  ],
  measures: {
    questions: unknown,
    open: unknown,
    closed: unknown,
    behavioural: unknown,
    hypothetical: unknown,
    leading: unknown,
    multiple: unknown,
    followUps: unknown,
    missedFollowUps: unknown,
    interruptions: unknown,
    monologues: unknown,
    talkShare: unknown,
    covered: unknown,
    timeToScore: unknown,
  },
  moment: {
    ...spanOf(4, "You'd shard by user, right?"),
    atMs: 1_390_000,
    why: 'The answer was inside the question.',
  },
  summary: '',
  notAssessed: [
    {
      what: 'interruptions',
      reason: 'no-times',
      message: 'Interruptions: the transcript has no times for who spoke when.',
    },
  ],
  versions: { measures: '1', analyst: 'rules' },
  droppedQuotes: 0,
});

export const task = Task.parse({
  id: 'first-loop-review.dana.2',
  kind: 'first-loop-review',
  interviewer: 'dana',
  milestone: '2',
  owner: 'noor',
  loopId: 'loop-77',
  state: 'open',
  plannedAt: '2026-09-22T13:20:00.000Z',
  dueAt: '2026-09-24T13:00:00.000Z',
  minutes: 5,
});

const loop = {
  candidate: CandidateRef.parse('c-1042'),
  round: 'system-design',
  startedAt: Instant.parse('2026-09-22T12:00:00.000Z'),
  durationMin: 58,
};

const owed = {
  now,
  to: coach,
  links,
  task,
  interviewer,
  loop,
  review,
  transcript,
  loops: { counted: 2, needed: 5 },
};

const estimate = (value: number, low: number, high: number) => ({
  kind: 'estimate' as const,
  value,
  low,
  high,
  n: 14,
  unit: 'interviews',
  sentence: '',
});
const early = notEnough(3, 5, 'interviews with times');

const loopEnded = Instant.parse('2026-09-22T12:58:00.000Z');

/** A packet over fourteen loops, its moments from the one above. */
export const look = {
  packet: {
    kind: 'quarterly',
    loops: Array.from({ length: 14 }, (_, index) => LoopId.parse(`loop-${64 + index}`)),
    pattern: [
      {
        measure: 'leadingPer10',
        now: estimate(0.8, 0.4, 1.3),
        before: estimate(2.4, 1.6, 3.3),
        change: 'down',
      },
      { measure: 'talkShare', now: early, change: 'nothing-to-compare' },
      {
        measure: 'missedFollowUpShare',
        now: estimate(0.31, 0.22, 0.41),
        before: estimate(0.35, 0.25, 0.46),
        change: 'no-clear-change',
      },
      {
        measure: 'coveredShare',
        now: estimate(0.84, 0.76, 0.9),
        before: estimate(0.81, 0.72, 0.88),
        change: 'no-clear-change',
      },
    ],
    moments: review.findings
      .slice(1)
      .map((each) => ({ loopId: LoopId.parse('loop-77'), endedAt: loopEnded, finding: each })),
    ...(review.findings[0] === undefined
      ? {}
      : {
          keep: {
            loopId: LoopId.parse('loop-77'),
            endedAt: loopEnded,
            finding: review.findings[0],
          },
        }),
    drill: {
      about: 'leading-question',
      sentence:
        'Before the next interview, write down three of your questions and strike every word that gives the answer away; ask what is left.',
    },
  },
  since: Instant.parse('2026-06-18T09:00:00.000Z'),
  counted: 22,
  calibrated: 17,
  loops: [{ loopId: LoopId.parse('loop-77'), glimpse: loop, review, transcript }],
} satisfies LookBack;

const quarantined = (key: string, code: string, message: string): QuarantineRow =>
  QuarantineRow.parse({ key, code, message: `${key}: ${message}`, at: now, attempt: 0 });

export const opened = { kind: 'task-opened', ...owed } satisfies MailModel;

export const feedback = {
  kind: 'feedback-ready',
  now: Instant.parse('2026-09-23T09:00:00.000Z'),
  to: { name: 'Dana', timeZone: 'Europe/Berlin' },
  links,
  interviewer,
  coach: { name: 'Noor Haddad' },
  loop,
  momentMs: 1_390_000,
  task: Task.parse({
    ...task,
    state: 'coached',
    coachedAt: '2026-09-23T08:55:00.000Z',
    feedback: {
      by: 'noor',
      at: '2026-09-23T08:55:00.000Z',
      moment: { loopId: 'loop-77', turn: 4 },
      rubricItem: 'Scaling: lets the candidate choose how to split the load',
      nextTry: 'When you hear yourself say “right?”, stop and ask how they would do it.',
      text: 'Your opening question drew out more than any other that hour. At 23:10 you had the answer in your head already, and it came out as the question.',
    },
  }),
} satisfies MailModel;

export const notice = {
  kind: 'quarantine-notice',
  now,
  to: operations,
  links: { page: link('quarantine') },
  rows: [
    quarantined(
      'transcripts/2026-09-21/if-2231.vtt',
      'no-words',
      'the file has the shape of a transcript but holds no spoken words; check that the recording had sound, then export it again.',
    ),
    quarantined(
      'transcripts/2026-09-21/if-2240.docx',
      'binary',
      'the file is binary, not a transcript; send the transcript as VTT, SRT, JSON, CSV, DOCX or plain text.',
    ),
    quarantined(
      'roster/2026-09.csv',
      'broken-line',
      'line 14 has no time zone; add one such as Europe/Berlin.',
    ),
  ],
  commandOptions: ['--stage', 'prod', '--region', 'eu-central-1'],
} satisfies MailModel;

export const escalated = {
  kind: 'task-escalated',
  now: Instant.parse('2026-09-24T14:00:00.000Z'),
  to: operations,
  links,
  task,
  interviewer,
  loop,
  owner: { name: 'Noor Haddad' },
} satisfies MailModel;

export const voices = {
  kind: 'speaker-question',
  now,
  to: operations,
  links: { page: link('speakers/if-2250') },
  key: 'transcripts/2026-09-22/if-2250.vtt',
  interviewer,
  loop,
  voices: 3,
  until: Instant.parse('2026-09-25T13:30:00.000Z'),
} satisfies MailModel;

export const digest = {
  kind: 'weekly-digest',
  now: Instant.parse('2026-09-28T12:00:00.000Z'),
  to: operations,
  since: Instant.parse('2026-09-21T04:00:00.000Z'),
  overdue: [
    { task, interviewer, owner: { name: 'Noor Haddad' }, link: link('t-31#hand-over') },
    {
      task: Task.parse({ ...task, kind: 'quarterly', dueAt: '2026-09-25T16:00:00.000Z' }),
      interviewer: { name: 'Rue Castellanos' },
      owner: { name: 'Sam Ito' },
      link: link('t-44#hand-over'),
    },
  ],
  due: 14,
  coachless: [{ name: 'Milan Novak' }],
  waiting: 3,
  quarantined: 1,
  disputed: 2,
  done: { loops: 47, coached: 12, closed: 9, late: 1 },
  links: { page: link('status'), quarantine: link('quarantine'), programme: link('programme') },
} satisfies MailModel;

const share = (value: number, low: number, high: number) => ({ value, low, high });

export const report = {
  kind: 'programme-report',
  now: Instant.parse('2026-10-01T12:00:00.000Z'),
  to: operations,
  links: { page: link('programme') },
  quarter: '2026-Q3',
  lines: [
    { id: 'coaching-loops', label: 'Coaching loops', sentence: '118 coaching loops.' },
    { id: 'training-sessions', label: 'Training sessions', sentence: '4 training sessions.' },
    {
      id: 'coached-of-active',
      label: 'Coached, of active interviewers',
      sentence: '61 of 74 (82 %).',
      share: share(0.82, 0.72, 0.9),
    },
    {
      id: 'capture-rate',
      label: 'Interviews captured',
      sentence: '512 interviews captured; how many there were is not fed.',
    },
    {
      id: 'first-three-on-time',
      label: 'First three loops reviewed on time',
      sentence: '33 of 36 (92 %).',
      share: share(0.92, 0.78, 0.97),
    },
    { id: 'calibrations-held', label: 'Loop-10 calibrations held', sentence: '9 of 10 (90 %).' },
    { id: 'overdue', label: 'Overdue', sentence: '2 tasks.' },
    {
      id: 'tenure',
      label: 'Calibrated share, 12 to 18 months',
      sentence: '71 % of 208 loops by 19 interviewers (likely 64 % to 77 %).',
      share: share(0.71, 0.64, 0.77),
    },
    { id: 'hire-quality', label: 'Hire quality, coached against not', sentence: '31 of 50 so far.' },
    { id: 'minutes-owed', label: 'Coach capacity', sentence: '840 minutes owed, 2400 there are.' },
  ],
  history: [
    { quarter: '2025-Q4', coachingLoops: 12, trainingSessions: 6 },
    { quarter: '2026-Q1', coachingLoops: 64, trainingSessions: 5 },
    { quarter: '2026-Q2', coachingLoops: 97, trainingSessions: 3 },
    { quarter: '2026-Q3', coachingLoops: 118, trainingSessions: 4 },
  ],
} satisfies MailModel;

export const capacity = {
  kind: 'capacity-notice',
  now: Instant.parse('2026-10-01T12:00:00.000Z'),
  to: operations,
  links: { page: link('status') },
  quarter: '2026-Q4',
  shortages: [
    {
      coach: { name: 'Noor Haddad' },
      minutes: 45,
      interviewers: [{ name: 'Dana' }, { name: 'Rue Castellanos' }, { name: 'Milan Novak' }],
    },
    { coach: { name: 'Sam Ito' }, minutes: 15, interviewers: [{ name: 'Ann Fischer' }] },
  ],
  coachless: 2,
} satisfies MailModel;

export const site = {
  kind: 'site-notice',
  now,
  to: { name: 'Dana', timeZone: 'Europe/Berlin' },
  links: { page: link('record/dana') },
  site: 'berlin',
  mode: 'full',
  coach: { name: 'Noor Haddad' },
} satisfies MailModel;

export const cameBack = {
  kind: 'mail-returned',
  now,
  to: operations,
  links: { page: link('status') },
  reader: { name: 'Noor Haddad' },
  isComplaint: false,
  because: returnSentence('no-such-address'),
  owed: { task, interviewer, link: links.handOver ?? '' },
} satisfies MailModel;

export const invitation = {
  kind: 'invitation',
  now,
  to: { ...coach, address: 'noor@plumbline.example' },
  links,
  interviewer: { name: 'Dana', address: 'dana@plumbline.example' },
  coach: { name: 'Noor Haddad', address: 'noor@plumbline.example' },
  audience: 'coach',
  task: Task.parse({
    ...task,
    id: 'calibration.dana.10',
    kind: 'calibration',
    state: 'planned',
    loopId: undefined,
    minutes: 30,
    dueAt: '2026-10-14T08:00:00.000Z',
  }),
  meeting: {
    uid: 'calibration.dana.10@plumbline',
    sequence: 0,
    startsAt: Instant.parse('2026-10-14T12:00:00.000Z'),
    endsAt: Instant.parse('2026-10-14T12:30:00.000Z'),
  },
  organizer: 'plumbline@plumbline.example',
} satisfies MailModel;

const disputed = {
  kind: 'finding-disputed',
  isOwn: false,
  now,
  to: coach,
  links: { page: link('d-31') },
  interviewer,
  by: interviewer,
  loop,
} satisfies MailModel;

export const today = {
  kind: 'today',
  now,
  to: coach,
  things: [
    opened,
    {
      ...owed,
      kind: 'task-handed-over',
      from: { name: 'Sam Ito' },
      interviewer: { name: 'Rue Castellanos' },
      review: undefined,
      loop: undefined,
      task: Task.parse({
        ...task,
        id: 't-44',
        kind: 'checkpoint',
        minutes: 10,
        dueAt: '2026-09-28T09:00:00.000Z',
      }),
    },
    {
      ...owed,
      kind: 'task-opened',
      interviewer: { name: 'Milan Novak' },
      review: undefined,
      loop: undefined,
      meetsAt: Instant.parse('2026-09-29T12:00:00.000Z'),
      task: Task.parse({
        ...task,
        id: 't-45',
        kind: 'calibration',
        minutes: 30,
        dueAt: '2026-09-29T08:00:00.000Z',
      }),
    },
    disputed,
  ],
} satisfies MailModel;

/** Every mail there is, by the name of its picture. */
export const samples: Readonly<Record<string, MailModel>> = {
  'task-opened': opened,
  'task-opened-quarterly': {
    ...owed,
    kind: 'task-opened',
    review: undefined,
    loop: undefined,
    look,
    task: Task.parse({
      ...task,
      kind: 'quarterly',
      milestone: '2026-Q3',
      minutes: 15,
      dueAt: '2026-10-08T13:00:00.000Z',
    }),
  },
  'task-opened-trained-decision': {
    ...owed,
    kind: 'task-opened',
    review: undefined,
    loop: undefined,
    look,
    task: Task.parse({ ...task, kind: 'trained-decision', minutes: 10, dueAt: '2026-09-29T13:00:00.000Z' }),
  },
  'task-opened-checkpoint': {
    ...owed,
    kind: 'task-opened',
    review: undefined,
    loop: undefined,
    look: {
      ...look,
      packet: { ...look.packet, pattern: [], loops: [LoopId.parse('loop-77')] },
      counted: 5,
    },
    task: Task.parse({
      ...task,
      kind: 'checkpoint',
      milestone: '5',
      minutes: 10,
      dueAt: '2026-09-29T13:00:00.000Z',
    }),
  },
  'task-opened-nothing-led': {
    ...owed,
    kind: 'task-opened',
    review: undefined,
    loop: undefined,
    nothingLed: true,
    task: Task.parse({
      ...task,
      loopId: undefined,
      kind: 'checkpoint',
      milestone: 'day-90',
      minutes: 10,
      dueAt: '2026-09-29T13:00:00.000Z',
    }),
  },
  'task-opened-same-panel': { ...owed, kind: 'task-opened', review: undefined, awaitsOwn: true },
  'task-opened-assign-coach': {
    ...owed,
    kind: 'task-opened',
    to: operations,
    task: Task.parse({ ...task, kind: 'assign-coach', owner: 'ines', minutes: 0 }),
  },
  'task-opened-people-review': {
    ...owed,
    kind: 'task-opened',
    to: { name: 'Hanna Lind', timeZone: 'Europe/Stockholm' },
    task: Task.parse({ ...task, kind: 'people-review', owner: 'hanna', minutes: 0 }),
  },
  'task-reminder': { ...owed, kind: 'task-reminder', now: Instant.parse('2026-09-23T13:00:00.000Z') },
  'task-escalated': escalated,
  'task-handed-over': {
    ...owed,
    kind: 'task-handed-over',
    from: { name: 'Noor Haddad' },
    to: { name: 'Sam Ito', timeZone: 'Asia/Tokyo' },
  },
  invitation,
  'invitation-interviewer': {
    ...invitation,
    to: { name: 'Dana', timeZone: 'America/New_York', address: 'dana@plumbline.example' },
    audience: 'interviewer',
    meeting: { ...invitation.meeting, sequence: 1 },
  },
  'invitation-cancelled': {
    ...invitation,
    kind: 'invitation-cancelled',
    audience: 'interviewer',
    task: Task.parse({ ...invitation.task, state: 'superseded' }),
  },
  'feedback-ready': feedback,
  'finding-disputed': disputed,
  'dispute-decided': {
    ...disputed,
    kind: 'dispute-decided',
    isOwn: true,
    to: { name: 'Dana', timeZone: 'America/New_York' },
    decidedBy: { name: 'Noor Haddad' },
    stands: false,
  },
  'quarantine-notice': notice,
  'speaker-question': voices,
  today,
  'weekly-digest': digest,
  'programme-report': report,
  'capacity-notice': capacity,
  'site-notice': site,
  'mail-returned': cameBack,
  'mail-returned-complaint': {
    ...cameBack,
    isComplaint: true,
    because: returnSentence('called-spam'),
    owed: undefined,
  },
};
