/** Two writers met: read again and decide again at once, as a queue would deliver again much later. */
import { Conflict } from '../../core/faults.ts';

/** Two uploads of one loop come together more often than not, and loops of one person seconds apart; more than this is a fault. */
const mostTries = 8;

/** The work reads what it decides on by itself, each time. Throws the last Conflict when it never gets through. */
export const decideAgain = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof Conflict) || tries === mostTries) throw fault;
    }
  }
};
