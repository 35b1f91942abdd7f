/**
 * The console: server-rendered pages that need no JavaScript. A signed link opens one page for one
 * person; GET changes nothing; a form does its thing once.
 */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { InvalidInput, Unavailable } from '../../core/faults.ts';
import { LoopId, PersonId } from '../../core/identity.ts';
import type { LinkKey } from '../adapters/signed-links.ts';
import { roster } from '../runtime/people.ts';
import { keys, read, recordRow } from '../runtime/rows.ts';
import { statusOf } from '../runtime/status.ts';
import { isReleased, siteModeOf } from './access.ts';
import { act, isConflict, saidBefore } from './act.ts';
import { awaitsOwnScorecard } from './own-scorecard.ts';
import { donePage } from './done-page.ts';
import { type Typed, typedOf } from './forms.ts';
import { styles } from './look.ts';
import { loopPage } from './loop-page.ts';
import { loopOf, openLoop, personOf, taskMaterial } from './material.ts';
import { programmePage, quarantinePage, statusPage } from './operations-pages.tsx';
import { sentMails } from './outbox.ts';
import { outboxPage } from './outbox-page.tsx';
import { programmeLines } from './programme.ts';
import { readsAs, searchLoops, tasksOf } from './readers.ts';
import { recordPage } from './record-page.tsx';
import { refusalPage } from './refusal-page.ts';
import { searchPage } from './search-page.tsx';
import { allowed, taskPage } from './task-view.ts';
import { type ConsolePorts, embeddedOperator, type Refusal, type Visit, visitOf } from './visit.ts';

export type ConsoleOptions = {
  /** The same that signs the links of mails. */
  readonly linkKey: LinkKey;
};

/** The longest form is two texts of 6,000 characters, each at most nine bytes when sent. */
const maxFormBytes = 64 * 1024;

/** Somebody being faster four times in a row is no longer chance. */
const maxTries = 4;

const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(styles).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Strict-Transport-Security': 'max-age=31536000',
  'Cache-Control': 'no-store',
};

export const consoleApp = (ports: ConsolePorts, { linkKey }: ConsoleOptions): Hono => {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  });

  /** Every page begins with the link; what is not a visit is a kind page. */
  const page =
    (draw: (visit: Visit, context: Context) => Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const visited = await visitOf(context, ports, linkKey);
      return visited.kind === 'refused'
        ? refuse(context, visited.because)
        : await draw(visited.visit, context);
    };

  app.get(
    '/tasks/:interviewer/:task',
    page(async (visit, context) => await showTask(context, visit, ports)),
  );
  app.post(
    '/tasks/:interviewer/:task',
    bodyLimit({ maxSize: maxFormBytes, onError: (context) => refuse(context, 'too-large') }),
    page(async (visit, context) => await postTask(context, visit, ports)),
  );
  app.get(
    '/loops/:loop',
    page(async (visit, context) => await showLoop(context, visit, ports)),
  );
  app.get(
    '/record/:interviewer',
    page(async (visit, context) => await showRecord(context, visit, ports)),
  );
  app.get(
    '/search',
    page(async (visit, context) => {
      const asked = (context.req.query('q') ?? '').trim().slice(0, 200);
      return context.html(searchPage(asked, await searchLoops(asked, visit.person, ports), visit));
    }),
  );
  app.get(
    '/status',
    page(async (visit, context) => {
      if (visit.person.role !== 'operations') return refuse(context, 'not-yours');
      const people = new Map((await roster(ports.ledger)).map((person) => [person.id as string, person]));
      return context.html(statusPage(await statusOf(ports), people, visit));
    }),
  );
  app.get(
    '/quarantine',
    page(async (visit, context) => {
      if (visit.person.role !== 'operations') return refuse(context, 'not-yours');
      return context.html(quarantinePage(await statusOf(ports), visit));
    }),
  );
  app.get(
    '/programme',
    page(async (visit, context) => {
      if (visit.person.role !== 'operations') return refuse(context, 'not-yours');
      return context.html(programmePage(await programmeLines(visit, ports), visit));
    }),
  );
  app.get(
    '/outbox',
    page(async (visit, context) => {
      if (visit.person.id !== embeddedOperator) return refuse(context, 'not-yours');
      return context.html(outboxPage(await sentMails(visit, ports, linkKey), visit));
    }),
  );
  app.notFound((context) => refuse(context, 'not-found'));
  app.onError((fault, context) => {
    if (fault instanceof Unavailable && fault.code === 'artefact-missing') return refuse(context, 'gone');
    if (fault instanceof Unavailable || isConflict(fault)) return refuse(context, 'busy');
    // The name alone: a message may hold what a log must not.
    process.stderr.write(`${JSON.stringify({ level: 'ERROR', where: 'console', name: fault.name })}\n`);
    return refuse(context, 'broken');
  });
  return app;
};

