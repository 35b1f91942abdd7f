/** What a mail says of a packet: keep, discuss, try; then the pattern, what changed, and what cannot be said. */
import type { PacketMoment, PatternLine } from '../../core/coaching/packet.ts';
import { type Block, type Line, plain, point } from './blocks.ts';
import { discretion } from './candidate-words.ts';
import { loopTitle } from './loop-phrase.ts';
import type { LookBack } from './model.ts';
import { patternSentence, patternWords } from '../runtime/pattern-words.ts';
import { findingLines, nothingToDiscuss, nothingToKeep, reviewBlocks } from './review-content.ts';
import { shown } from './shown-text.ts';
import type { Times } from './times.ts';

/** Five minutes of reading with everything on the page; the mail is the first of them. */
export function packetBlocks(look: LookBack, times: Times): readonly Block[] {
  const { packet } = look;
  const [only] = look.loops;
  if (packet.pattern.length === 0 && only !== undefined)
    return [
      ...reviewBlocks(only),
      ...drillBlock(look, 'One drill'),
      point('How far it goes', 'neutral', [[plain(oneLoop(look))]]),
    ];
  return [
    point(
      'Keep',
      'keep',
      packet.keep === undefined ? [[plain(nothingToKeep)]] : momentLines(packet.keep, look, times),
    ),
    point(
      'Discuss',
      'discuss',
      packet.moments.length === 0
        ? [[plain(nothingToDiscuss)]]
        : packet.moments.flatMap((moment) => momentLines(moment, look, times)),
    ),
    ...drillBlock(look, 'Try'),
    ...patternBlocks(look, times),
  ];
}

const drillBlock = ({ packet }: LookBack, label: string): Block[] =>
  packet.drill === undefined ? [] : [point(label, 'try', [[plain(shown(packet.drill.sentence, 300))]])];

const oneLoop = ({ counted }: LookBack): string =>
  counted === 1
    ? 'There is one interview so far: enough to talk about, too few for any rate.'
    : `There are ${counted} interviews so far, too few for rates, so this is about the newest one.`;

/** The interviewer's own words, what there is to say of them, and in which interview it was. */
const momentLines = ({ loopId, finding }: PacketMoment, look: LookBack, times: Times): readonly Line[] => {
  const loop = look.loops.find((each) => each.loopId === loopId);
  if (loop === undefined) return [];
  const lines = findingLines(finding, false, discretion(loop.review, loop.transcript));
  const place = loopTitle(loop.glimpse, times);
  const last = lines.at(-1);
  return place === '' || last === undefined
    ? lines
    : [...lines.slice(0, -1), [...last, plain(` (${place})`)]];
};

const patternBlocks = (look: LookBack, times: Times): Block[] => {
  const { packet } = look;
  const said = packet.pattern.flatMap((line) => patternLine(line));
  return [
    ...(said.length === 0
      ? []
      : [
          point(
            `Over ${packet.loops.length} interviews`,
            'neutral',
            said.map((words) => [plain(words)]),
          ),
        ]),
    point('Since last time', 'neutral', [[plain(changesOf(look, times))]]),
    ...notJudged(packet.pattern),
  ];
};

const patternLine = ({ measure, now }: PatternLine): string[] =>
  now.kind === 'estimate' ? [patternSentence(measure, now)] : [];

/** Only what is clear: two ranges that do not meet. */
const changesOf = ({ packet, since }: LookBack, times: Times): string => {
  if (since === undefined) return 'This is the first look back over several interviews.';
  const moved = packet.pattern.flatMap(({ measure, now, before, change }) => {
    if ((change !== 'up' && change !== 'down') || now.kind !== 'estimate' || before?.kind !== 'estimate')
      return [];
    const { changed, number } = patternWords[measure];
    return [`${changed[change]} (${number(before.value)}, now ${number(now.value)})`];
  });
  const compared = packet.pattern.some(({ change }) => change !== 'nothing-to-compare');
  const when = times.day(since);
  if (!compared) return `On ${when} there was too little to compare with.`;
  return moved.length === 0
    ? `No clear change since ${when}.`
    : `Since ${when}: ${moved.join('; ')}. Nothing else has clearly changed.`;
};

const notJudged = (pattern: readonly PatternLine[]): Block[] => {
  const early: string[] = [];
  const reasons = new Set<string>();
  for (const { measure, now } of pattern) {
    if (now.kind === 'not-enough')
      early.push(`${patternWords[measure].name} (${now.have} of ${now.need} ${now.unit})`);
    if (now.kind === 'not-assessable') reasons.add(shown(now.message, 160));
  }
  const sentences = [...(early.length === 0 ? [] : [`Too early for ${early.join(', ')}.`]), ...reasons];
  return sentences.length === 0 ? [] : [point('Not judged', 'neutral', [[plain(sentences.join(' '))]])];
};
