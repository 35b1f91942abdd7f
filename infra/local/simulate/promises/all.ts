/** Every promise, each with the checker that knows nothing of the code. */
import type { Broken, Evidence } from '../evidence.ts';
import { eraseLeavesNothing } from './erasure.ts';
import { formsStand } from './forms.ts';
import { loopsAreAsDropped, loopsCountOnce } from './loops.ts';
import { mailsAreSentOnce } from './mails.ts';
import { nobodyIsChased, obligationsAreNeverEarly, obligationsExistOnce } from './obligations.ts';
import { recordsAreFresh } from './records.ts';
import { nobodyIsStuck, nothingIsLost, redriveEnds, rosterIsAsDropped } from './whereabouts.ts';

type Checker = (evidence: Evidence) => readonly Broken[] | Promise<readonly Broken[]>;

const checkers: readonly Checker[] = [
  loopsCountOnce,
  loopsAreAsDropped,
  recordsAreFresh,
  obligationsExistOnce,
  obligationsAreNeverEarly,
  nobodyIsChased,
  mailsAreSentOnce,
  nothingIsLost,
  rosterIsAsDropped,
  redriveEnds,
  nobodyIsStuck,
  eraseLeavesNothing,
  formsStand,
];

export const brokenIn = async (evidence: Evidence): Promise<readonly Broken[]> => {
  const broken: Broken[] = [];
  for (const check of checkers) broken.push(...(await check(evidence)));
  return broken;
};
