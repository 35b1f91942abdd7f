/** What a person sent and the console took stands, once; who was second is told so. */
import type { Broken, Evidence } from '../evidence.ts';
import { rowsLike } from './truth.ts';

const promise = 'a form does its thing once, and what was taken stands';

export const formsStand = (evidence: Evidence): readonly Broken[] => {
  const tasks = new Map(
    rowsLike(evidence, 'interviewer#', 'task#').map(({ body }) => [String(body['id']), body]),
  );
  const first = new Map<string, string>();
  return evidence.posted.flatMap(({ task, nonce, person, fields }) => {
    if (fields['do'] !== 'feedback' && fields['do'] !== 'answer') return [];
    const name = `${task} ${fields['do']}`;
    const before = first.get(name);
    first.set(name, before ?? nonce);
    // The same form once more is answered with what it came to before.
    if (before === nonce) return [];
    if (before !== undefined)
      return [{ promise, seen: `${name} was taken from two forms, ${before} and ${nonce}` }];
    const said = tasks.get(task)?.[fields['do']] as { readonly by?: unknown } | undefined;
    return said?.by === person
      ? []
      : [{ promise, seen: `${name} was taken from ${person}, and the task has ${JSON.stringify(said)}` }];
  });
};
