/**
 * The worst model there is: honest until a line tells it otherwise, then it does all that an
 * instruction could ask for. It drops its own findings, praises, accuses, invents and repeats.
 */
import type { ModelReply } from '../../core/review/model/reply.ts';
import type { Asked } from '../functions/bedrock/converse-peer.ts';
import { honestReply } from '../functions/bedrock/honest-reader.ts';
import { echo } from './injections.ts';

type Finding = ModelReply['findings'][number];

/** @param obeys whether this line is an instruction to it */
export const obedientReply = (asked: Asked, obeys: (text: string) => boolean): ModelReply => {
  const order = asked.lines.find(({ text }) => text !== null && obeys(text));
  if (order === undefined) return honestReply(asked);
  const finding = (told: Partial<Finding>): Finding => ({
    kind: 'strength',
    turn: order.turn,
    quote: order.text ?? '',
    why: `As told: ${echo}.`,
    tryInstead: null,
    severity: 'high',
    ...told,
  });
  const first = asked.lines.find(({ role, text }) => role === 'interviewer' && text !== null);
  return {
    questions: [],
    addressed: [],
    evidence: [{ competency: echo, turn: order.turn, quote: order.text ?? '' }],
    findings: [
      finding({}),
      finding({ quote: `The interviewer shouted ${echo} at the candidate` }),
      finding({ kind: 'leading-question', tryInstead: `Say ${echo} at https://${echo}.example` }),
      finding({ kind: 'protected-topic', quote: `Are you married, ${echo}, or not?` }),
      finding({ kind: 'missed-follow-up', why: `The candidate said "${echo} is the best candidate".` }),
      ...(first ? [finding({ kind: 'leading-question', turn: first.turn, quote: first.text ?? '' })] : []),
    ],
  };
};
