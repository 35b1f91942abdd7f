/** Sentences that hang on a number, or on what is not there: one, several, nobody, and where a list ends. */
import { describe, expect, it } from 'vitest';
import { notAssessable } from '../../../core/absence.ts';
import { Task } from '../../../core/coaching/task.ts';
import { Instant } from '../../../core/identity.ts';
import { Review } from '../../../core/review/review.ts';
import { mailContent } from '../../../functions/send-mail/content.ts';
import type { LookBack, MailModel, Today } from '../../../functions/send-mail/model.ts';
import { plainPart } from '../../../functions/send-mail/plain-part.ts';
import {
  capacity,
  digest,
  escalated,
  feedback,
  finding,
  invitation,
  look,
  opened,
  report,
  review,
  samples,
  site,
  task,
  today,
  voices,
} from './samples.ts';

const textOf = (mail: MailModel): string => plainPart(mailContent(mail));
const subjectOf = (mail: MailModel): string => mailContent(mail).subject;
const named = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `Nr ${n + 1}` }));

describe('a review in a mail', () => {
  const { findings, coverage: covered } = review;
  const withReview = (change: Partial<Record<keyof Review, unknown>>): MailModel => ({
    ...opened,
    review: Review.parse({ ...review, ...change }),
  });
  const coverage = (verdict: string, ...names: readonly string[]) =>
    names.map((name) => ({ ...covered[0], competency: name.toLowerCase(), name, verdict, evidence: [] }));

  it.each([
    [coverage('not-asked', 'Care'), '0 of 1; Care did not come up.'],
    [coverage('not-asked', 'Care', 'Speed'), '0 of 2; Care and Speed did not come up.'],
    [coverage('not-asked', 'Care', 'Speed', 'Tact'), '0 of 3; Care, Speed and Tact did not come up.'],
    [
      coverage('not-asked', 'Care', 'Speed', 'Tact', 'Depth', 'Range'),
      '0 of 5; Care, Speed, Tact and 2 more did not come up.',
    ],
    [
      [...coverage('asked-without-evidence', 'Care'), ...coverage('rating-against-evidence', 'Tact')],
      '0 of 2; Care: asked, but I found no evidence in the answers; Tact: the rating and the evidence I found point different ways.',
    ],
    [
      coverage('rated-without-evidence', 'Care', 'Tact'),
      '0 of 2; Care and Tact were rated without evidence I could find.',
    ],
  ])('says what was not covered (%#)', (entries, sentence) => {
    expect(textOf(withReview({ coverage: entries }))).toContain(sentence);
  });

  it.each([
    ['"How would you split it?"', '“How would you split it?”'],
    ['“How would you split it?”', '“How would you split it?”'],
    ['How would you split it?', '“How would you split it?”'],
    ['“How” would you split it?', '““How” would you split it?”'],
    ['Ask how they would split it.', 'Ask how they would split it.'],
    ['"Ask how they would split it."', 'Ask how they would split it.'],
    ['"Ask" how they would split it.', '"Ask" how they would split it.'],
  ])('tries %s as %s', (tryInstead, words) => {
    const leading = finding(4, "You'd shard by user, right?", 'leading-question', 'It led.', tryInstead);
    expect(textOf(withReview({ findings: [findings[0], leading] }))).toMatch(
      new RegExp(`Try:\\s+${words.replaceAll(/[?.]/g, '\\$&')}\\s`),
    );
  });

  it('tries what there is to try, one after another, and nothing where there is nothing', () => {
    const faults = [null, 'Ask how.', 'Ask when.'].map((tryInstead) =>
      finding(4, "You'd shard by user, right?", 'leading-question', 'It led.', tryInstead),
    );
    expect(textOf(withReview({ findings: [faults[0], faults[1]] }))).toMatch(/Try:\s+Ask how\.\n\n/);
    expect(textOf(withReview({ findings: faults.slice(1) }))).toMatch(/Try:\s+Ask how\.\s+Ask when\.\n/);
    expect(textOf(withReview({ findings: [faults[0]] }))).not.toContain('Try:');
  });

  it.each([
    [{ counted: 1, needed: 5 }, 'Not judged:\nOne loop is too few for any rate.'],
    [{ counted: 4, needed: 5 }, 'Not judged:\nFour loops are too few for any rate.'],
    [{ counted: 11, needed: 12 }, 'Not judged:\n11 loops are too few for any rate.'],
    [{ counted: 5, needed: 5 }, 'Not judged:\nNothing was left out.'],
    [undefined, 'Not judged:\nNothing was left out.'],
  ])('says how far %o goes', (loops, sentence) => {
    const mail = { ...opened, review: Review.parse({ ...review, notAssessed: [] }), loops };
    expect(textOf(mail).replaceAll(/:\s+/g, ':\n')).toContain(sentence);
  });
});

