/** The ways of writing "now this person speaks" that one line can have. */
import { decodeEntities } from './entities.ts';

/**
 * - `name-colon`        `Name: words`
 * - `marked-colon`      `- Name: words`, `>> NAME: words`
 * - `name-clock-colon`  `Name (00:12): words`
 * - `clock-name-colon`  `[00:12] Name: words`
 * - `bare-clock-name-colon` `00:12 Name: words`
 * - `name-clock`        `Name  0:33`, words on the next line
 * - `clock-name`        `0:33 Name`, words on the next line
 * - `bold-colon`        `**Name:** words`, `**Name**: words`: the markup itself says that this is a label
 * - `bold`              `**Name**` alone or with a time, `**Name** [0:33] words`
 * - `bold-words`        `**Name** words`
 * - `bracket`           `<Name> words`, `[Speaker 1] words`
 * - `name`              `Name`, words on the next line
 * - `clock`             `00:00:12` alone
 * - `clock-text`        `[00:12] words`: the same speaker goes on
 * - `bare-clock-text`   `00:12 words`
 */
export type Form =
  | 'name-colon'
  | 'marked-colon'
  | 'name-clock-colon'
  | 'clock-name-colon'
  | 'bare-clock-name-colon'
  | 'name-clock'
  | 'clock-name'
  | 'bold-colon'
  | 'bold'
  | 'bold-words'
  | 'bracket'
  | 'name'
  | 'clock'
  | 'clock-text'
  | 'bare-clock-text';

export interface Head {
  readonly form: Form;
  /** Empty for the forms without a name. */
  readonly label: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  /** Where the words begin in the line. */
  readonly wordsAt: number;
  /** Where they begin when the name turns out to be none but the time before it is one. */
  readonly afterClockAt?: number;
  /** A time between the colon and the words; a time only if the file writes it as a habit. */
  readonly afterColon?: { readonly startMs: number; readonly wordsAt: number };
}

/** A label, two times and their brackets fit; nothing further into a line is looked at. */
export const headLength = 140;

/** A label without the marks around it. */
export const bareLabel = (label: string): string =>
  decodeEntities(label)
    .replace(/^[\s>\-–—•*_]{1,4}/, '')
    .replace(/^\[([^[\]]{1,64})\]$/, '$1')
    .replace(/\\/g, '')
    .replace(/\s+/g, ' ')
    .trim();
