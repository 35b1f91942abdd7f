/**
 * What a transcriber or recogniser notes in brackets and nobody said: "[laughter]", "(inaudible)", "[crosstalk
 * 00:12:30]". Redactions such as "[company]" stand for what was said and are none.
 */

/** One of these must be among its words. */
const heard =
  /^(?:(?:laugh|chuckl|giggl|cough|sigh|sniff|sneez|beep|whisper|mumbl|stammer|paus|overlap|breath|exhal|inhal)(?:e|es|ed|s|ing|ping|ter)?|cross-?talk|inaudible|unintelligible|indiscernible|unclear|silence|noises?|applause|music|static|typing|clears|sic|phonetic)$/;
/** And nothing but these beside one of them, and times. */
const beside =
  /^(?:background|both|speakers?|speech|talking|audio|sounds?|cut|out|throat|short|long|brief|softly|loudly|nervous|nervously|and|in|the|on|line|phone|voices?)$/;

/** Where a sentence of a long turn begins: "[00:12:30]". */
const time = /^\d+:\d\d(?::\d\d)?(?:\.\d+)?$/;

/** More than any of them takes, with its time. */
const longest = 48;

/**
 * The place after the annotation that begins at a bracket, or the bracket's own where none does.
 * @param text lower case
 * @param at of "[" or "("
 */
export const pastAnnotation = (text: string, at: number): number => {
  const closing = text.charCodeAt(at) === 0x5b ? ']' : ')';
  const inner = text.slice(at + 1, at + longest);
  const end = inner.indexOf(closing);
  if (end < 0) return at;
  const told = inner.slice(0, end);
  if (closing === ']' && time.test(told)) return at + end + 2;
  const noted = told
    .replace('cross talk', 'crosstalk')
    .split(/[\s.,:;?*_]+/)
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  const isNote =
    noted.some((word) => heard.test(word)) && noted.every((word) => heard.test(word) || beside.test(word));
  return isNote ? at + end + 2 : at;
};

/** A text without the annotations it ends with. Linear in them. */
export const withoutLastAnnotations = (text: string): string => {
  for (let end = text.trimEnd(); ; ) {
    const tail = end.slice(-longest - 1).toLowerCase();
    const at = Math.max(tail.lastIndexOf('['), tail.lastIndexOf('('));
    if (at < 0 || pastAnnotation(tail, at) < tail.length) return end;
    end = end.slice(0, end.length - (tail.length - at)).trimEnd();
  }
};
