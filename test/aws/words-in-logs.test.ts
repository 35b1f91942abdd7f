/** The last of all: what the functions of both regions wrote while everything else went on, log lines and metrics. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { interviewText } from '../support/drop-folder.ts';
import { ownerCalls } from './owner.ts';
import { candidateName, surname } from './people.ts';
import { deployedIn } from './region.ts';

const Groups = z.looseObject({ logGroups: z.array(z.looseObject({ logGroupName: z.string() })) });
const Events = z.looseObject({
  events: z.array(z.looseObject({ message: z.string() })),
  nextToken: z.nullish(z.string()),
});

const linesOf = async (region: string, logGroupName: string): Promise<string[]> => {
  const lines: string[] = [];
  let nextToken: string | null | undefined;
  do {
    const page = Events.parse(
      await ownerCalls('logs', region, 'FilterLogEvents', {
        logGroupName,
        ...(nextToken == null ? {} : { nextToken }),
      }),
    );
    lines.push(...page.events.map(({ message }) => message));
    nextToken = page.nextToken;
  } while (nextToken != null);
  return lines;
};

/** Four words in a row of the interview are never there by chance. */
const phrases = interviewText('', surname, candidateName)
  .split(/[\n.?!:,]+/)
  .map((part) => part.trim())
  .filter((part) => part.split(' ').length >= 4);

const never: readonly (string | RegExp)[] = [
  ...phrases,
  surname,
  candidateName,
  /[\w.+-]+@(?:plumbline\.)?example\.com/,
  /[?&]sig=/,
];

describe.each(['eu-central-1', 'us-east-1'])('what the functions of %s wrote', (region) => {
  it('holds no word of an interview, no name, no address and no link', async () => {
    const prefix = `/plumbline-${deployedIn(region).stage}/`;
    const { logGroups } = Groups.parse(
      await ownerCalls('logs', region, 'DescribeLogGroups', { logGroupNamePrefix: prefix }),
    );
    const written = new Map<string, string[]>();
    for (const { logGroupName } of logGroups)
      written.set(logGroupName.slice(prefix.length), await linesOf(region, logGroupName));
    const wrote = [...written].flatMap(([name, lines]) => (lines.length > 0 ? [name] : []));
    expect(wrote).toEqual(
      expect.arrayContaining(['admit', 'analyze', 'send-mail', 'console', 'record-loop']),
    );
    expect(written.get('analyze')?.join('\n')).toContain('LoopsAnalyzed');
    const found = [...written].flatMap(([name, lines]) =>
      lines.flatMap((line) =>
        never.some((one) => (typeof one === 'string' ? line.includes(one) : one.test(line)))
          ? [`${name}: ${line}`]
          : [],
      ),
    );
    expect(found).toEqual([]);
  });
});