const refuse = (context: Context, because: Refusal): Response => {
  const { status, html } = refusalPage(because);
  // The middleware does not see what an error handler answers.
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  return context.html(html, status);
};

const taskIn = (context: Context): { readonly interviewer: PersonId; readonly task: string } | undefined => {
  const interviewer = PersonId.safeParse(context.req.param('interviewer'));
  const task = context.req.param('task');
  return interviewer.success && task !== undefined ? { interviewer: interviewer.data, task } : undefined;
};

const showTask = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
  const named = taskIn(context);
  const material = named === undefined ? undefined : await taskMaterial(named.interviewer, named.task, ports);
  if (material === undefined) return refuse(context, 'gone');
  const said = await saidBefore(context.req.query('done'), visit, ports);
  const may = await allowed(material, visit, ports);
  if (may.kind === 'refused')
    // Whoever has just handed it over is told that it worked, on a page that shows nothing else.
    return said === undefined ? refuse(context, may.because) : context.html(donePage(said, visit));
  return context.html(await taskPage(material, may.view, visit, { typed: {}, notice: { said } }, ports));
};

const postTask = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
  // The link is the only key, and no other site has it; a browser that says so anyway is believed.
  if (context.req.header('Sec-Fetch-Site') === 'cross-site') return refuse(context, 'altered');
  const named = taskIn(context);
  const typed = typedOf(await context.req.parseBody());
  for (let attempt = 1; ; attempt += 1) {
    const said = await saidBefore(typed['nonce'], visit, ports);
    if (said !== undefined) return seeOther(context, visit, typed);
    const material =
      named === undefined ? undefined : await taskMaterial(named.interviewer, named.task, ports);
    if (material === undefined) return refuse(context, 'gone');
    const may = await allowed(material, visit, ports);
    if (may.kind === 'refused') return refuse(context, may.because);
    try {
      await act(material, may.view, typed, visit, ports);
      return seeOther(context, visit, typed);
    } catch (fault) {
      if (isConflict(fault) && attempt < maxTries) continue;
      if (!(fault instanceof InvalidInput)) throw fault;
      const status = fault.code.startsWith('already-') ? 409 : 422;
      const again = { typed, notice: { fault: fault.message } };
      return context.html(await taskPage(material, may.view, visit, again, ports), status);
    }
  }
};

/** What was done is shown by a GET, so that going back or reloading sends nothing again. */
const seeOther = (context: Context, visit: Visit, typed: Typed): Response =>
  context.redirect(`${visit.self}&done=${encodeURIComponent(typed['nonce'] ?? '')}#said`, 303);

const showLoop = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
  const loopId = LoopId.safeParse(context.req.param('loop'));
  const loop = loopId.success ? await loopOf(loopId.data, ports) : undefined;
  const interviewer = await personOf(loop?.interviewer, ports);
  if (loop === undefined || interviewer === undefined) return refuse(context, 'gone');
  const as = readsAs(visit.person, interviewer, await tasksOf(interviewer, ports));
  const site = siteModeOf(interviewer, visit.policy);
  if (as === undefined) return refuse(context, 'not-yours');
  if (site === 'off') return refuse(context, 'site-off');
  if (as === 'interviewer' && site === 'coach-only') return refuse(context, 'coach-only');
  if (as === 'interviewer' && !isReleased(loop, visit.policy, visit.now))
    return refuse(context, 'not-released');
  if (as === 'coach' && (await awaitsOwnScorecard(visit.person, loop, visit.policy, visit.now, ports)))
    return refuse(context, 'held');
  return context.html(loopPage(await openLoop(loop, visit, ports), visit));
};

const showRecord = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
  const id = PersonId.safeParse(context.req.param('interviewer'));
  const person = id.success ? await personOf(id.data, ports) : undefined;
  if (person === undefined) return refuse(context, 'gone');
  const tasks = await tasksOf(person, ports);
  const as = readsAs(visit.person, person, tasks);
  const site = siteModeOf(person, visit.policy);
  if (as === undefined) return refuse(context, 'not-yours');
  if (site === 'off') return refuse(context, 'site-off');
  if (as === 'interviewer' && site === 'coach-only') return refuse(context, 'coach-only');
  const record = await read(ports.ledger, recordRow, keys.record(person.id));
  const shown = tasks.filter(
    ({ kind, feedback }) =>
      kind !== 'people-review' &&
      kind !== 'assign-coach' &&
      // What is owed about somebody is their coach's affair until it is written.
      (as === 'coach' || feedback !== undefined),
  );
  return context.html(recordPage({ person, record: record?.body, tasks: shown, visit }));
};
