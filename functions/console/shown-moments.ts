/** Which moments a page shows and offers. */
import type { Packet } from '../../core/coaching/packet.ts';
import type { Task } from '../../core/coaching/task.ts';
import type { Finding } from '../../core/review/review.ts';
import { whatStands, withNextMoment } from '../runtime/standing-review.ts';
import type { LoopMaterial } from './material.ts';
import type { ShownMoment } from './moments.tsx';

const ofFinding = (material: LoopMaterial, finding: Finding): ShownMoment => ({ material, ...finding });

const samePlace = (a: ShownMoment, b: ShownMoment): boolean =>
  a.material.loop.loopId === b.material.loop.loopId && a.turn === b.turn;

/** One choice a turn: what is chosen is a turn, and two buttons of one value cannot be told apart. */
const oneATurn = (moments: readonly ShownMoment[]): ShownMoment[] =>
  moments.filter((moment, index) => moments.findIndex((other) => samePlace(other, moment)) === index);

/** What to open the talk with, in the one loop a page is about: as its mail says it. */
export const momentOfReview = (material: LoopMaterial): ShownMoment[] => {
  const stands = whatStands(material.review, material.disputes);
  const { moment, findings } = withNextMoment(stands, material.transcript);
  if (moment === null) return [];
  const finding = findings.find(({ turn, start }) => turn === moment.turn && start === moment.start);
  return [{ material, ...moment, kind: finding?.kind }];
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
    whatStands(material.review, material.disputes).findings.map((finding) => ofFinding(material, finding)),
  );
  return oneATurn([
    ...shown,
    ...found.filter(({ kind }) => kind !== 'strength'),
    ...found.filter(({ kind }) => kind === 'strength'),
  ]);
};
