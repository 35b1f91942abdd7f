/** Every word that the stores hold, as somebody would who searches them. */
import type { Kept } from './evidence.ts';
import type { World } from './world.ts';

/** Far above what a history drops. */
const maxBytes = 10_000_000;

export const everythingIn = async ({ sound, ledger }: World): Promise<readonly Kept[]> => {
  const { drop, artefacts } = sound;
  const kept: Kept[] = ledger
    .rows()
    .map((row) => ({ where: `row ${row.partition} / ${row.sort}`, text: JSON.stringify(row) }));
  const decoder = new TextDecoder();
  const keep = (where: string, bytes: Uint8Array | undefined): void => {
    kept.push({ where, text: `${where} ${decoder.decode(bytes)}` });
  };
  for await (const { key } of drop.list('')) keep(`object ${key}`, (await drop.read(key, maxBytes))?.bytes);
  for await (const key of artefacts.list('')) keep(`artefact ${key}`, await artefacts.get(key));
  return kept;
};
