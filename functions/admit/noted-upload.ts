/** That an upload was looked at: its row, and what it says no more. The last to be written, for what is noted is not looked at again. */
import { sameContent } from '../../core/same-content.ts';
import type { UploadRow } from '../../core/transcript/inbox.ts';
import type { Change, Ledger } from '../ports/ledger.ts';
import { displacedWrites } from '../runtime/looked-at.ts';
import { expects, keys, put, type Read, uploadRow } from '../runtime/rows.ts';

/** None where it is noted already. */
export const notedUpload = async (
  before: Read<UploadRow> | undefined,
  next: UploadRow,
  ledger: Ledger,
): Promise<readonly Change[]> =>
  sameContent(before?.body, next)
    ? []
    : [
        ...(await displacedWrites(ledger, before?.body, next)),
        put(uploadRow, keys.upload(next.stem), expects(before), next),
      ];
