/** Erase leaves nothing: whatever is kept is searched for the reference and for what the candidate said. */
import type { Broken, Evidence, Put } from '../evidence.ts';
import { candidateOf } from './truth.ts';

export const eraseLeavesNothing = async (evidence: Evidence): Promise<readonly Broken[]> => {
  if (evidence.erased.size === 0) return [];
  const kept = await evidence.everything();
  return [...evidence.erased.keys()].flatMap((candidate) => {
    const words = wordsOf(candidate);
    const unknown = unknownCopies(candidate, evidence);
    return kept.flatMap(({ where, text }) => {
      const found = words.exec(text)?.[0];
      return found === undefined || unknown.has(where)
        ? []
        : [
            {
              promise: 'erase leaves nothing',
              seen: `${candidate} was erased, and ${where} holds "${found}"`,
            },
          ];
    });
  });
};

/** `cand-1` is not in `cand-17`; the project is what this candidate talks of, and nobody else. */
const wordsOf = (candidate: string): RegExp => {
  const loop = candidate.slice('cand-'.length);
  return new RegExp(`\\bcand-${loop}\\b|\\bproject ${loop}[ab]\\b`);
};

/**
 * Copies that say nothing of themselves, of a transcript that did not lie beside its metadata when its
 * candidate was erased: nobody can know whose they are.
 */
const unknownCopies = (candidate: string, { puts, erased }: Evidence): ReadonlySet<string> => {
  const own = puts.filter(({ about }) => candidateOf(about) === candidate);
  const named = new Set(own.flatMap(({ about }) => (about.kind === 'sidecar' ? [about.stem] : [])));
  const isNamed = ({ about }: Put): boolean => about.kind === 'transcript' && named.has(about.stem);
  const until = new Date(erased.get(candidate) ?? 0).toISOString();
  const there = new Map(own.filter(({ modifiedAt }) => modifiedAt <= until).map((put) => [put.key, put]));
  const known = new Set([...there.values()].filter(isNamed).map(({ content }) => content));
  return new Set(
    own.flatMap((put) =>
      put.about.kind === 'transcript' && !isNamed(put) && !known.has(put.content)
        ? [`object ${put.key}`]
        : [],
    ),
  );
};
