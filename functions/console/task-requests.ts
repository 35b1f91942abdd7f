/** A task's page, and what its forms do. */
import type { Context } from 'hono';
import { InvalidInput } from '../../core/faults.ts';
import { PersonId } from '../../core/identity.ts';
import { act, isConflict, saidBefore } from './act.ts';
import { isFromElsewhere, refuse } from './answers.ts';
import { donePage } from './done-page.ts';
import { type Typed, typedOf } from './forms.ts';
import { taskMaterial } from './material.ts';
import { allowed, taskPage } from './task-view.ts';
import type { ConsolePorts, Visit } from './visit.ts';

/** Somebody being faster four times in a row is no longer chance. */
const maxTries = 4;

const taskIn = (context: Context): { readonly interviewer: PersonId; readonly task: string } | undefined => {
  const interviewer = PersonId.safeParse(context.req.param('interviewer'));
  const task = context.req.param('task');
  return interviewer.success && task !== undefined ? { interviewer: interviewer.data, task } : undefined;
};

export const showTask = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
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

export const postTask = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
  if (isFromElsewhere(context)) return refuse(context, 'altered');
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
