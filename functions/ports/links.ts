/** Links to the console: each opens one page for one person, until it expires. */
import type { Instant, PersonId } from '../../core/identity.ts';

export type LinkTarget = {
  readonly person: PersonId;
  /** Begins with a slash, percent-encoded, without a query; may end in a fragment. */
  readonly path: string;
  readonly expiresAt: Instant;
};

export interface Links {
  /** Path, query and fragment; whoever sends it says at which address the console is. */
  page(target: LinkTarget): string;
}
