/** What a table's first line says: which column is the words, whose they are, and when. */
import { parseTable } from './table-cells.ts';

const separators = [',', '\t', ';', '|'] as const;

type Column = 'speaker' | 'start' | 'end' | 'text';

/** Column names of the exports seen, in lower case without spaces, underscores and units; the surest first. */
const columnNames: Readonly<Record<Column, readonly string[]>> = {
  text: [
    'text',
    'transcript',
    'transcription',
    'content',
    'words',
    'utterance',
    'sentence',
    'message',
    'line',
    'caption',
    'speech',
    'dialogue',
    'body',
    'said',
  ],
  speaker: [
    'speakername',
    'speaker',
    'speakerlabel',
    'name',
    'participant',
    'who',
    'user',
    'username',
    'author',
    'person',
    'speakerrole',
    'role',
  ],
  start: ['start', 'starttime', 'starts', 'time', 'timestamp', 'timecode', 'begin', 'from', 'in', 'offset'],
  end: ['end', 'endtime', 'ends', 'stop', 'stoptime', 'to', 'out'],
};

/** What a column of times may say of its unit. */
const unit = /(?:ms|msecs?|milliseconds|s|secs?|seconds)$/;

type Columns = Partial<Record<Column, number>>;

interface Header {
  readonly separator: string;
  readonly columns: Columns;
  readonly names: readonly string[];
}

const isTime = (column: Column): boolean => column === 'start' || column === 'end';

/** Where the name stands; with its unit behind it, where no column has it alone. */
function indexOf(name: string, column: Column, names: readonly string[]): number {
  const alone = names.indexOf(name);
  if (alone >= 0 || !isTime(column)) return alone;
  return names.findIndex((each) => each.startsWith(name) && each.replace(unit, '') === name);
}

/** The first line read as column names, with the separator that makes the most sense of it. */
export function tableHeader(firstLine: string): Header | undefined {
  if (firstLine.length > 2000) return undefined;
  for (const separator of separators) {
    const cells = parseTable(firstLine, separator).rows[0] ?? [];
    const names = cells.map((cell) => cell.toLowerCase().replace(/[^a-z]/g, ''));
    const columns: Columns = {};
    for (const column of ['text', 'speaker', 'start', 'end'] as const) {
      const found = columnNames[column]
        .map((name) => indexOf(name, column, names))
        .find((index) => index >= 0);
      if (found !== undefined) columns[column] = found;
    }
    if (columns.text !== undefined && cells.length >= 2 && (columns.speaker ?? columns.start) !== undefined) {
      return { separator, columns, names };
    }
  }
  return undefined;
}
