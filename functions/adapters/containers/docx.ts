/**
 * The words of a Word document as lines, bounded against archives built to explode. The unzipping is
 * fflate's, streamed, so that it stops at the limit; mammoth was weighed and inflates whole archives
 * into memory before anybody can say stop, and takes longer to load than a transcript takes to read.
 * Source: ECMA-376 part 1, 17.3 (paragraphs and runs).
 */
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate';
import type { InvalidInput } from '../../../core/faults.ts';
import { refusal } from '../../../core/transcript/codes.ts';
import { decodeEntities } from '../../../core/transcript/entities.ts';

/** A two-hour transcript is 2 MB of document XML; a day of them with revision marks stays below this. */
const maxXmlBytes = 16 * 1024 * 1024;
/** One step of the stream: even at deflate's greatest ratio (1032) its output stays below 9 MB. */
const stepBytes = 8 * 1024;
/** Words proper: more than any eight hours hold. */
const maxTextLength = 8 * 1024 * 1024;
/** A document has some twenty parts; a thousand is a large annotated one. */
const maxParts = 5000;

const documentPart = /^word\/document\d{0,2}\.xml$/;

/** Collects the pieces of the document part and says when to stop. */
class DocumentPart {
  readonly #pieces: Uint8Array[] = [];
  readonly #name: string;
  #total = 0;
  #parts = 0;
  found = false;
  ended = false;
  /** The first reason to stop. Kept and thrown later: the library catches what its callbacks throw. */
  refused: InvalidInput | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  get done(): boolean {
    return this.ended || this.refused !== undefined;
  }

  consider(file: UnzipFile): void {
    this.#parts += 1;
    if (this.#parts > maxParts) this.refused ??= refusal('docx-too-large', this.#name);
    if (this.done || this.found || !documentPart.test(file.name)) return;
    this.found = true;
    file.ondata = (error, piece, final) => {
      if (error !== null) this.refused ??= refusal('broken-docx', this.#name, file.name, { cause: error });
      else if (this.refused === undefined) this.#take(piece, final);
    };
    file.start();
  }

  #take(piece: Uint8Array, final: boolean): void {
    this.#total += piece.length;
    if (this.#total > maxXmlBytes) this.refused = refusal('docx-too-large', this.#name);
    else this.#pieces.push(piece.slice());
    this.ended ||= final;
  }

  bytes(): Uint8Array {
    const whole = new Uint8Array(this.#total);
    let filled = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, filled);
      filled += piece.length;
    }
    return whole;
  }
}

/** The bytes of the document part, at most `maxXmlBytes`. */
function documentXml(bytes: Uint8Array, name: string): Uint8Array {
  const part = new DocumentPart(name);
  const unzip = new Unzip((file) => part.consider(file));
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !part.done; at += stepBytes) {
      unzip.push(bytes.subarray(at, at + stepBytes), at + stepBytes >= bytes.length);
    }
  } catch (cause) {
    // The library throws plain errors at whatever it cannot unpack.
    throw part.refused ?? refusal('broken-docx', name, 'the archive is damaged', { cause });
  }
  if (part.refused !== undefined) throw part.refused;
  if (!part.found) throw refusal('broken-docx', name, 'no word/document.xml');
  if (!part.ended) throw refusal('broken-docx', name, 'the archive breaks off');
  return part.bytes();
}

/** Text of a run and the marks that end a line, whatever prefix the namespace has. */
class LineWriter {
  readonly lines: string[] = [];
  #parts: string[] = [];
  #length = 0;
  /** Inside the copy of a drawing kept for older readers; its words stand before it already. */
  fallbackDepth = 0;
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  text(text: string): void {
    if (this.fallbackDepth > 0) return;
    this.#length += text.length;
    if (this.#length > maxTextLength) throw refusal('docx-too-large', this.#name);
    this.#parts.push(text);
  }

  endLine(): void {
    if (this.fallbackDepth > 0) return;
    // A run may hold line breaks of its own markup; they are spaces in a paragraph.
    this.lines.push(this.#parts.join('').replace(/[\r\n]+/g, ' '));
    this.#parts = [];
  }

  tag(closing: boolean, element: string, empty: boolean): void {
    if (element === 'Fallback' && !empty)
      this.fallbackDepth = Math.max(0, this.fallbackDepth + (closing ? -1 : 1));
    if (element === 'tab' && !closing) this.text('\t');
    if ((element === 'br' || element === 'cr') && !closing) this.endLine();
    if (element === 'p' && (closing || empty)) this.endLine();
    // A blank line before each row: a name in its first cell then starts a paragraph.
    if (element === 'tr' && !closing) this.lines.push('');
    if (element === 'noBreakHyphen' && !closing) this.text('-');
  }
}

function linesOf(xml: string, name: string): string[] {
  const writer = new LineWriter(name);
  let inText = false;
  let from = 0;
  for (let open = xml.indexOf('<'); open >= 0; open = xml.indexOf('<', from)) {
    if (inText && open > from) writer.text(decodeEntities(xml.slice(from, open)));
    const close = xml.indexOf('>', open);
    if (close < 0) break;
    const closing = xml[open + 1] === '/';
    const element = /^\/?(?:[A-Za-z0-9]{1,20}:)?([A-Za-z]{1,40})/.exec(xml.slice(open + 1, open + 64))?.[1];
    const empty = xml[close - 1] === '/';
    if (element === 't') inText = !closing && !empty;
    else if (element !== undefined) writer.tag(closing, element, empty);
    from = close + 1;
  }
  writer.endLine();
  return writer.lines;
}

/**
 * The paragraphs of a `.docx`, a line each. Deleted text under revision and field codes are left out.
 *
 * @throws InvalidInput `broken-docx` or `docx-too-large`
 */
export function docxText(bytes: Uint8Array, name: string): string {
  const xml = documentXml(bytes, name);
  let text: string;
  try {
    text = new TextDecoder(xml[0] === 0xff || xml[0] === 0xfe ? 'utf-16' : 'utf-8', { fatal: true }).decode(
      xml,
    );
  } catch (cause) {
    throw refusal('broken-docx', name, 'word/document.xml', { cause });
  }
  if (!text.includes(':body') && !text.includes('<body'))
    throw refusal('broken-docx', name, 'word/document.xml');
  return linesOf(text, name).join('\n');
}
