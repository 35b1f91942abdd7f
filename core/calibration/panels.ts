/** One panelist's judgement of one candidate, whatever it is about. */
export type Judgement = { readonly candidate: string; readonly rater: string };

/**
 * Which raters can be compared at all: two are connected when a chain of shared candidates joins them.
 * Gives every rater the name of its panel, the alphabetically first rater in it.
 */
export const connectedPanels = (judgements: readonly Judgement[]): ReadonlyMap<string, string> => {
  const parent = new Map<string, string>();
  const rootOf = (rater: string): string => {
    let root = rater;
    let above = parent.get(root) ?? root;
    while (above !== root) {
      // Halving the path keeps chains short, so a year of panels stays linear.
      const higher = parent.get(above) ?? above;
      parent.set(root, higher);
      root = higher;
      above = parent.get(root) ?? root;
    }
    return root;
  };
  const firstRater = new Map<string, string>();
  for (const { candidate, rater } of judgements) {
    if (!parent.has(rater)) parent.set(rater, rater);
    const first = firstRater.get(candidate) ?? rater;
    firstRater.set(candidate, first);
    const [one, other] = [rootOf(first), rootOf(rater)];
    // The smaller name becomes the root, so the panel's name does not depend on the order.
    if (one < other) parent.set(other, one);
    else if (other < one) parent.set(one, other);
  }
  return new Map([...parent.keys()].map((rater) => [rater, rootOf(rater)]));
};
