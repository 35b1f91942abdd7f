/** Mails to TA operations about what could not be read or placed. */
import { type Block, code, type MailContent, paragraph, plain, point, whole } from './blocks.ts';
import { linkBlock } from './links.ts';
import { loopLine, loopTitle } from './loop-phrase.ts';
import type { QuarantineNotice, SpeakerQuestion } from './model.ts';
import { shown } from './shown-text.ts';
import { footerOf, maxName } from './task-content.ts';
import { timesIn } from './times.ts';

/** More than twenty is one cause repeated, and the list has them all. */
const maxRows = 20;
const maxKey = 200;
const maxMessage = 300;

/** What is in quarantine, why, and the command that tries it again. */
export function quarantineContent(mail: QuarantineNotice): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const count = mail.rows.length;
  const things = count === 1 ? '1 file' : `${count} files`;
  const beyond = count - maxRows;
  return {
    subject: `Quarantine: ${things} could not be used`,
    lead: [
      plain(`First: mend the cause, then redrive. ${things} ${count === 1 ? 'waits' : 'wait'} for you.`),
    ],
    context: [plain('Nothing is lost: each file is kept as it arrived, with the reason beside it.')],
    blocks: [
      {
        kind: 'items',
        terms: 'code',
        items: mail.rows.slice(0, maxRows).map((row) => ({
          term: shown(row.key, maxKey),
          detail: `${reasonOf(row.key, row.message)} (${shown(row.code, 64)})`,
        })),
      },
      ...(beyond > 0 ? [paragraph(plain(`and ${beyond} more.`))] : []),
      ...commands(mail),
      linkBlock({ label: 'Open the quarantine', href: mail.links.page, weight: 'primary' }),
    ],
    footer: footerOf(times),
  };
}

/** A reason usually begins with the key it stands beside; once is enough. */
const reasonOf = (key: string, message: string): string => {
  const reason = shown(message.startsWith(`${key}: `) ? message.slice(key.length + 2) : message, maxMessage);
  return `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}`;
};

const commands = ({ rows, commandOptions = [] }: QuarantineNotice): Block[] => {
  const options = commandOptions.map((option) => ` ${shellWord(option)}`).join('');
  // A key that cannot be shown as it is cannot be pasted either.
  const first = rows.find(({ key }) => shown(key, maxKey) === key);
  if (first === undefined)
    return [
      { kind: 'command', label: 'Redrive them all', command: `npx plumbline redrive${options}` },
      { kind: 'command', label: 'See them first', command: `npx plumbline quarantine${options}` },
    ];
  const one = `npx plumbline redrive ${shellWord(first.key)}${options}`;
  if (rows.length === 1) return [{ kind: 'command', label: 'Redrive it', command: one }];
  return [
    { kind: 'command', label: 'Redrive one', command: one },
    { kind: 'command', label: 'Redrive them all', command: `npx plumbline redrive${options}` },
  ];
};

/** One word to a POSIX shell, whatever it holds. */
const shellWord = (text: string): string =>
  /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** The two commands of an answer: see the voices, then name one. */
const answers = (loopId: SpeakerQuestion['loopId']): Block[] => {
  if (loopId === undefined) return [];
  const command = `npx plumbline assign ${shellWord(loopId)}`;
  return [
    { kind: 'command', label: 'See its voices', command },
    { kind: 'command', label: 'Name the interviewer', command: `${command} --speaker LABEL=interviewer` },
  ];
};

/** Which voice is the interviewer's. Labels may be names, so they stay behind the link. */
export function speakerContent(mail: SpeakerQuestion): MailContent {
  const times = timesIn(mail.to.timeZone, mail.now);
  const which = loopTitle(mail.loop, times);
  const about = loopLine(mail.loop, times);
  const whose =
    mail.interviewer === undefined ? 'the interviewer’s' : `${shown(mail.interviewer.name, maxName)}’s`;
  const by = mail.until === undefined ? '' : `By ${times.at(mail.until)}.`;
  const voices = mail.voices === undefined ? 'its voices' : `its ${mail.voices} voices`;
  return {
    subject: `Which voice is the interviewer’s?${which === '' ? '' : ` ${which}`}`,
    lead: [plain(`First: say which voice is ${whose}. `), ...(by === '' ? [] : [whole(by)])],
    context: [
      ...(about.length === 0 ? [plain('The transcript')] : [plain('The transcript of '), ...about]),
      plain(`: ${voices} could not be told apart well enough to coach anybody on.`),
    ],
    blocks: [
      point('File', 'neutral', [[code(shown(mail.key, maxKey))]]),
      paragraph(
        plain('Answer on the page, or add '),
        code('"speakers": {"<label>": "interviewer"}'),
        plain(' to the file’s .meta.json and drop it again.'),
      ),
      ...answers(mail.loopId),
      paragraph(plain('Until then it waits, unread; after that it goes to quarantine, where it is kept.')),
      linkBlock({ label: 'Say who is who', href: mail.links.page, weight: 'primary' }),
    ],
    footer: footerOf(times),
  };
}
