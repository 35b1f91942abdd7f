/** An execution's notebook, as artefacts beside its transcript. */
import { Conflict } from '../../core/faults.ts';
import type { Artefacts } from '../ports/artefacts.ts';
import type { Notebook } from '../ports/analyst.ts';
import { type LoopState, notebookKey, writeArtefact } from '../runtime/envelope.ts';

export const notebookOf = (artefacts: Artefacts, { loopId, execution }: LoopState): Notebook => ({
  async read(page) {
    const bytes = await artefacts.get(notebookKey(loopId, execution, page));
    return bytes === undefined ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  },
  async write(page, content) {
    try {
      await writeArtefact(artefacts, notebookKey(loopId, execution, page), content);
    } catch (fault) {
      // The step ran twice at once and the other was first; this run goes on with its own reply.
      if (!(fault instanceof Conflict)) throw fault;
    }
  },
});
