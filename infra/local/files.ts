/** Files named on the command line; `-` is standard input. */
import { open } from 'node:fs/promises';
import { InvalidInput } from '../../core/faults.ts';
import { maxBytes } from '../../core/transcript/transcript.ts';
import { whyRefused } from './file-faults.ts';

export type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };

/** Throws InvalidInput with the file's name when it cannot be read or is too large. */
export const readNamed = async (name: string): Promise<NamedBytes> =>
  name === '-'
    ? { name: 'standard input', bytes: await readStandardInput() }
    : { name, bytes: await readFileBounded(name) };

const readFileBounded = async (name: string): Promise<Uint8Array> => {
  try {
    const file = await open(name, 'r');
    try {
      const { size } = await file.stat();
      if (size > maxBytes) throw tooLarge(name, size);
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof InvalidInput) throw cause;
    const why = whyRefused(cause) ?? 'cannot be read';
    throw new InvalidInput('unreadable-file', `${name} ${why}; give the path of a file.`, { cause });
  }
};

const readStandardInput = async (): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > maxBytes) throw tooLarge('standard input', size);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const tooLarge = (name: string, size: number): InvalidInput =>
  new InvalidInput(
    'too-large',
    `${name} is ${Math.ceil(size / 1024 / 1024)} MB, and 25 MB is the most one transcript may be; split it, or drop the text without its media.`,
  );

/** One document alone is indented for people; of several, each is one line. */
export const json = (document: unknown, ofHowMany = 1): string =>
  ofHowMany === 1 ? JSON.stringify(document, null, 2) : JSON.stringify(document);

/**
 * Does the same with every file named, in order. A file that cannot be used gets its sentence on
 * standard error and the others go on; the exit code says that there was one.
 */
export const eachFile = async (
  names: readonly string[],
  verb: string,
  work: (file: NamedBytes) => Promise<string | undefined>,
): Promise<number> => {
  if (names.length === 0)
    throw new InvalidInput(
      'no-file',
      `${verb} wants at least one file; give its path, or - for standard input.`,
    );
  let code = 0;
  for (const name of names) {
    try {
      const text = await work(await readNamed(name));
      if (text !== undefined) process.stdout.write(`${text}\n`);
    } catch (fault) {
      if (!(fault instanceof InvalidInput)) throw fault;
      process.stderr.write(`plumbline: ${fault.message.replaceAll(/\s*\n\s*/g, ' ')}\n`);
      code = 2;
    }
  }
  return code;
};
