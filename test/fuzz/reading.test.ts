import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../core/faults.ts';
import { refusalCodes } from '../../core/transcript/codes.ts';
import { Transcript } from '../../core/transcript/transcript.ts';
import { readTranscriptBytes } from '../../functions/adapters/containers/read-bytes.ts';
import { seededRandom, smallMutations } from './mutations.ts';

/** Enough to meet every branch; the full run is `run-fuzz.ts`. */
const filesPerKind = 60;

describe('damaged files', () => {
  it.each(Object.entries(smallMutations))('are read or refused with a code: %s', async (_, mutate) => {
    for (let seed = 0; seed < filesPerKind; seed += 1) {
      const outcome = await readTranscriptBytes(mutate(seededRandom(seed)), { name: `seed ${seed}` }).catch(
        (error: unknown) => error,
      );
      if (outcome instanceof InvalidInput) expect(Object.keys(refusalCodes)).toContain(outcome.code);
      else expect(Transcript.safeParse(outcome).error).toBeUndefined();
    }
  });
});