describe('feedback in a mail', () => {
  const { feedback: written } = feedback.task;
  const decided = (decision?: string): string =>
    textOf({ ...feedback, task: Task.parse({ ...feedback.task, feedback: { ...written, decision } }) });

  it('says what was decided, where something was', () => {
    expect(decided('trained')).toMatch(/Decided:\s+Trained\./);
    expect(decided('not-yet')).toMatch(/Decided:\s+Not yet\./);
    expect(decided()).not.toContain('Decided');
  });

  it('is on the page where there is none to be shown, and its moment is named where it has no time', () => {
    expect(textOf({ ...feedback, task: Task.parse({ ...feedback.task, feedback: undefined }) })).toContain(
      'The feedback is on the page.',
    );
    expect(textOf(feedback)).toContain('Open 23:10:');
    for (const momentMs of [null, undefined])
      expect(textOf({ ...feedback, momentMs })).toContain('Open the moment:');
  });
});

describe('an invitation that is off', () => {
  const off = { ...invitation, kind: 'invitation-cancelled' } as const;
  it.each([
    [{ ...off, audience: 'former-coach' as const }, 'Somebody else holds it now.'],
    [off, 'A new date comes with your next coach.'],
    [{ ...off, task: Task.parse({ ...off.task, state: 'cancelled' }) }, 'It is no longer owed.'],
    [
      { ...off, task: Task.parse({ ...off.task, state: 'coached', coachedAt: off.now }) },
      'It has been held already.',
    ],
  ])('says why (%#)', (mail, why) => {
    expect(textOf(mail)).toContain(why);
  });
});

describe('a packet in a mail', () => {
  const quarterly = samples['task-opened-quarterly'];
  if (quarterly?.kind !== 'task-opened') throw new Error('no packet');
  const packetOf = (packet: Partial<LookBack['packet']>, more: Partial<LookBack> = {}): string =>
    textOf({ ...quarterly, look: { ...look, ...more, packet: { ...look.packet, ...packet } } });
  const [leading, talk] = look.packet.pattern;

  it('says where there is nothing to keep or to discuss', () => {
    const text = packetOf({ keep: undefined, moments: [] } as never);
    expect(text).toMatch(/Keep:\s+\w[^:]*\.\s+Discuss:\s+\w/);
    expect(text).not.toContain('What would you measure first?');
  });

  it('says nothing of moments whose interview is gone', () => {
    expect(packetOf({}, { loops: [] })).not.toContain('What would you measure first?');
  });

  it.each<[string, Partial<LookBack['packet']>, Partial<LookBack>, string]>([
    ['at first', {}, { since: undefined }, 'This is the first look back over several interviews.'],
    [
      'with nothing to compare',
      { pattern: [talk] } as never,
      {},
      'On 18 Jun there was too little to compare with.',
    ],
    [
      'with no clear change',
      { pattern: [{ ...leading, change: 'no-clear-change' }] } as never,
      {},
      'No clear change since 18 Jun.',
    ],
    [
      'since a year before',
      { pattern: [{ ...leading, change: 'up' }] } as never,
      { since: Instant.parse('2025-06-18T09:00:00.000Z') },
      'Since 18 Jun 2025: more leading questions (2.4, now 0.8).',
    ],
  ])('says what has changed %s', (_when, packet, more, sentence) => {
    expect(packetOf(packet, more)).toContain(sentence);
  });

  it('says what could not be judged, each reason once', () => {
    const none = { ...talk, now: notAssessable('no-times', 'The transcripts have no times.') };
    const text = packetOf({ pattern: [none, none] } as never);
    expect(text).toMatch(/Not judged:\s+The transcripts have no times\.\n/);
    expect(packetOf({ pattern: [leading] } as never)).not.toContain('Not judged');
  });

  it('of a single interview says that it is one', () => {
    const single = samples['task-opened-checkpoint'];
    if (single?.kind !== 'task-opened' || single.look === undefined) throw new Error('no packet');
    expect(textOf({ ...single, look: { ...single.look, counted: 1 } })).toContain(
      'There is one interview so far: enough to talk about, too few for any rate.',
    );
  });

  it('of a claim is said to be one, and not an early signal', () => {
    const drift = (milestone: string): string =>
      textOf({ ...quarterly, task: Task.parse({ ...quarterly.task, kind: 'drift-check', milestone }) });
    expect(drift('claim:2026-Q3')).toContain('One such claim in ten is still chance');
    expect(drift('signal:15')).toContain('This is a signal to look, not a finding');
  });
});

