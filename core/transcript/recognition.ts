/** Which style a plain transcript is written in; the reader tries every form anyway, the style names it. */
import { splitLines } from './lines.ts';
import { readHead } from './script-lines.ts';

/** Enough lines to know a style; a transcript repeats itself. */
const probeLines = 200;
/** And enough characters to hold them. */
const probeLength = 40_000;

/** Names the style by the most frequent way of announcing a speaker in the first two hundred lines. */
export function recogniseScript(text: string): 'otter' | 'markdown' | 'plain' | 'meet' {
  const lines = splitLines(text.slice(0, probeLength)).slice(0, probeLines);
  if (isMeetDocument(lines)) return 'meet';
  let otter = 0;
  let bold = 0;
  let other = 0;
  for (const line of lines) {
    const form = readHead(line)?.form;
    if (form === 'name-clock') otter += 1;
    else if (form === 'bold' || form === 'bold-colon') bold += 1;
    else if (form === 'name-colon' || form === 'name-clock-colon' || form === 'clock-name-colon') other += 1;
  }
  if (otter >= 2 && otter > bold && otter >= other) return 'otter';
  return bold >= 1 && bold >= other ? 'markdown' : 'plain';
}

/** Google Meet's document lists the attendees, then says "Transcript". */
function isMeetDocument(lines: readonly string[]): boolean {
  const bare = lines.slice(0, 40).map((line) => line.replace(/[#*_]/g, '').trim());
  const attendees = bare.indexOf('Attendees');
  return attendees >= 0 && bare.slice(attendees).some((line) => /^(?:.{0,80}\s-\s)?Transcript$/.test(line));
}
