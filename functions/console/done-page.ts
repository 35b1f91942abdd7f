/** What a form has done, for somebody whose page this no longer is. */
import { createElement as h } from 'react';
import { framed } from './frame.tsx';
import type { Visit } from './visit.ts';

export const donePage = (said: string, visit: Visit): string =>
  framed({
    title: 'Done',
    over: 'Coaching task',
    visit,
    notice: { said },
    children: h('p', null, 'You can close this page.'),
  });
