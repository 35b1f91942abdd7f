import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outboxFileName, outboxMailer } from '../../../functions/adapters/outbox-mailer.ts';
import { mailerContract, sampleMessage } from '../ports/mailer.contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Node lists a folder in no promised order; the tests here only ask what is in it. */
const filesIn = async (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

mailerContract('an outbox', async () => {
  const folder = await temporaryFolder();
  const outbox = join(folder.path, 'outbox');
  return {
    mailer: outboxMailer({ folder: outbox }),
    sent: async () => Promise.all((await filesIn(outbox)).map((name) => readFile(join(outbox, name)))),
    close: folder.remove,
  };
});

describe('an outbox', () => {
  it('names files by the mail id and keeps one file, byte for byte, when a mail is sent again', async () => {
    const folder = await temporaryFolder();
    const mailer = outboxMailer({ folder: folder.path });
    await mailer.send(sampleMessage);
    const first = await readFile(join(folder.path, 'mail-0001.eml'));
    await mailer.send(sampleMessage);
    expect(await filesIn(folder.path)).toEqual(['mail-0001.eml']);
    expect((await readFile(join(folder.path, 'mail-0001.eml'))).equals(first)).toBe(true);
    await folder.remove();
  });

  it('says which mail could not be written', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder.path, 'file'), '');
    await expect(outboxMailer({ folder: join(folder.path, 'file') }).send(sampleMessage)).rejects.toThrow(
      /^Writing the mail mail-0001 failed with E\w+; /,
    );
    await folder.remove();
  });

  it('names a file by the whole of an id that can be a name, and by its beginning and a hash where it cannot', () => {
    expect(outboxFileName('task-1.dana_2')).toBe('task-1.dana_2.eml');
    expect(outboxFileName('x'.repeat(140))).toBe(`${'x'.repeat(140)}.eml`);
    expect(outboxFileName('x'.repeat(141))).toMatch(/^x{140}-[0-9a-f]{12}\.eml$/);
    expect(outboxFileName('a:b')).toMatch(/^a_b-[0-9a-f]{12}\.eml$/);
    expect(outboxFileName('..a')).toMatch(/^_a-[0-9a-f]{12}\.eml$/);
    expect(outboxFileName('a:b')).not.toBe(outboxFileName('a/b'));
  });

  it('never writes outside its folder, nor a hidden or overlong name', async () => {
    const folder = await temporaryFolder();
    const outbox = join(folder.path, 'outbox');
    for (const id of ['../../up', '..', '/etc/x', '.hidden', 'x'.repeat(400)])
      await outboxMailer({ folder: outbox }).send({ ...sampleMessage, id });
    expect(await filesIn(folder.path)).toEqual(['outbox']);
    const names = await filesIn(outbox);
    expect(names).toHaveLength(5);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}\.eml$/);
    await folder.remove();
  });
});
