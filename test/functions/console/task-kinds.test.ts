import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Task, TaskKind } from '../../../core/coaching/task.ts';
import { Instant, PersonId, TaskId } from '../../../core/identity.ts';
import { consolePaths } from '../../../functions/runtime/console-links.ts';
import { allOf, keys, prefixes, put, read, taskRow } from '../../../functions/runtime/rows.ts';
import { busyCompany, type BusyCompany } from './busy-company.ts';
import { goodFeedback } from './small-company.ts';

const packetKinds = [
  'checkpoint',
  'calibration',
  'trained-decision',
  'exit-review',
  'quarterly',
  'drift-check',
] as const satisfies readonly TaskKind[];
const coachKinds = ['first-loop-review', ...packetKinds] as const;

let company: BusyCompany;
const open = async (): Promise<void> => {
  company = await busyCompany(TaskKind.options);
};
const close = async (): Promise<void> => await company.remove();

const feedbackOn = (html: string): Record<string, string> => ({
  ...goodFeedback(''),
  moment: /name="moment"[^>]*value="(\d+@[^"]+)"/.exec(html)?.[1] ?? '',
});

describe('the page of a task', () => {
  beforeAll(open);
  afterAll(close);

  it.each(packetKinds)('%s gives the pattern, moments, a strength, a drill and the form', async (kind) => {
    const { status, html } = await company.get(company.link('cora', company.pathOf(kind)));
    expect(status).toBe(200);
    expect(html).toContain('The pattern over 1');
    expect(html).toMatch(/Leading questions<\/strong>.*likely/);
    expect(html).toContain('One drill to suggest');
    expect(html).toContain('Moments worth talking about');
    expect(html).toContain('<span class="kind keep">Keep</span>');
    expect(html).toContain('name="nextTry"');
    expect(html).toContain('Hand it over');
  });

  it('is about the interviewer, and never says "you" of what they did', async () => {
    for (const path of [company.pathOf('quarterly'), '/record/dana']) {
      const { html } = await company.get(company.link('cora', path));
      expect(html).toContain('of the talking is the interviewer’s');
      expect(html).not.toMatch(/<dd>(?:You |[^<]* your )/);
    }
    expect((await company.get(company.link('dana', '/record/dana'))).html).toContain('<dd>You speak');
  });

  it('takes five minutes to read, moments and their surroundings included', async () => {
    const { html } = await company.get(company.link('cora', company.pathOf('quarterly')));
    const before = html.slice(html.indexOf('<h1'), html.indexOf('id="feedback"'));
    const words = before.replaceAll(/<[^>]+>/g, ' ').split(/\s+/).length;
    expect(words).toBeGreaterThan(200);
    // At 230 words a minute.
    expect(words).toBeLessThan(5 * 230);
  });

  it('offers no form while there is no interview that a moment could be in, and says so', async () => {
    const emil = PersonId.parse('emil');
    const task = Task.parse({
      ...(await company.taskOf('checkpoint')),
      id: TaskId.parse('page.nothing'),
      interviewer: emil,
    });
    await company.service.ports.ledger.commit([put(taskRow, keys.task(emil, task.id), 'absent', task)]);
    const { status, html } = await company.get(company.link('cora', consolePaths.task(task)));
    expect(status).toBe(200);
    expect(html).toContain('There is no interview with Emil Farrow yet');
    expect(html).not.toContain('name="nextTry"');
    expect(html).toContain('id="hand-over"');
  });

  it('is ended by its coach where days alone made it due and nothing has been led, and counts for nothing', async () => {
    const emil = PersonId.parse('emil');
    const { ledger } = company.service.ports;
    const nothing = async (kind: TaskKind): Promise<Task> => {
      const task = Task.parse({
        ...(await company.taskOf(kind)),
        id: TaskId.parse(`page.nothing-led-${kind}`),
        interviewer: emil,
      });
      await ledger.commit([put(taskRow, keys.task(emil, task.id), 'absent', task)]);
      return task;
    };
    const stateOf = async ({ id }: Task) => (await read(ledger, taskRow, keys.task(emil, id)))?.body;
    const checkpoint = await nothing('checkpoint');
    const link = company.link('cora', consolePaths.task(checkpoint));
    expect((await company.get(link)).html).toContain('Nothing led yet: end it');
    expect((await company.post(link, { do: 'nothing-led' })).status).toBe(303);
    expect(await stateOf(checkpoint)).toMatchObject({ state: 'closed' });
    expect(await stateOf(checkpoint)).not.toHaveProperty('coachedAt');
    const quarterly = await nothing('quarterly');
    const other = company.link('cora', consolePaths.task(quarterly));
    expect((await company.get(other)).html).not.toContain('Nothing led yet');
    expect((await company.post(other, { do: 'nothing-led' })).status).toBe(422);
    // Dana has led plenty.
    const danas = company.link('cora', company.pathOf('checkpoint'));
    expect((await company.get(danas)).html).not.toContain('Nothing led yet');
    const refused = await company.post(danas, { do: 'nothing-led' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('write the feedback about a moment in it');
  });

  it('says why there is a second look, and what a decision rests on', async () => {
    const drift = await company.get(company.link('cora', company.pathOf('drift-check')));
    expect(drift.html).toContain('Why a second look');
    expect(drift.html).toContain('not a judgement');
    const decision = await company.get(company.link('cora', company.pathOf('trained-decision')));
    expect(decision.html).toContain('What the decision rests on');
    expect(decision.html).toContain('name="decision" value="trained"');
    const checkpoint = await company.get(company.link('cora', company.pathOf('checkpoint')));
    expect(checkpoint.html).not.toContain('name="decision"');
  });

  it('counts among the first three reviewed no loop after a move or a long absence', async () => {
    const { ledger } = company.service.ports;
    const base = await company.taskOf('first-loop-review');
    const rows = await allOf(ledger, taskRow, keys.interviewer(base.interviewer), prefixes.task);
    const first = rows.filter(({ body }) => body.kind === 'first-loop-review' && body.milestone !== 'page');
    const coached = (task: Task): Task => ({ ...task, state: 'coached', coachedAt: task.dueAt });
    const later = ['return:loop-9', 'family:sales:1', 'leave:loop-12'].map((milestone, index) =>
      coached({ ...base, id: TaskId.parse(`page.later-${index}`), milestone }),
    );
    await ledger.commit([
      ...first.map(({ key, version, body }) => put(taskRow, key, version, coached(body))),
      ...later.map((task) => put(taskRow, keys.task(task.interviewer, task.id), 'absent', task)),
    ]);
    const { html } = await company.get(company.link('cora', company.pathOf('trained-decision')));
    expect(html).toContain('3 of the first three reviewed');
  });

  it('people-review is the one HR contact’s, and nobody else learns of it', async () => {
    const path = company.pathOf('people-review');
    expect((await company.get(company.link('hedy', path))).status).toBe(200);
    for (const person of ['dana', 'cora', 'kurt', 'otto', 'mona', 'emil'])
      expect((await company.get(company.link(person, path))).status).toBe(403);
    expect((await company.get(company.link('otto', '/status'))).html).not.toContain('page.people-review');
    for (const person of ['dana', 'cora'])
      expect((await company.get(company.link(person, '/record/dana'))).html).not.toContain(
        'page.people-review',
      );
  });

  it('writes down every interview of which words are shown, and no other', async () => {
    const { ledger } = company.service.ports;
    const opened = async (loop: string): Promise<number> =>
      (await ledger.query({ partition: `loop#${loop}`, prefix: 'opened#', limit: 100 })).length;
    const { html } = await company.get(company.link('cora', company.pathOf('quarterly')));
    const shown = new Set(
      [...html.matchAll(/href="\/loops\/([^?"]+)/g)].map(([, id]) => decodeURIComponent(id ?? '')),
    );
    expect(shown.size).toBeGreaterThan(0);
    for (const loop of shown) {
      const before = await opened(loop);
      await company.get(company.link('cora', company.pathOf('quarterly')));
      expect(await opened(loop)).toBe(before + 1);
    }
    const before = await opened(company.newest);
    await company.get(company.link('otto', company.pathOf('quarterly')));
    await company.get(company.link('cora', '/record/dana'));
    expect(await opened(company.newest)).toBe(before);
  });
});

