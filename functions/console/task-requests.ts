/** A task's page, and what its forms do. */
import type { Context } from 'hono';
import { PersonId } from '../../core/identity.ts';
import { act } from './act.ts';
import { refuse } from './answers.ts';
import { donePage } from './done-page.ts';
import { taskMaterial, type TaskMaterial } from './material.ts';
import { postForm, saidBefore } from './posting.ts';
import { allowed, taskPage } from './task-view.ts';
import type { ConsolePorts, Visit } from './visit.ts';

const materialIn = async (context: Context, ports: ConsolePorts): Promise<TaskMaterial | undefined> => {
  const interviewer = PersonId.safeParse(context.req.param('interviewer'));
  const task = context.req.param('task');
  return interviewer.success && task !== undefined
    ? await taskMaterial(interviewer.data, task, ports)
    : undefined;
};

export const showTask = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> => {
  const material = await materialIn(context, ports);
  if (material === undefined) return refuse(context, 'gone');
  const said = await saidBefore(context.req.query('done'), visit, ports);
  const may = await allowed(material, visit, ports);
  if (may.kind === 'refused')
    // Whoever has just handed it over is told that it worked, on a page that shows nothing else.
    return said === undefined ? refuse(context, may.because) : context.html(donePage(said, visit));
  return context.html(await taskPage(material, may.view, visit, { typed: {}, notice: { said } }, ports));
};

export const postTask = async (context: Context, visit: Visit, ports: ConsolePorts): Promise<Response> =>
  await postForm(context, visit, ports, async (typed) => {
    const material = await materialIn(context, ports);
    if (material === undefined) return { kind: 'refused', because: 'gone' };
    const may = await allowed(material, visit, ports);
    if (may.kind === 'refused') return may;
    const { view } = may;
    return {
      kind: 'form',
      send: async () => await act(material, view, typed, visit, ports),
      again: async (notice) => await taskPage(material, view, visit, { typed, notice }, ports),
    };
  });
