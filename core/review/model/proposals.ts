/** What the lenses handed in, as proposals: what was not asked for is left aside, the better questions find their findings. */
import type { Transcript } from '../../transcript/transcript.ts';
import { maxProposals, type Proposal } from '../proposal.ts';
import type { Lens } from './lenses.ts';
import type { ModelReply } from './reply.ts';
import { isFitToShow } from './sentences.ts';

export type LensReply = { readonly lens: Lens; readonly reply: ModelReply };

export type Handed = {
  readonly proposals: readonly Proposal[];
  /** Findings whose sentence may not be shown, or about a turn the model was not shown. */
  readonly unfit: number;
};

/** The same replies give the same proposals, whatever order they came back in. */
export function proposalsOf(
  transcript: Transcript,
  withheld: ReadonlySet<number>,
  replies: readonly LensReply[],
): Handed {
  const proposals: Proposal[] = [];
  const placed = new Map<string, number>();
  let unfit = 0;
  for (const { lens, reply } of replies)
    for (const finding of reply.findings) {
      if (!lens.kinds.includes(finding.kind)) continue;
      const said = transcript.turns[finding.turn]?.text ?? '';
      if (withheld.has(finding.turn) || !isFitToShow(finding.why, said)) {
        unfit += 1;
        continue;
      }
      const tryInstead =
        finding.tryInstead !== null && isFitToShow(withoutMarks(finding.tryInstead), said)
          ? finding.tryInstead
          : null;
      const place = `${finding.kind} ${finding.turn}`;
      const known = proposals[placed.get(place) ?? -1];
      if (lens.name === 'try-instead' && known) {
        proposals[placed.get(place) ?? -1] = { ...known, tryInstead: known.tryInstead ?? tryInstead };
        continue;
      }
      if (!placed.has(place)) placed.set(place, proposals.length);
      proposals.push({ ...finding, tryInstead });
    }
  return { proposals: proposals.slice(0, maxProposals), unfit };
}

/** A suggestion may be put in quotation marks: nobody is said to have said it. */
const withoutMarks = (suggestion: string): string => suggestion.replace(/["“”„«»「」]/g, ' ');
