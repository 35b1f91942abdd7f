/** Which version a dropped file is, beside the one that stands. */
import { Instant } from '../../core/identity.ts';
import type { SourceVersion } from '../../core/transcript/inbox.ts';
import { maxBytes } from '../../core/transcript/transcript.ts';
import type { DropContent } from '../ports/drop.ts';
import type { ApplyPorts } from './application.ts';

/** What stands, and the object it was read from; rows of an earlier release do not name it. */
export type Standing = { readonly source: SourceVersion; readonly key?: string | undefined };

/**
 * S3 tells whole seconds, so two files of one name written in the same second have the same time. The
 * later of them is what lies in the drop now, and it stands one millisecond after the other: what is
 * compared afterwards need not know. The drop is asked again, after `standing` was read, because this
 * content may have been replaced meanwhile.
 */
export const sourceOf = async (
  content: DropContent,
  revision: number,
  standing: Standing | undefined,
  { drop }: Pick<ApplyPorts, 'drop'>,
): Promise<SourceVersion> => {
  const { key, modifiedAt, sha256 } = content;
  const source = { revision, modifiedAt, sha256 };
  if (standing?.key !== key || secondOf(standing.source.modifiedAt) !== secondOf(modifiedAt)) return source;
  if (standing.source.sha256 === sha256) return { ...source, modifiedAt: standing.source.modifiedAt };
  const now = await drop.read(key, maxBytes);
  return now?.sha256 === sha256 ? { ...source, modifiedAt: after(standing.source.modifiedAt) } : source;
};

const secondOf = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

const after = (at: Instant): Instant => Instant.parse(new Date(Date.parse(at) + 1).toISOString());
