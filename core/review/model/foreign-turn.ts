/**
 * A turn in another language than the conversation's: what is hidden there is for somebody who is not
 * in the room, and a model reads all languages. Told by the small words that every sentence needs.
 */

const small = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Small words that English does not share, without accents as plain words are. */
const languages: readonly ReadonlySet<string>[] = [
  small(
    'le la les des du une et est vous votre vos nous pas dans pour que qui sur avec ce cette ces mais ou leur tout toutes tous de au aux il elle je ne',
  ),
  small(
    'der die das und ist nicht sie ihr ihre den dem ein eine einen zu mit auf fur von wird alle alles dieser diese dieses bitte keine auch als',
  ),
  small(
    'el los las una y es usted su sus no en para que con por esta este estos todo todas todos del al se lo como de la',
  ),
  small(
    'il lo gli una e non che per con questo questa questi tutto tutti tutte della dei delle nel di la le sono si come',
  ),
  small('o os as uma e nao que para com por esta este todos todas da do das dos em voce seu sua de'),
  small('de het een en is niet je jouw dit deze dat in op van voor met alle alles geef maar ook aan'),
  small('och att det som en ett inte du din den har for med pa av alla'),
  small('nie jest to w na z i sie do ze prosze wszystkie ten ta jako'),
];

const english: ReadonlySet<string> = small(
  'the a an and is are was were you your i we it that this to of in on for with not but so what how why when do did does have has had be been they he she at as if or from my me our can could would will just about there then',
);

/** Fewer words are a name or a greeting. */
const minWords = 5;
/** Of all words: a sentence in any of these languages has more, a list of product names fewer. */
const share = 0.3;

/** Whether words are a sentence in one of the known languages, and none in English. Linear in the words. */
export const isForeign = (words: readonly string[]): boolean => {
  if (words.length < minWords) return false;
  const counted = (of: ReadonlySet<string>): number => words.filter((word) => of.has(word)).length;
  const spoken = counted(english);
  return languages.some((language) => {
    const found = counted(language);
    return found >= share * words.length && found >= 3 * spoken + 2;
  });
};
