/** Answers of vendors' forms hold HTML. It is text here, never markup: tags go, entities become characters. */
import { decodeEntities } from '../../transcript/entities.ts';

/** A tag that begins a new line where it stands. */
const breaking = /^\/?(?:p|br|div|li|ul|ol|tr|h[1-6]|blockquote)\b/i;

/** No tag of a form's answer is longer; what is, is text. */
const maxTagLength = 2000;

/** Linear in the text's length; an angle bracket that opens no tag is kept as it was typed. */
export const plainText = (html: string): string => {
  let text = '';
  let at = 0;
  let close = html.indexOf('>');
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    // Looked for only once it has been passed: otherwise many brackets before one that closes would each look afresh.
    if (close < open) close = html.indexOf('>', open);
    if (close < 0) break;
    text += html.slice(at, open);
    const inside = html.slice(open + 1, Math.min(close, open + maxTagLength));
    if (close - open < maxTagLength && /^[/!a-z]/i.test(inside)) {
      if (breaking.test(inside)) text += '\n';
      at = close + 1;
    } else {
      text += '<';
      at = open + 1;
    }
  }
  return decodeEntities(text + html.slice(at))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
};
