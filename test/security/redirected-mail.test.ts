/** Somebody who may write a line of the roster wants another's mail, or a mail of their own making. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PersonId } from '../../core/identity.ts';
import { keys, personRow, read } from '../../functions/runtime/rows.ts';
import { dropFolder, type Folder, interviewText, rosterCsv, sidecar } from '../support/drop-folder.ts';
import { settleAt, withService } from '../support/settle.ts';

let folder: Folder;
beforeEach(async () => {
  folder = await dropFolder();
});
afterEach(async () => {
  await folder.remove();
});

const now = '2026-07-14T13:00:00Z';
const monday = '2026-07-20T09:00:00Z';

const coraNow = async (): Promise<string | undefined> =>
  await withService(
    folder,
    now,
    async ({ ports }) =>
      (await read(ports.ledger, personRow, keys.person(PersonId.parse('cora'))))?.body.email,
  );

const dropLoop = async (): Promise<void> => {
  await folder.put('transcripts/dana.txt', interviewText());
  await folder.put('transcripts/dana.meta.json', sidecar());
};

const recipients = async (): Promise<string[]> =>
  (await folder.mails()).flatMap((mail) => /^To: (.*)$/m.exec(mail)?.[1] ?? []);

describe('a line of the roster', () => {
  it.each([
    ['a second header in the address', 'cora@example.com\r\nBcc: thief@evil.test'],
    ['two addresses', '"cora@example.com, thief@evil.test"'],
    ['an address in brackets behind a name', 'Cora <thief@evil.test>'],
    ['no domain', 'cora'],
  ])('with %s changes nothing, and is named', async (_, address) => {
    await folder.put('roster/people.csv', rosterCsv);
    await settleAt(folder, now);
    const quoted = address.startsWith('"') ? address : `"${address}"`;
    await folder.put('roster/new.csv', rosterCsv.replace('cora@example.com', quoted));
    const { quarantined } = await settleAt(folder, now);
    expect(quarantined.map(({ key }) => key)).toEqual(['roster/new.csv']);
    expect(await coraNow()).toBe('cora@example.com');
  });

  it('that names an address outside the company gets no mail where the policy names domains', async () => {
    await folder.put('policy/policy.json', JSON.stringify({ mail: { recipientDomains: ['example.com'] } }));
    await folder.put('roster/people.csv', rosterCsv.replace('cora@example.com', 'cora@evil.test'));
    await dropLoop();
    await settleAt(folder, now);
    await settleAt(folder, monday);
    expect((await recipients()).filter((to) => to.includes('evil.test'))).toEqual([]);
  });

  it('of an old file that comes again sends nothing to an address that has been left', async () => {
    await folder.put(
      'roster/new.csv',
      rosterCsv.replace('cora@example.com', 'cora.l@example.com'),
      '2026-07-14T10:00:00Z',
    );
    await settleAt(folder, now);
    await folder.put('roster/old.csv', rosterCsv, '2026-07-01T10:00:00Z');
    await dropLoop();
    await settleAt(folder, now);
    await settleAt(folder, monday);
    const to = await recipients();
    expect(to.some((each) => each.includes('cora.l@example.com'))).toBe(true);
    expect(to.filter((each) => each.includes('cora@example.com'))).toEqual([]);
  });
});
