/**
 * What zod says of a value that does not fit, in English. Asked for where somebody reads it: elsewhere the
 * field and the code of an issue are enough, and a function carries no sentences that it never says.
 */
import { en } from 'zod/locales';

export const inEnglish = { error: en().localeError };
