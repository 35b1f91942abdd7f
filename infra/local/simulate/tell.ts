/** A history and a broken promise as a person reads them. */
import { type Event, iso } from './history.ts';
import type { Shrunk, Verdict } from './simulate.ts';

const deedText = (event: Event): string => {
  switch (event.do) {
    case 'put':
      return `put ${event.key} (${JSON.stringify(event.about)}), announced after ${event.announcedMs.join(', ')} ms`;
    case 'announce':
      return `announce upload ${event.pick} again`;
    case 'form':
      return `form for task ${event.pick}${event.handOver ? ', handed over' : ''}${event.twice ? ', sent twice' : ''}${event.rival ? ', while operations hand it over' : ''}`;
    case 'assign':
      return `say who is who in loop ${event.pick}${event.swapped ? ', the wrong way round' : ''}`;
    case 'erase':
      return `erase candidate ${event.pick}`;
    case 'redrive':
      return `redrive quarantined ${event.pick}`;
    case 'outage':
      return `${event.port} away for ${event.ms} ms`;
    case 'clock':
      return `clock put ${event.ms < 0 ? 'back' : 'forward'} by ${Math.abs(event.ms)} ms`;
    case 'sweep':
    case 'crash':
      return event.do;
  }
};

export const shrunkText = ({ history, broken }: Shrunk): string =>
  [
    `seed ${history.seed} breaks a promise (${history.engine} engine): ${broken.promise}`,
    `  ${broken.seen}`,
    `  what is left of its history, ${history.events.length} events:`,
    ...history.events.map((event) => `  ${iso(event.at)}  ${deedText(event)}`),
    '',
  ].join('\n');

export const verdictText = ({ seed, events, loops, tasks, mails, broken }: Verdict): string =>
  `seed ${seed}: ${events} events, ${loops} loops, ${tasks} tasks, ${mails} mails, ${broken.length} broken\n`;
