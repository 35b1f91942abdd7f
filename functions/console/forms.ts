/** What a form sent, read as far as it can be; what cannot be read becomes one sentence beside the form. */
import { InvalidInput } from '../../core/faults.ts';
import type { LoopId } from '../../core/identity.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';

/** As it was typed, so that it can be shown again. */
export type Typed = Readonly<Record<string, string>>;

/** Only text; a file or a field sent twice is no field of ours. */
export const typedOf = (body: Readonly<Record<string, unknown>>): Typed =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/** Line breaks as one kind; a browser sends two characters for each. */
export const wordsIn = (typed: Typed, name: string): string =>
  (typed[name] ?? '').replaceAll('\r\n', '\n').trim();

export const choiceOf = (loopId: LoopId, turn: number): string => `${turn}@${loopId}`;

/** The radio button that goes with the field for another place. */
export const elsewhere = 'elsewhere';

export type Pointed = { readonly loopId: string; readonly place: number | string };

/**
 * The moment as it was pointed at: one of those offered, or a time or turn typed beside a loop.
 * Throws InvalidInput where nothing was chosen.
 */
export const pointedAt = (typed: Typed): Pointed => {
  const chosen = typed['moment'] ?? '';
  const at = chosen.indexOf('@');
  const turn = chosen.slice(0, at);
  if (at > 0 && /^\d{1,5}$/.test(turn)) return { loopId: chosen.slice(at + 1), place: Number(turn) };
  const place = wordsIn(typed, 'place');
  if (chosen === elsewhere && place !== '') return { loopId: wordsIn(typed, 'loop'), place };
  throw new InvalidInput('moment-missing', 'Choose the moment it is about, or say where it is.');
};

/** The turn of a typed place: "21:51" is the turn spoken at that time, "12" the twelfth turn. Throws InvalidInput. */
export const turnAt = ({ place }: Pointed, transcript: Transcript): number => {
  const turn = typeof place === 'number' ? place : turnTyped(place, transcript);
  if (turn === undefined || transcript.turns[turn] === undefined)
    throw new InvalidInput(
      'moment-nowhere',
      'There is no such place in this interview; write a time as it stands beside the words (21:51), or the number of a turn.',
    );
  return turn;
};

const turnTyped = (place: string, transcript: Transcript): number | undefined => {
  const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/.exec(place);
  if (clock === null) return /^\d{1,5}$/.test(place) ? Number(place) - 1 : undefined;
  const ms = (Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])) * 1000;
  const spoken = transcript.turns.filter(({ startMs }) => startMs !== null && startMs < ms + 1000);
  // A time before the first words is nowhere.
  return spoken.at(-1)?.index;
};

/** Written into every form, and refused when it is not there: a page saved years ago has none. */
export const nonceIn = (typed: Typed): string => {
  const nonce = typed['nonce'] ?? '';
  if (!/^[A-Za-z0-9._-]{8,80}$/.test(nonce))
    throw new InvalidInput('form-incomplete', 'The form came incomplete; please send it again from here.');
  return nonce;
};

/** What a rubric item may be where no competency fits: the do-nots, said as what to do. */
export const craftItems: readonly string[] = [
  'Neutral questions',
  'One question at a time',
  'Following up what was said',
  'Letting people finish',
  'Keeping to the round',
  'Ratings that rest on evidence',
];
