/** A mail's content as plain text, for people who read it so. */
import type { Block, Line, MailContent, Span } from './blocks.ts';

const spanText = ({ mark, text }: Span): string => (mark === 'quote' ? `“${text}”` : text);
const lineText = (line: Line): string => line.map(spanText).join('');

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'point':
      return [`${block.label}:`, ...block.lines.map((line) => `  ${lineText(line)}`)].join('\n');
    case 'facts':
      return block.facts.map(({ term, detail }) => `${term}: ${detail}`).join('\n');
    case 'items':
      return block.items
        .map(({ term, detail, links = [] }) =>
          [`* ${term}`, `  ${detail}`, ...links.flatMap(({ label, href }) => [`  ${label}:`, href])].join(
            '\n',
          ),
        )
        .join('\n');
    case 'bars':
      return [
        `${block.label}:`,
        ...block.groups.map(({ name, bars }) => `  ${name}: ${bars.map(({ detail }) => detail).join(', ')}`),
      ].join('\n');
    case 'paragraph':
      return lineText(block.line);
    case 'command':
      return `${block.label}:\n  ${block.command}`;
    case 'links':
      // Alone on its line, an address is linked whole by every reader.
      return block.links.map(({ label, href }) => `${label}:\n${href}`).join('\n\n');
  }
};

/** Lines are left unbroken: screens differ, and every reader wraps. "-- " begins what readers fold away. */
export const plainPart = ({ lead, context, blocks, footer }: MailContent): string =>
  `${[lineText(lead), lineText(context), ...blocks.map(blockText), ['-- ', ...footer].join('\n')].join('\n\n')}\n`;
