/**
 * Every code a reader can refuse with or warn with: what it says and what to do about it.
 * One table, so that the message on a terminal, the reason in quarantine and the page in the
 * documentation are the same words.
 */
import { InvalidInput } from '../faults.ts';

export interface CodeEntry {
  /** What is wrong, as a sentence without its full stop. */
  readonly sentence: string;
  /** What the person who sees it can do, starting with a verb. */
  readonly whatToDo: string;
}

/** Codes of `InvalidInput`: the file is not read at all. */
export const refusalCodes = {
  empty: {
    sentence: 'the file is empty',
    whatToDo: 'export the transcript again once the notetaker has finished it',
  },
  'no-words': {
    sentence: 'the file has the shape of a transcript but holds no spoken words',
    whatToDo: 'check that the recording had sound, then export it again',
  },
  'too-large': {
    sentence: 'the file is larger than 25 MB',
    whatToDo: 'export the transcript alone, without audio or word-level detail',
  },
  'too-many-turns': {
    sentence: 'the transcript has more than 20,000 turns',
    whatToDo: 'split the file into one file an interview',
  },
  'too-many-lines': {
    sentence: 'the file has more lines or cues than eight hours of speech could fill',
    whatToDo: 'send the transcript of one interview, without word-level timing',
  },
  'too-many-speakers': {
    sentence: 'the transcript names more than 500 speakers',
    whatToDo: 'name the format, or export again from the notetaker',
  },
  'too-long': {
    sentence: 'the transcript spans more than eight hours',
    whatToDo: 'split the file into one file an interview, or correct its times',
  },
  encoding: {
    sentence: 'the text is neither valid UTF-8 nor valid UTF-16',
    whatToDo: 'save it as UTF-8 and send it again',
  },
  binary: {
    sentence: 'the file is binary, not a transcript',
    whatToDo: 'send the transcript as VTT, SRT, JSON, CSV, DOCX or plain text',
  },
  'broken-json': {
    sentence: 'the JSON breaks off or is malformed',
    whatToDo: 'export the transcript again and send the whole file',
  },
  'unknown-json': {
    sentence: 'the JSON is of no known transcript shape',
    whatToDo: 'send one of the supported exports, or a plumbline.transcript/1 document',
  },
  'wrong-shape': {
    sentence: 'the file does not have the shape of the format it claims',
    whatToDo: 'correct the named field, or name another format',
  },
  'no-text-column': {
    sentence: 'the table has no column of spoken text',
    whatToDo: 'name the columns speaker, start, end and text in the first line',
  },
  'several-interviews': {
    sentence: 'the file holds several interviews',
    whatToDo: 'send one file an interview, or describe where each begins in the metadata',
  },
  'merged-onsite': {
    sentence: 'the file holds several back-to-back interviews and nothing tells which of them this loop is',
    whatToDo:
      'send one file an interview, or say in the metadata who led this one, from when until when, and when the recording began (recordingStartedAt)',
  },
  'broken-docx': {
    sentence: 'the Word document is damaged or is not a Word document',
    whatToDo: 'open it in Word, save it again as .docx and send it again',
  },
  'docx-too-large': {
    sentence: 'the Word document unpacks to more than any transcript needs',
    whatToDo: 'save the transcript alone as .docx or plain text and send it again',
  },
} as const satisfies Record<string, CodeEntry>;
export type RefusalCode = keyof typeof refusalCodes;

