/** What a mail says, as plain data: decided once, drawn twice, as HTML and as plain text. */

/** `whole` is not broken at the end of a line while it fits into one: a date, a reference. */
export type Span = { readonly mark: 'plain' | 'whole' | 'quote' | 'code'; readonly text: string };
export type Line = readonly Span[];

export type MailLink = {
  readonly label: string;
  readonly href: string;
  readonly weight: 'primary' | 'secondary' | 'quiet';
};

export type Tone = 'keep' | 'discuss' | 'try' | 'neutral';

export type Block =
  /** One labelled thing: keep, discuss, try, coverage. */
  | {
      readonly kind: 'point';
      readonly label: string;
      readonly tone: Tone;
      readonly lines: readonly Line[];
    }
  /** Short answers to who, when, how long. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly term: string; readonly detail: string }[] }
  /** Things with a sentence each. */
  | {
      readonly kind: 'items';
      /** Keys are set as code, sentences as words. */
      readonly terms: 'code' | 'words';
      readonly items: readonly {
        readonly term: string;
        readonly detail: string;
        readonly links?: readonly MailLink[] | undefined;
      }[];
    }
  /** A plain picture: lengths against one scale, with their numbers in words. */
  | {
      readonly kind: 'bars';
      readonly label: string;
      readonly groups: readonly {
        readonly name: string;
        /** `share` is the length, 0 to 1. */
        readonly bars: readonly { readonly tone: Tone; readonly share: number; readonly detail: string }[];
      }[];
    }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'command'; readonly label: string; readonly command: string }
  | { readonly kind: 'links'; readonly links: readonly MailLink[] };

export type MailContent = {
  /** One line of at most 120 characters. */
  readonly subject: string;
  /** The first line: what to do first, and by when. */
  readonly lead: Line;
  /** What it is about, in one breath. */
  readonly context: Line;
  readonly blocks: readonly Block[];
  readonly footer: readonly string[];
};

export const plain = (text: string): Span => ({ mark: 'plain', text });
export const whole = (text: string): Span => ({ mark: 'whole', text });
export const quoted = (text: string): Span => ({ mark: 'quote', text });
export const code = (text: string): Span => ({ mark: 'code', text });

export const point = (label: string, tone: Tone, lines: readonly Line[]): Block => ({
  kind: 'point',
  label,
  tone,
  lines,
});

export const paragraph = (...line: Span[]): Block => ({ kind: 'paragraph', line });
