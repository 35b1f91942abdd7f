import { describe, expect, it } from 'vitest';
import { MailKind } from '../../../core/coaching/mail-intent.ts';
import { Task, TaskKind } from '../../../core/coaching/task.ts';
import { Instant } from '../../../core/identity.ts';
import { Review } from '../../../core/review/review.ts';
import { mailContent } from '../../../functions/send-mail/content.ts';
import type { MailModel } from '../../../functions/send-mail/model.ts';
import { plainPart } from '../../../functions/send-mail/plain-part.ts';
import { momentForCoach } from '../../../functions/send-mail/review-content.ts';
import { wordCount } from '../../../functions/send-mail/shown-text.ts';
import {
  capacity,
  escalated,
  feedback,
  finding,
  links,
  notice,
  now,
  opened,
  report,
  review,
  samples,
  site,
  task,
  turns,
} from './samples.ts';

const textOf = (mail: MailModel): string => plainPart(mailContent(mail));
const said = (mail: MailModel): string => `${mailContent(mail).subject}\n${textOf(mail)}`;
const withReview = (
  change: Partial<Record<keyof Review, unknown>>,
  without: 'transcript' | 'nothing' = 'nothing',
) => ({
  ...opened,
  ...(without === 'transcript' ? { transcript: undefined } : {}),
  review: Review.parse({ ...review, ...change }),
});

const candidateTurns = turns.filter(([role]) => role === 'candidate').map(([, text]) => text);

describe('the quarter’s report', () => {
  const said_ = (cohorts: number): string => {
    const groups = Array.from({ length: cohorts }, (_, index) => ({
      id: 'cohort',
      label: `Calibrated share, trained 20${index + 10}-Q1`,
      sentence: 'Not enough yet: 3 of 8 interviewers.',
    }));
    const at = report.lines.findIndex(({ id }) => id === 'hire-quality');
    return textOf({ ...report, lines: report.lines.toSpliced(at, 0, ...groups) });
  };

  it('says hire quality and capacity however many cohorts there are', () => {
    const text = said_(30);
    expect(text).toContain('31 of 50 so far.');
    expect(text).toContain('840 minutes owed, 2400 there are.');
    expect(text).toContain('23 more groups by tenure and cohort are on the page.');
    expect(said_(7)).not.toContain('more group');
  });
});

describe('who is short of time', () => {
  it('is told with the number of those who have no coach', () => {
    expect(textOf(capacity)).toContain('2 more interviewers are due a review and have no coach');
    expect(textOf({ ...capacity, coachless: 0 })).not.toContain('no coach');
  });
});

