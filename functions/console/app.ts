/**
 * The console: server-rendered pages that need no JavaScript. A signed link opens one page for one
 * person; GET changes nothing; a form does its thing once.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Unavailable } from '../../core/faults.ts';
import { consolePaths } from '../runtime/console-links.ts';
import { roster } from '../runtime/people.ts';
import { policyInForce } from '../runtime/policy.ts';
import { setAside, statusOf } from '../runtime/status.ts';
import { headers, isFromElsewhere, refuse } from './answers.ts';
import { disputesForOperations, postDispute, showDispute } from './dispute-requests.ts';
import { typedOf } from './forms.ts';
import { quarantinePage, statusPage } from './operations-pages.tsx';
import { sentMails } from './outbox.ts';
import { outboxPage } from './outbox-page.tsx';
import { owedTable } from './owed-table.ts';
import { programmeView } from './programme.ts';
import { programmePage } from './programme-page.tsx';
import { searchLoops } from './readers.ts';
import { showLoop, showRecord } from './reading-requests.ts';
import { searchPage } from './search-page.tsx';
import { signInAgainPage } from './sign-in/again-page.ts';
import { askWho, whoCameBack } from './sign-in/door.ts';
import { closeSession } from './sign-in/session.ts';
import { isConflict } from './posting.ts';
import { postTask, showTask } from './task-requests.ts';
import { baseOf, type ConsolePorts, type Doors, embeddedOperator, type Visit, visitOf } from './visit.ts';

/** The longest form is two texts of 6,000 characters, each at most nine bytes when sent. */
const maxFormBytes = 64 * 1024;

export const consoleApp = (ports: ConsolePorts, doors: Doors): Hono => {
  const { linkKey } = doors;
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
  });

  const limit = bodyLimit({ maxSize: maxFormBytes, onError: (context) => refuse(context, 'too-large') });

  /** Every page begins with the link, and with who has signed in; what is not a visit is a kind page. */
  const page =
    (draw: (visit: Visit, context: Context) => Promise<Response>) =>
    async (context: Context): Promise<Response> => {
      const visited = await visitOf(context, ports, doors);
      if (visited.kind === 'refused') return refuse(context, visited.because, visited.signOut);
      const { visit } = visited;
      if (visited.kind === 'visit') return await draw(visit, context);
      if (context.req.method !== 'POST') {
        const door = { signIn: visited.signIn, key: linkKey, policy: visit.policy };
        return await askWho(context, visit.self, door, ports);
      }
      if (isFromElsewhere(context)) return refuse(context, 'altered');
      return context.html(signInAgainPage(typedOf(await context.req.parseBody()), visit.self), 401);
    };

  app.get(
    '/tasks/:interviewer/:task',
    page(async (visit, context) => await showTask(context, visit, ports)),
  );
  app.post(
    '/tasks/:interviewer/:task',
    limit,
    page(async (visit, context) => await postTask(context, visit, ports)),
  );
  app.get(
    '/disputes/:interviewer/:loop/:finding',
    page(async (visit, context) => await showDispute(context, visit, ports)),
  );
  app.post(
    '/disputes/:interviewer/:loop/:finding',
    limit,
    page(async (visit, context) => await postDispute(context, visit, ports)),
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
      return context.html(searchPage(asked, await searchLoops(asked, visit, ports), visit));
    }),
  );
  app.get(
    '/status',
    page(async (visit, context) => {
      if (visit.person.role !== 'operations') return refuse(context, 'not-yours');
      const people = await roster(ports.ledger);
      const disputed = await disputesForOperations(people, visit, ports);
      return context.html(statusPage(await statusOf(ports), people, disputed, visit));
    }),
  );
  app.get(
    consolePaths.owedTable,
    page(async (visit, context) => {
      if (visit.person.role !== 'operations') return refuse(context, 'not-yours');
      const table = owedTable(await statusOf(ports), await roster(ports.ledger), visit);
      const name = `owed-${visit.now.slice(0, 10)}.csv`;
      return context.body(table, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    }),
  );
  app.get(
    '/quarantine',
    page(async (visit, context) => {
      if (visit.person.role !== 'operations') return refuse(context, 'not-yours');
      return context.html(quarantinePage(await setAside(ports), visit));
    }),
  );
  app.get(
    '/programme',
    page(async (visit, context) => {
      if (visit.person.role !== 'operations') return refuse(context, 'not-yours');
      return context.html(programmePage(await programmeView(visit, ports), visit));
    }),
  );
  app.get(
    '/outbox',
    page(async (visit, context) => {
      if (visit.person.id !== embeddedOperator) return refuse(context, 'not-yours');
      return context.html(outboxPage(await sentMails(visit, ports, linkKey), visit));
    }),
  );
  const { signIn } = doors;
  if (signIn !== undefined) {
    app.get(consolePaths.signInCallback, async (context) => {
      const policy = await policyInForce(ports.ledger);
      const back = await whoCameBack(context, { signIn, key: linkKey, policy }, ports);
      return back.kind === 'page' ? context.redirect(back.to, 303) : refuse(context, back.because);
    });
    app.post(consolePaths.signOut, async (context) => {
      if (isFromElsewhere(context)) return refuse(context, 'altered');
      const policy = await policyInForce(ports.ledger);
      await closeSession(context, linkKey, policy, ports);
      return context.redirect(`${baseOf(policy)}${consolePaths.signedOut}`, 303);
    });
    app.get(consolePaths.signedOut, (context) => refuse(context, 'signed-out'));
  }
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