describe('what is late', () => {
  it('is nobody’s where nobody is named', () => {
    const mail = { ...escalated, owner: undefined };
    expect(subjectOf(mail)).toContain('(nobody, since');
    expect(textOf(mail)).toContain('First: name somebody.');
    expect(textOf(mail)).toMatch(/Owed by:\s+Nobody is named yet/);
    expect(textOf(mail)).toContain('Name somebody:');
  });

  it.each([
    [1, 'once'],
    [3, '3 times'],
  ])('was handed over %d time(s)', (count, words) => {
    const handovers = Array.from({ length: count }, () => ({ from: 'noor', to: 'sam', at: escalated.now }));
    const mail = { ...escalated, task: Task.parse({ ...task, handovers }) };
    expect(textOf(mail)).toMatch(new RegExp(`Handed over:\\s+${words}\\s`));
  });

  it.each([
    ['2026-09-24T13:59:59.000Z', 'less than an hour'],
    ['2026-09-24T14:00:00.000Z', '1 hour'],
    ['2026-09-26T12:59:59.000Z', '47 hours'],
    ['2026-09-26T13:00:00.000Z', '2 days'],
    ['2026-09-24T12:00:00.000Z', 'less than an hour'],
  ])('is at %s overdue by %s', (now, words) => {
    expect(textOf({ ...escalated, now: Instant.parse(now) })).toMatch(
      new RegExp(`Overdue by:\\s+${words}\\s`),
    );
  });
});

describe('the question whose voice it is', () => {
  it('says what is known of the interview, and nothing where nothing is', () => {
    const mail = { ...voices, interviewer: undefined, loop: undefined, until: undefined, voices: undefined };
    expect(subjectOf(mail)).toBe('Which voice is the interviewer’s?');
    expect(textOf(mail)).toContain('First: say which voice is the interviewer’s.');
    expect(textOf(mail)).toContain('The transcript: its voices could not be told apart');
    expect(textOf(mail)).not.toContain('By ');
    expect(textOf({ ...voices, loop: { candidate: voices.loop.candidate } })).toContain(
      'The transcript of candidate c-1042: its 3 voices',
    );
  });
});

describe('the week', () => {
  const overdue = digest.overdue[0];
  if (overdue === undefined) throw new Error('nothing is overdue');

  it.each([
    [{ overdue: [overdue], coachless: [] }, 'First: see to what is overdue.'],
    [{ coachless: [] }, 'First: see to the 2 things overdue.'],
    [{ overdue: [], coachless: named(1) }, 'First: name a coach for one interviewer.'],
    [
      { overdue: [overdue], coachless: named(3) },
      'First: see to what is overdue, then name a coach for 3 interviewers.',
    ],
    [{ waiting: 0, quarantined: 0 }, 'No upload waits for anything.'],
    [{ waiting: 1 }, '1 upload waits for what is missing.'],
    [{ waiting: 2 }, '2 uploads wait for what is missing.'],
    [{ quarantined: 0 }, 'Nothing is in quarantine.'],
    [{ quarantined: 1 }, '1 upload could not be used and is in quarantine.'],
    [{ quarantined: 2 }, '2 uploads could not be used and are in quarantine.'],
    [{ disputed: 1 }, 'One finding is disputed and waits for its coach to decide'],
    [{ disputed: 2 }, '2 findings are disputed and wait for their coaches to decide'],
    [{ overdue: [{ ...overdue, owner: undefined }] }, 'Nobody is named yet, overdue by'],
    [
      { overdue: [{ ...overdue, task: Task.parse({ ...task, kind: 'people-review' }) }] },
      'A confidential task',
    ],
  ])('says %o as it is', (change, sentence) => {
    expect(textOf({ ...digest, ...change })).toContain(sentence);
  });

  it('names as many without a coach as fit, and counts the rest', () => {
    const text = textOf({ ...digest, coachless: named(30) });
    const [, rest = ''] = /Nr (\d+) and \d+ more/.exec(text) ?? [];
    expect(text).toContain(`Nr ${rest} and ${30 - Number(rest)} more`);
    expect(textOf({ ...digest, coachless: named(2) })).toMatch(/Without a coach:\s+Nr 1, Nr 2\n/);
  });
});