/** Codes of `warnings` in a transcript: the defect was survived and no word was lost. */
export const warningCodes = {
  'no-speakers': {
    sentence: 'nothing in the file says who speaks, so everything is credited to one unknown speaker',
    whatToDo: 'switch on speaker names in the notetaker; talk share and interruptions abstain',
  },
  'some-unlabelled': {
    sentence: 'words before the first name are credited to an unknown speaker',
    whatToDo: 'check who opens the interview',
  },
  'no-times': {
    sentence: 'the file has no times',
    whatToDo: 'export with timestamps; every measure in minutes abstains',
  },
  'some-times-missing': {
    sentence: 'some turns have no start time',
    whatToDo: 'export with timestamps if minutes matter',
  },
  'bad-time': {
    sentence: 'a time could not be read and was left out',
    whatToDo: 'nothing, unless many turns are touched; the words are kept',
  },
  'zero-duration': {
    sentence: 'a cue ends when it starts',
    whatToDo: 'nothing; the words are kept',
  },
  'negative-duration': {
    sentence: 'a cue ends before it starts, so its end was left out',
    whatToDo: 'nothing; the words and the start are kept',
  },
  overlap: {
    sentence: 'the turn starts before the one before it has ended',
    whatToDo: 'nothing; people talk over each other',
  },
  'out-of-order': {
    sentence: 'the turn starts before the turn that precedes it in the file',
    whatToDo: 'nothing; the order of the file is kept',
  },
  'long-gap': {
    sentence: 'more than two minutes pass in silence before the turn',
    whatToDo: 'check that the recording was not stopped',
  },
  'stray-text': {
    sentence: 'words outside any cue were added to the cue before them',
    whatToDo: 'nothing; the words are kept',
  },
  'missing-index': {
    sentence: 'a cue has no number',
    whatToDo: 'nothing; the cue is kept',
  },
  'unclosed-voice': {
    sentence: 'a voice tag is never closed',
    whatToDo: 'nothing; the voice goes on to the next tag',
  },
  'unknown-speaker': {
    sentence: 'the notetaker itself did not know who speaks',
    whatToDo: 'name the speaker with the assign command if the turn matters',
  },
  'unjoined-speaker': {
    sentence: 'a speaker has an id and no name',
    whatToDo: 'send the list of participants with the transcript, or assign the speaker by hand',
  },
  'header-skipped': {
    sentence: 'lines above the first speaker were read as a title or description, not as speech',
    whatToDo: 'put a name before them if they were spoken',
  },
  'possible-speaker': {
    sentence: 'a line starts like a speaker but was kept as words, because the name never returns',
    whatToDo: 'map the label in the metadata if it is a speaker',
  },
  'time-unit': {
    sentence:
      'the file does not say whether its times are seconds or milliseconds; the length of the call decided',
    whatToDo: 'send the length of the call with the transcript if the times look wrong',
  },
  'edited-text': {
    sentence: 'the file holds an edited and a raw text; the raw text is quoted',
    whatToDo: 'nothing',
  },
  'missing-text': {
    sentence: 'an entry has no text',
    whatToDo: 'nothing; there was nothing to keep',
  },
  'ragged-row': {
    sentence: 'a row has more or fewer cells than the first line; surplus cells were added to its text',
    whatToDo: 'quote cells that contain the separator',
  },
  'unclosed-quote': {
    sentence: 'a quoted cell is never closed',
    whatToDo: 'check that the file is complete',
  },
  'onsite-part': {
    sentence: 'the file holds several interviews; only the one that the metadata means was taken from it',
    whatToDo: 'nothing; the others need metadata of their own',
  },
  'unknown-mapping': {
    sentence: 'the metadata maps a speaker that does not occur in the transcript',
    whatToDo: 'correct the label in the metadata',
  },
  'more-of-the-same': {
    sentence: 'more turns have the same defect',
    whatToDo: 'nothing; only the first fifty are listed',
  },
} as const satisfies Record<string, CodeEntry>;
export type WarningCode = keyof typeof warningCodes;

/** Longest excerpt or file name repeated in a message: a terminal line, not a paragraph. */
const maxDetail = 120;

/** Control characters would break the one line a message is. */
export const oneLine = (text: string): string => {
  const cut = text.length > maxDetail ? `${text.slice(0, maxDetail)}…` : text;
  return cut.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();
};

/**
 * The refusal of one input, as an error to throw.
 *
 * @param name what the input is called: a file name, a key, `-`
 * @param where the line, entry or field, if one is to blame
 */
export const refusal = (
  code: RefusalCode,
  name: string,
  where?: string,
  options?: ErrorOptions,
): InvalidInput => {
  const { sentence, whatToDo } = refusalCodes[code];
  const place = where === undefined ? '' : ` (${oneLine(where)})`;
  return new InvalidInput(code, `${oneLine(name)}: ${sentence}${place}; ${whatToDo}.`, options);
};

/** The message of one warning; `detail` says where or which, when the turn alone does not. */
export const warningMessage = (code: WarningCode, detail?: string): string => {
  const { sentence, whatToDo } = warningCodes[code];
  const place = detail === undefined ? '' : ` (${oneLine(detail)})`;
  return `${sentence}${place}; ${whatToDo}.`;
};