describe('what every mail says', () => {
  it.each(Object.entries(samples))('%s', (_name, mail) => {
    expect(mailContent(mail)).toMatchSnapshot();
  });

  it.each(Object.entries(samples))(
    '%s begins with what to do, and fits its subject into one line',
    (_name, mail) => {
      const { subject, lead } = mailContent(mail);
      expect(lead[0]?.text).toMatch(/^(First|Nothing to do): /);
      expect(subject.length).toBeLessThanOrEqual(120);
      expect(subject).not.toMatch(/[\r\n]/);
    },
  );

  it('is known for every kind of mail', () => {
    const kinds = new Set(Object.values(samples).map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([...MailKind.options, 'today'].toSorted());
  });

  it('says the same twice', () => {
    for (const mail of Object.values(samples)) expect(mailContent(mail)).toEqual(mailContent(mail));
  });
});

describe('the mail of a first-loop review', () => {
  it('reads in the order in which a coach needs it', () => {
    const text = textOf(opened);
    const order = [
      'First: open 23:10, then write two sentences. Due Thu 15:00.',
      'Keep:',
      '“What would you measure first?”',
      'Discuss:',
      "“You'd shard by user, right?”",
      'The answer was inside the question; sharding had not come up.',
      'Try:',
      '“How would you split the data?”',
      'Coverage:',
      '3 of 4; Trade-offs was rated without evidence I could find.',
      'Not judged:',
      'Two loops are too few for any rate.',
      'Open 23:10:',
      'Hand over:',
      'Wrong? Mark it:',
    ].map((words) => text.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('carries one link to the moment, one to hand over and one for what is wrong', () => {
    expect(textOf(opened).match(/https:\S+/g)).toEqual([links.moment, links.handOver, links.wrong]);
  });

  it('stays near 200 words however much was found', () => {
    const long = 'word '.repeat(60).trim();
    const strengths = Array.from({ length: 3 }, () =>
      finding(0, 'What would you measure first?', 'strength', long),
    );
    const faults = Array.from({ length: 40 }, () =>
      finding(4, "You'd shard by user, right?", 'leading-question', long, `${long}?`),
    );
    const notAssessed = Array.from({ length: 20 }, (_, index) => ({
      what: `w${index}`,
      reason: 'r',
      message: `${index} ${long}`,
    }));
    const text = textOf(withReview({ findings: [...strengths, ...faults], notAssessed }));
    expect(wordCount(text.replace(/https:\S+/g, ''))).toBeLessThan(260);
    expect(text).toContain('39 more on the page.');
    expect(text).toMatch(/\d+ more on the page\. Two loops/);
  });

  it('goes to the review itself where there is no moment, and to the moment where it has no time', () => {
    const none = textOf(withReview({ moment: null }));
    expect(none).toContain('First: read the review, then write two sentences.');
    expect(none).not.toContain('/moment');
    expect(textOf(withReview({ moment: { ...review.moment, atMs: null } }))).toContain(
      'First: open the moment, then',
    );
  });

  it('has something to say where nothing was found', () => {
    const text = textOf(withReview({ findings: [], coverage: [], notAssessed: [], moment: null }));
    expect(text).toContain('Name one thing that you would keep.');
    expect(text).toContain('Nothing I could show needs changing.');
    expect(text).toContain('There is no rubric for this round');
    expect(text).not.toContain('Try:');
  });

  it('says when it was due once it is late', () => {
    expect(textOf({ ...opened, now: Instant.parse('2026-09-24T13:00:00.000Z') })).toContain(
      'It was due Thu 15:00.',
    );
  });
});

describe('a packet', () => {
  const quarterly = samples['task-opened-quarterly'] as MailModel;

  it('is a strength to keep, moments to discuss, one drill, the pattern with its ranges and what changed', () => {
    const text = textOf(quarterly);
    const order = [
      'Keep:',
      '“What would you measure first?”',
      'Discuss:',
      "“You'd shard by user, right?”",
      'Try:',
      'Before the next interview, write down three',
      'Over 14 interviews:',
      '0.8 leading questions in 10 (likely 0.4 to 1.3).',
      'Coverage: 84 % of the competencies have a question and evidence (likely 76 % to 90 %).',
      'Since last time:',
      'Since 18 Jun: fewer leading questions (2.4, now 0.8). Nothing else has clearly changed.',
      'Not judged:',
      'Too early for the share of the talking (3 of 5 interviews with times).',
      'Open the packet:',
      'Hand over:',
    ].map((words) => text.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(wordCount(text.replace(/https:\S+/g, ''))).toBeLessThan(260);
  });

  it('keeps the candidate’s words behind the link', () => {
    for (const words of candidateTurns) expect(said(quarterly)).not.toContain(words);
    expect(said(quarterly)).not.toContain('cut our costs');
  });

  it('can be called wrong where it quotes a finding', () => {
    for (const name of ['task-opened-quarterly', 'task-opened-checkpoint', 'task-opened']) {
      const mail = samples[name];
      if (mail?.kind !== 'task-opened') throw new Error(`no ${name}`);
      expect(textOf(mail)).toContain('Wrong? Mark it:');
      const isPacket = mail.look !== undefined;
      const reminder = textOf({ ...mail, kind: 'task-reminder' });
      expect(reminder.includes('Wrong? Mark it:')).toBe(!isPacket);
    }
  });

  it('names no rate where there are too few interviews', () => {
    const text = textOf(samples['task-opened-checkpoint'] as MailModel);
    expect(text).toContain('There are 5 interviews so far, too few for rates');
    expect(text).not.toMatch(/likely|in 10|%/);
  });

  it('asks for no moment where nothing has been led', () => {
    const text = textOf(samples['task-opened-nothing-led'] as MailModel);
    expect(text).toContain('First: ask Dana what stands in the way of a first interview.');
    expect(text).toContain('When you have talked, end this on its page.');
    expect(text).not.toMatch(/packet|one moment/);
  });

  it('says nothing of what was found to a coach who has yet to rate the same candidate', () => {
    const text = textOf(samples['task-opened-same-panel'] as MailModel);
    expect(text).toContain('First: hand in your own scorecard.');
    expect(text).not.toMatch(/shard|measure first|Coverage/);
  });
});

describe('the candidate', () => {
  const betraying = [
    finding(
      5,
      'we cut our costs a lot that way',
      'missed-follow-up',
      'After "we cut our costs a lot that way" nobody asked.',
    ),
    finding(
      5,
      'we cut our costs a lot that way',
      'rating-against-evidence',
      'Rated 4.',
      'Ask: how did we cut our costs a lot?',
    ),
    finding(
      1,
      'I would look at read latency',
      'strength',
      "The scorecard's notes rest on the candidate's own words.",
    ),
  ];

  it.each(['transcript', 'nothing'] as const)('is never quoted, with %s missing', (without) => {
    const text = said(withReview({ findings: [...betraying, ...review.findings] }, without));
    for (const words of ['cut our costs', 'read latency', 'two hundred milliseconds', 'Robin'])
      expect(text).not.toContain(words);
    expect(text).toContain('c-1042');
  });

  it('is not given away by a sentence that repeats them without quotation marks', () => {
    const why = 'The answer, I would look at read latency at the start, was let go.';
    expect(
      said(withReview({ findings: [finding(4, "You'd shard by user, right?", 'leading-question', why)] })),
    ).not.toContain('latency');
  });

  it('is not quoted by way of a coach’s feedback either', () => {
    const { feedback: written } = feedback.task;
    const nextTry = 'Follow up on “we cut our costs a lot that way”.';
    const mail = {
      ...feedback,
      transcript: opened.transcript,
      task: Task.parse({ ...feedback.task, feedback: { ...written, nextTry } }),
    };
    expect(said(mail)).not.toContain('cut our costs');
    expect(said(mail)).toContain('it is on the page and not in this mail');
  });

  it('is in no mail by word or name', () => {
    for (const mail of Object.values(samples))
      for (const words of [...candidateTurns, 'Robin']) expect(said(mail)).not.toContain(words);
  });
});

describe('who is told what', () => {
  const topic = {
    ...finding(6, 'Do you plan to have children?', 'protected-topic', 'Refer to HR.'),
    severity: 'high',
  };
  const withTopic = withReview({
    findings: [topic, finding(6, 'children', 'leading-question', 'About children.'), ...review.findings],
    moment: { turn: 6, start: 0, end: 29, atMs: 60_000, why: 'Children.' },
  });

  it('keeps a protected topic, and a moment that holds one, from the coach', () => {
    expect(said(withTopic)).not.toMatch(/children|HR|01:00/i);
    expect(momentForCoach(withTopic.review)).toBeNull();
    expect(momentForCoach(review)).toEqual(review.moment);
  });

  it('tells the HR contact where to read it, without name or words', () => {
    const mail = { ...withTopic, task: Task.parse({ ...task, kind: 'people-review' }) };
    expect(said(mail)).toMatch(/referred to HR/);
    expect(said(mail)).not.toMatch(/children|Dana|illegal|c-1042/);
  });

  it('tells operations that a confidential task is late, and nothing else of it', () => {
    const { links: _theirs, ...unlinked } = escalated;
    const mail = { ...unlinked, task: Task.parse({ ...task, kind: 'people-review' }) };
    expect(said(mail)).toContain('confidential task');
    expect(said(mail)).toContain('First: ask Noor Haddad. It was due');
    expect(said(mail)).not.toMatch(/Dana|HR|protected|system design|http/);
    expect(said({ ...mail, owner: undefined })).toContain('First: name an HR contact on the roster. ');
  });

  it('tells operations to give it to a coach, and nothing of what was found', () => {
    const { review: _found, transcript: _said, loops: _counts, ...unread } = opened;
    const text = said({ ...unread, inTrust: true });
    expect(text).toContain('First: give it to a coach. Due');
    expect(text).toContain('It is with you until a coach has it.');
    expect(text).toContain(`Give it to a coach:\n${links.handOver}`);
    expect(text).not.toMatch(/[“”]|Hand over|Wrong|of your time/);
  });

  it('offers to hand over only what somebody else could have', () => {
    const { handOver: _other, ...alone } = links;
    const named = { ...opened, links: alone, task: Task.parse({ ...task, kind: 'assign-coach' }) };
    expect(said(named)).not.toContain('Hand over');
    const late = { ...escalated, links: alone, task: named.task };
    expect(said(late)).toContain('First: name a coach. It was due');
    expect(said(late)).toContain(`Choose a coach:\n${links.page}`);
    expect(said(late)).not.toMatch(/Reassign|See the task/);
  });

  it('tells operations what is late, whose it is and where to reassign it, with no quote and no rate', () => {
    const text = said(escalated);
    expect(text).toContain('Owed by: Noor Haddad');
    expect(text).toContain('Overdue by: 1 hour');
    expect(text).toContain(`Reassign:\n${links.handOver}`);
    expect(text).not.toMatch(/[“”%]| of \d| per /);
  });

  it('has words for every kind of task', () => {
    for (const kind of TaskKind.options) {
      const { subject } = mailContent({ ...opened, task: Task.parse({ ...task, kind }) });
      expect(subject).toMatch(/\(due Thu 15:00\)$/);
    }
  });
});

describe('the notice of a site', () => {
  it('leads to a page only where the interviewer has one', () => {
    expect(textOf(site)).toContain('See your own record:');
    expect(textOf({ ...site, mode: 'coach-only' })).not.toMatch(/https:|mark it/);
  });
});

describe('the quarantine notice', () => {
  const row = (key: string) => ({
    key,
    code: 'empty',
    message: `${key}: the file is empty.`,
    at: now,
    attempt: 0,
  });

  it('lists twenty and counts the rest', () => {
    const text = textOf({
      ...notice,
      rows: Array.from({ length: 23 }, (_, index) => row(`transcripts/${index}.vtt`)),
    });
    expect(text.match(/The file is empty\./g)).toHaveLength(20);
    expect(text).toContain('and 3 more.');
  });

  it('gives a command that a shell takes as it is, whatever the key holds', () => {
    const text = textOf({ ...notice, rows: [row("transcripts/it's $(rm -rf ~).vtt")] });
    expect(text).toContain(`npx plumbline redrive 'transcripts/it'\\''s $(rm -rf ~).vtt' --stage prod`);
  });

  it('gives no command for a key that cannot be shown as it is', () => {
    const text = textOf({ ...notice, rows: [row('transcripts/\u202e.vtt')] });
    expect(text).not.toContain('redrive transcripts');
    expect(text).toContain('npx plumbline quarantine');
  });
});
