/**
 * Lines of a document that nobody spoke: titles and fields above the first speaker, and the
 * sentences a notetaker adds by itself. Only what is certain is listed; when in doubt it was said.
 */

/** Fields that describe a recording. They count as such only above the first speaker. */
const field =
  /^[\s*_#>-]{0,6}(?:title|meeting(?: title| name| id)?|date|time|duration|length|location|(?:(?:remote|in-person|in person)(?: and in[ -]person)? )?attendees|participants|present|presenters?|facilitators?|speakers?|host|organi[sz]er|recorded(?: on| by)?|recording(?: id| url)?|created(?: on| at| by)?|language|source|url|link|interview(?: id| type| date)?|interviewers?|interviewee|candidate(?: id| name)?|position|role|round|stage|job(?: title)?|company|team|department|subject|topic|transcribed by|transcript(?:ion)?(?: id)?|version|file(?: name)?|keywords|summary|notes?|status|format)[*_]{0,3}\s{0,3}:/i;

/** Longest YAML block above a document; a published episode's is forty lines. */
const maxFrontMatter = 200;

/** Lines of a YAML block that opens a Markdown file, its two rulers included; 0 when there is none. */
export function frontMatterLines(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') return 0;
  const end = lines.slice(1, maxFrontMatter).findIndex((line) => line.trimEnd() === '---');
  if (end < 0 || !lines.slice(1, end + 1).some((line) => /^[A-Za-z_-]{1,40}:/.test(line))) return 0;
  return end + 2;
}

/** Notes of a day of meetings fill fewer lines. */
const maxNotesLines = 2000;

const tableRow = /^\s{0,3}\|.*\|\s{0,9}$/;
/** A heading of one word or a few that announces a list. */
const bareHeading = /^[*_]{0,3}(?:attendees|participants|transcript)[*_]{0,3}$/i;
const ruler = /^[\s\-=_*~#.·•]{3,}$/;
const markdownHeading = /^\s{0,3}#{1,6}\s/;
const saysTranscript =
  /\b(?:transcript|transcription|recording|interview|meeting|debrief|podcast|episode|minutes)\b/i;
const dateOnly =
  /^(?:day \p{L}{2,6}\W{1,4})?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? \d{1,4}(?:,? \d{4})?)(?:[,T ]{1,3}\d{1,2}:\d{2}(?::\d{2})?\s?(?:am|pm)?)?$/iu;
const maxTitleWords = 14;
/** Sixty names with their initials. */
const maxListLength = 2000;

/** True for the heading over a list of names. */
export const announcesList = (line: string): boolean =>
  /^[*_#\s]{0,6}(?:attendees|participants)[*_:]{0,4}\s{0,9}$/i.test(line);

/** Words beside the links of a line that only points somewhere: "no slides", "proposal and". */
const maxWordsBesideLinks = 3;

/** True for a line that points to other documents, and says no more. */
function isLinkList(text: string): boolean {
  const rest = text
    .replace(/\[[^[\]]{0,200}\]\([^()\s]{0,300}\)/g, ' @ ')
    .replace(/<?https?:\/\/\S{1,300}/g, ' @ ');
  if (!rest.includes('@')) return false;
  return rest.split(/[^\p{L}\p{N}'’]+/u).filter((word) => word !== '').length <= maxWordsBesideLinks;
}

/** Of a list of those present; a guest has no initials yet. */
const nameListShare = 0.8;

/** `Maja Lund (ML), Tom Reed (TR), …`: those present, with the initials used from then on. */
function isNameList(text: string): boolean {
  const items = text
    .replace(/^[\s*-]{0,6}(?:[\p{L} ]{1,30}:\s{0,3})?/u, '')
    .split(/[,;]\s{0,3}/)
    .filter((item) => item !== '');
  const people = items.filter((item) =>
    /^(?:and )?\p{Lu}[\p{L}.'’ -]{1,60}\s\(\p{Lu}{2,4}\)[\s.]{0,3}$/u.test(item),
  ).length;
  return people > 0 && people >= items.length * nameListShare;
}

const isComment = (text: string): boolean => /^<!--[^<>]{0,280}-->$/.test(text);

/** True for a line that, above the first speaker, is certainly a title or a field and not speech. */
export function isTitleLine(line: string): boolean {
  const text = line.slice(0, 300).trim();
  if (
    text === '' ||
    ruler.test(text) ||
    tableRow.test(text) ||
    bareHeading.test(text) ||
    markdownHeading.test(line.slice(0, 12)) ||
    field.test(text) ||
    isComment(text)
  )
    return true;
  if (line.length <= maxListLength && (isNameList(line) || isLinkList(line))) return true;
  if (line.length > 160) return false;
  if (dateOnly.test(text)) return true;
  const words = text.split(/\s+/).length;
  return words <= maxTitleWords && saysTranscript.test(text) && !/[.?!]["')\]]?$/.test(text);
}

const notesHeading =
  /^(?:attendees|invited|notes|summary|details|next steps|suggested next steps|meeting records)\b/i;

/**
 * Where the transcript begins in a document that holds notes about the meeting above it; 0 when it
 * holds none. The notes were written, not spoken.
 */
export function transcriptStart(lines: readonly string[]): number {
  let notes = false;
  for (const [index, line] of lines.slice(0, maxNotesLines).entries()) {
    if (line.length > 120) continue;
    const bare = line.replace(/[^\p{L}\p{N}\s]/gu, '').trim();
    if (notesHeading.test(bare)) notes = true;
    else if (notes && /^transcript$/i.test(bare)) return index + 1;
  }
  return 0;
}

const furniture = [
  /^This editable transcript was computer generated and might contain errors\b/,
  /^Transcri(?:pt|ption) ended after \d{1,3}:\d{2}(?::\d{2})?\b/,
  /^Transcribed by https?:\/\/otter\.ai\s*$/i,
];

/** True for a sentence that a notetaker adds to every document it writes. */
export const isPageFurniture = (line: string): boolean => {
  if (line.length > 300) return false;
  const text = line.replace(/[*_#]/g, '').trim();
  return furniture.some((pattern) => pattern.test(text));
};
