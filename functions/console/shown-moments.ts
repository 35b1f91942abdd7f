/** Which moments a page shows and offers. */
import type { Packet } from '../../core/coaching/packet.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Finding } from '../../core/review/review.ts';
import { type LoopMaterial, standing } from './material.ts';
import type { ShownMoment } from './moments.tsx';

const ofFinding = (material: LoopMaterial, finding: Finding): ShownMoment => ({ material, ...finding });

const samePlace = (a: ShownMoment, b: ShownMoment): boolean =>
  a.material.loop.loopId === b.material.loop.loopId && a.turn === b.turn;

/** One choice a turn: what is chosen is a turn, and two buttons of one value cannot be told apart. */
const oneATurn = (moments: readonly ShownMoment[]): ShownMoment[] =>
  moments.filter((moment, index) => moments.findIndex((other) => samePlace(other, moment)) === index);

/** The review's own moment, in the one loop a page is about. */
export const momentOfReview = (material: LoopMaterial): ShownMoment[] => {
  const { moment, findings } = material.review;
  if (moment === null) return [];
  const finding = findings.find(({ turn, start }) => turn === moment.turn && start === moment.start);
  const left = standing(material);
  if (finding === undefined || left.includes(finding)) return [{ material, ...moment, kind: finding?.kind }];
  // What somebody disputes is nothing to open a talk with; the next thing to change is, else a strength.
  const next = left.find(({ kind }) => kind !== 'strength') ?? left[0];
  return next === undefined ? [] : [ofFinding(material, next)];
};

/** The packet's moments and its strength, where their loops are open. */
export const momentsOfPacket = (packet: Packet, opened: readonly LoopMaterial[]): ShownMoment[] =>
  [...packet.moments, ...(packet.keep === undefined ? [] : [packet.keep])].flatMap(({ loopId, finding }) => {
    const material = opened.find(({ loop }) => loop.loopId === loopId);
    return material === undefined ? [] : [ofFinding(material, finding)];
  });

/** Where the coach's feedback points. */
export const momentOfFeedback = (task: Task, opened: readonly LoopMaterial[]): ShownMoment[] => {
  const at = task.feedback?.moment;
  const material = opened.find(({ loop }) => loop.loopId === at?.loopId);
  if (at === undefined || material === undefined) return [];
  const finding = material.review.findings.find(({ turn }) => turn === at.turn);
  if (finding !== undefined) return [ofFinding(material, finding)];
  const end = material.transcript.turns[at.turn]?.text.length ?? 0;
  return [{ material, turn: at.turn, start: 0, end, why: 'The moment your coach chose.', kind: undefined }];
};

/** Those shown, then whatever else was found, things to change before strengths. */
export const choicesAfter = (
  shown: readonly ShownMoment[],
  opened: readonly LoopMaterial[],
): readonly ShownMoment[] => {
  const found = opened.flatMap((material) =>
    standing(material).map((finding) => ofFinding(material, finding)),
  );
  return oneATurn([
    ...shown,
    ...found.filter(({ kind }) => kind !== 'strength'),
    ...found.filter(({ kind }) => kind === 'strength'),
  ]);
};