describe('every kind that a coach owes', () => {
  beforeEach(open);
  afterEach(close);

  it.each(coachKinds)('%s is handed over by one form: by its coach, and by operations', async (kind) => {
    const path = company.pathOf(kind);
    expect((await company.post(company.link('cora', path), { do: 'hand-over', to: 'kurt' })).status).toBe(
      303,
    );
    expect((await company.taskOf(kind)).owner).toBe('kurt');
    expect((await company.get(company.link('kurt', path))).html).toContain('name="nextTry"');
    const steward = company.link('otto', path);
    expect((await company.post(steward, { do: 'hand-over', to: 'cora' })).status).toBe(303);
    expect((await company.taskOf(kind)).owner).toBe('cora');
  });

  it('takes feedback on a pattern, and the next packet says what changed since', async () => {
    const quarterly = company.link('cora', company.pathOf('quarterly'));
    const first = await company.get(quarterly);
    expect(first.html).toContain('The first look at the window');
    expect((await company.post(quarterly, feedbackOn(first.html))).status).toBe(303);
    const next = await company.get(company.link('cora', company.pathOf('checkpoint')));
    expect(next.html).toContain('What changed is told against 20 Aug 2026.');
    expect(next.html).toContain('No clear change');
    // Read again, the one that was written on still says what it said.
    expect((await company.get(quarterly)).html).toContain('The first look at the window');
  });

  it('a decision is needed where one is asked for, and taken nowhere else', async () => {
    const path = company.link('cora', company.pathOf('trained-decision'));
    const form = feedbackOn((await company.get(path)).html);
    const without = await company.post(path, form);
    expect(without.status).toBe(422);
    expect(without.html).toContain('Say what you decided: trained, or not yet.');
    expect(without.html).toContain('Good opening. At this point you told the candidate');
    expect((await company.post(path, { ...form, decision: 'not-yet' })).status).toBe(303);
    expect((await company.taskOf('trained-decision')).feedback?.decision).toBe('not-yet');
    expect((await company.get(path)).html).toContain('Decided: </strong>not yet.');
    const checkpoint = company.link('cora', company.pathOf('checkpoint'));
    expect((await company.post(checkpoint, { ...form, decision: 'trained' })).status).toBe(303);
    expect((await company.taskOf('checkpoint')).feedback).not.toHaveProperty('decision');
  });

  it('people-review is ended by the HR contact, who writes nothing down, and by nobody else', async () => {
    const path = company.pathOf('people-review');
    for (const person of ['cora', 'otto', 'dana'])
      expect((await company.post(company.link(person, path), { do: 'done' })).status).toBe(403);
    const hedy = company.link('hedy', path);
    expect((await company.get(hedy)).html).toContain('I have dealt with it');
    const done = await company.post(hedy, { do: 'done' });
    expect(done.status).toBe(303);
    const { html } = await company.get((done.location ?? '').replace(/#.*/, ''));
    expect(html).toContain('Noted: you have dealt with it.');
    expect(html).not.toContain('I have dealt with it');
    expect((await company.taskOf('people-review')).state).toBe('closed');
    // A coach's task is no HR form's to end.
    const owed = company.link('cora', company.pathOf('checkpoint'));
    expect((await company.post(owed, { do: 'done' })).status).toBe(422);
  });

  it('a disputed finding is in no packet', async () => {
    const quarterly = company.link('cora', company.pathOf('quarterly'));
    const { html } = await company.get(quarterly);
    const values = [...html.matchAll(/<option value="([^"@]+leading-question@[^"]+)"/g)].map(
      ([, value]) => value ?? '',
    );
    expect(values.length).toBeGreaterThan(0);
    for (const finding of values)
      expect(
        (await company.post(quarterly, { do: 'dispute', finding, wrongBecause: 'A hint.' })).status,
      ).toBe(303);
    const after = (await company.get(quarterly)).html;
    const choices = /<fieldset>[\s\S]*?<\/fieldset>/.exec(after)?.[0] ?? '';
    for (const finding of values) {
      const [turn = ''] = finding.split('.');
      expect(choices).not.toContain(`value="${turn}@${finding.split('@')[1]}"`);
    }
  });
});

describe('the record', () => {
  beforeAll(open);
  afterAll(close);

  it('shows rates with their ranges as pictures that say what they show, and the same in words', async () => {
    const { html } = await company.get(company.link('dana', '/record/dana'));
    const pictures = [...html.matchAll(/<svg[^>]*role="img"[^>]*aria-labelledby="([^"]+)"/g)];
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    for (const [, names = ''] of pictures)
      for (const id of names.split(' ')) expect(html).toMatch(new RegExp(`<(?:title|desc) id="${id}">[^<]+`));
    expect(html).toMatch(/Leading questions<\/strong>.*likely/);
    expect(html).toContain('<table');
  });

  it.each(['dana', 'emil'])('leads to no place on the page that is not there: %s', async (name) => {
    const { html } = await company.get(company.link(name, `/record/${name}`));
    const places = [...html.matchAll(/href="#([^"]+)"/g)].map(([, place]) => place);
    expect(places).toContain('tasks');
    for (const place of places) expect(html).toContain(`id="${place}"`);
  });

  it('says what it cannot say yet, and grades nobody', async () => {
    const { html } = await company.get(company.link('dana', '/record/dana'));
    const emil = await company.get(company.link('emil', '/record/emil'));
    expect(emil.html).toContain('no interview on the record yet');
    expect(emil.html).toContain('<h2 id="tasks-title">Coaching</h2>');
    expect(html).toMatch(/Too early to say|Not known/);
    expect(html).not.toMatch(
      /\b(rank|percentile|average of (?:all|the team)|compared with (?:others|the team))\b/i,
    );
  });
});

describe('the search', () => {
  beforeEach(open);
  afterEach(close);

  it('finds any loop by reference, role, round, interviewer or date, and together', async () => {
    const find = async (person: string, asked: string): Promise<number> => {
      const { html } = await company.get(`${company.link(person, '/search')}&q=${encodeURIComponent(asked)}`);
      return [...html.matchAll(/<a href="\/loops\//g)].length;
    };
    expect(await find('cora', 'dana')).toBe(13);
    expect(await find('cora', 'cand-31')).toBe(1);
    expect(await find('cora', 'Backend ENGINEER')).toBe(13);
    expect(await find('cora', 'system design 2026-08-0')).toBe(9);
    expect(await find('dana', 'whitlock 2026-08-12')).toBe(1);
    for (const person of ['kurt', 'emil', 'mona', 'hedy', 'otto']) expect(await find(person, 'cand')).toBe(0);
    await company.folder.put('policy/policy.json', '{"privacy":{"siteDefault":"coach-only"}}');
    await company.service.settle();
    expect(await find('dana', 'cand')).toBe(0);
    expect(await find('cora', 'cand')).toBe(13);
  });
});

describe('the programme', () => {
  beforeEach(open);
  afterEach(close);

  it('stands in the order of the design, and moves with what is done', async () => {
    const page = async (): Promise<string> => (await company.get(company.link('otto', '/programme'))).html;
    const before = await page();
    const places = [
      'Coaching loops beside training sessions',
      'Coached, of active interviewers',
      'Interviews captured',
      'First three loops reviewed on time',
      'calibrations held',
      'their interviewer has closed',
      'Overdue',
      'Without a coach',
      'Calibrated share',
      'Hire quality',
      'Coach capacity',
    ].map((words) => before.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(before).toMatch(/<desc id="quarters-desc">Q3 2026: 0 coaching loops, 0 training sessions/);
    const quarterly = company.link('cora', company.pathOf('quarterly'));
    await company.post(quarterly, feedbackOn((await company.get(quarterly)).html));
    expect(await page()).toMatch(/<desc id="quarters-desc">Q3 2026: 1 coaching loop,/);
  });

  it('sets this quarter beside the last, also in the hours before the last is reported on', async () => {
    const page = async (): Promise<string> => (await company.get(company.link('otto', '/programme'))).html;
    expect(await page()).not.toContain('beside Q2 2026');
    for (const now of ['2026-10-01T00:30:00.000Z', '2026-10-02T09:00:00.000Z']) {
      company.clock.set(Instant.parse(now));
      if (now > '2026-10-02') await company.service.settle();
      const html = await page();
      expect(html).toContain('Q4 2026 so far, beside Q3 2026');
      expect(html).toMatch(/<desc id="quarters-desc">Q3 2026: 0 coaching loops.*Q4 2026: 0 coaching/);
      expect(html).toMatch(/Q3 2026: 13 interviews captured/);
    }
  });

  it('says what the mailed report says, line by line', async () => {
    company.clock.set(Instant.parse('2026-10-02T09:00:00.000Z'));
    await company.service.settle();
    const mails = await Promise.all((await company.folder.mails()).map((mail) => simpleParser(mail)));
    const report = mails.find(({ subject }) => subject?.startsWith('Interview coaching in Q3 2026'));
    const lines = [...(report?.text ?? '').matchAll(/^\* (.+)\n {2}(.+)$/gm)];
    expect(lines.length).toBeGreaterThan(12);
    const { html } = await company.get(company.link('otto', '/programme'));
    for (const [, label = '', sentence = ''] of lines) {
      expect(html).toContain(`<dt>${label.replace('Calibrated share, ', '')}</dt>`);
      expect(html).toMatch(new RegExp(`>(?:Q3 2026: )?${sentence.replaceAll(/[().]/g, '\\$&')}</dd>`));
    }
  });

  it('names nobody, and shows no share of fewer than eight people', async () => {
    const { html } = await company.get(company.link('otto', '/programme'));
    for (const name of ['Dana', 'Emil', 'Cora', 'Kurt', 'Mona']) expect(html).not.toContain(name);
    expect(html).toMatch(/Calibrated share[\s\S]*Not enough yet: 1 of 8 interviewers/);
  });
});