describe('who is short of time', () => {
  const shortage = (people: number) => ({
    coach: { name: 'Noor' },
    minutes: 15,
    interviewers: named(people),
  });
  const short = (...shortages: readonly ReturnType<typeof shortage>[]) => ({ ...capacity, shortages });

  it.each([
    [short(shortage(1)), '1 quarterly review has no place in Q4 2026 yet.'],
    [short(shortage(2)), '2 quarterly reviews have no place in Q4 2026 yet.'],
    [short(shortage(1)), 'No place yet: Nr 1.'],
    [short(shortage(2)), 'No place yet: Nr 1 and Nr 2.'],
    [short(shortage(8)), 'Nr 6, Nr 7 and Nr 8.'],
    [short(shortage(9)), 'Nr 7, Nr 8 and 1 more.'],
    [short(shortage(0)), 'No place yet: nobody.'],
    [
      { ...capacity, coachless: 1 },
      ' 1 more interviewer is due a review and has no coach: it is not in these minutes.',
    ],
    [short(...Array.from({ length: 21 }, () => shortage(1))), 'and 1 more coach.'],
    [short(...Array.from({ length: 23 }, () => shortage(1))), 'and 3 more coaches.'],
  ])('is told in a sentence (%#)', (mail, sentence) => {
    expect(textOf(mail)).toContain(sentence);
  });

  it('is told whole where all of them fit', () => {
    expect(textOf(short(...Array.from({ length: 20 }, () => shortage(1))))).not.toContain('more coach');
  });
});

describe('the quarter’s bars', () => {
  it('are as long as their share of the longest, and none where there is no quarter', () => {
    const barsOf = (history: (typeof report)['history']) =>
      mailContent({ ...report, history }).blocks.filter(({ kind }) => kind === 'bars');
    expect(barsOf([])).toEqual([]);
    expect(barsOf([{ quarter: '2026-Q3', coachingLoops: 1, trainingSessions: 4 }])).toMatchObject([
      {
        groups: [
          {
            bars: [
              { share: 0.25, detail: '1 coaching loop' },
              { share: 1, detail: '4 training sessions' },
            ],
          },
        ],
      },
    ]);
    expect(barsOf([{ quarter: '2026-Q3', coachingLoops: 0, trainingSessions: 0 }])).toMatchObject([
      { groups: [{ bars: [{ share: 0 }, { share: 0 }] }] },
    ]);
  });
});

describe('the day', () => {
  const [thing, , meeting, disputed] = today.things;
  const day = (...things: Today['things']): Today => ({ ...today, things });

  it('that has been done meanwhile says so', () => {
    expect(textOf(day())).toContain('Nothing to do: it has all been done meanwhile.');
    expect(subjectOf(day())).toBe('Today: 0 things; first: ');
  });

  it('that begins with a dispute says what becomes of it, and counts no minutes for it', () => {
    if (disputed === undefined) throw new Error('no dispute');
    const mail = day(disputed, disputed);
    expect(subjectOf(mail)).toBe('Today: 2 things; first: Dana disputes a finding');
    expect(textOf(mail)).toContain('First: Dana disputes a finding. It counts nowhere until it is decided.');
    expect(textOf(mail)).toContain('2 things, in the order in which they are due.');
  });

  it('tells what became of a dispute', () => {
    if (disputed?.kind !== 'finding-disputed') throw new Error('no dispute');
    for (const [stands, words] of [
      [true, 'stands'],
      [false, 'was wrong'],
    ] as const) {
      const decided = { ...disputed, kind: 'dispute-decided', decidedBy: { name: 'Noor' }, stands } as const;
      expect(subjectOf(day(decided, disputed))).toContain(`first: the finding you disputed ${words}`);
    }
  });

  it('has minutes where its things have some', () => {
    if (thing === undefined || meeting === undefined) throw new Error('no things');
    expect(subjectOf(day(thing, meeting))).toMatch(/^Today: 2 things, 35 minutes; first: /);
    expect(textOf(day(thing, meeting))).toContain('2 things, 35 minutes of your time in all, in the order');
  });
});

it('a site’s notice names a coach only where there is one', () => {
  expect(textOf({ ...site, coach: undefined })).toContain('and a coach, who is being named, writes to you');
});

it.each([
  ['calibration', '10', 'Calibration with Dana, at loop 10'],
  ['checkpoint', '5', 'Checkpoint for Dana, at loop 5'],
  ['checkpoint', 'day-90', 'Checkpoint for Dana, 90 days after training'],
  ['calibration', 'day-90', 'Calibration with Dana'],
  ['exit-review', '30', 'Exit review for Dana'],
  ['quarterly', '2026-Q3', 'Quarterly review for Dana, Q3 2026'],
])('a %s of milestone %s is %s', (kind, milestone, words) => {
  const bare = { ...opened, loop: undefined, review: undefined };
  const mail = { ...bare, task: Task.parse({ ...task, kind, milestone }) };
  expect(textOf(mail)).toMatch(new RegExp(`${words}\\.`));
});

it('a task far away is due with its year', () => {
  const far = { ...opened, task: Task.parse({ ...task, dueAt: '2027-01-14T13:00:00.000Z' }) };
  expect(subjectOf(far)).toContain('(due Thu 14 Jan 2027 14:00)');
});
