/**
 * A Converse endpoint on loopback, over HTTP/2 as the client speaks it, that answers as a test says, and keeps a prefix cache as the real
 * one does: an entry exists once a reply has begun, and only an identical prefix finds it.
 */
import { once } from 'node:events';
import {
  createServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
} from 'node:http2';
import type { Socket } from 'node:net';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import * as z from 'zod/mini';
import { lenses, type LensName } from '../../../core/review/model/lenses.ts';
import type { ModelReply } from '../../../core/review/model/reply.ts';

const Block = z.looseObject({ text: z.optional(z.string()), cachePoint: z.optional(z.unknown()) });
const Body = z.looseObject({
  system: z.array(Block),
  messages: z.array(z.looseObject({ role: z.string(), content: z.array(Block) })),
  toolConfig: z.looseObject({ tools: z.array(z.unknown()), toolChoice: z.unknown() }),
  inferenceConfig: z.unknown(),
  guardrailConfig: z.optional(z.unknown()),
});
type Body = z.infer<typeof Body>;

export type Line = { readonly turn: number; readonly role: string; readonly text: string | null };

export type Asked = {
  readonly path: string;
  readonly body: Body;
  readonly lens: LensName;
  /** The text after the cache point. */
  readonly text: string;
  /** Everything before it in the message. */
  readonly prefix: string;
  readonly lines: readonly Line[];
  /** How many requests for this lens came before. */
  readonly before: number;
};

export type Answer =
  | { readonly kind: 'report'; readonly reply: ModelReply }
  /** Any content and stop reason at all. */
  | { readonly kind: 'says'; readonly content: readonly unknown[]; readonly stop: string }
  | { readonly kind: 'error'; readonly status: number; readonly error: string; readonly message?: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'half' }
  | { readonly kind: 'broken-json' }
  | { readonly kind: 'slow'; readonly delayMs: number; readonly reply: ModelReply };

export type Counted = { readonly input: number; readonly read: number; readonly written: number };

export type ConversePeer = {
  readonly client: BedrockRuntimeClient;
  readonly asked: readonly Asked[];
  /** Input tokens of every request that was answered, in order. */
  readonly counted: readonly Counted[];
  readonly close: () => Promise<void>;
};

export const emptyReply: ModelReply = { findings: [], questions: [], evidence: [], addressed: [] };

const tokens = (text: string): number => Math.ceil(text.length / 4);
/** As for the larger models. */
const cacheMinTokens = 1024;

const lensOf = (text: string): LensName => {
  const found = lenses.find(({ task }) => text.startsWith(task));
  if (!found) throw new Error(`This is no lens: ${text.slice(0, 80)}`);
  return found.name;
};

const linesOf = (prefix: string): Line[] =>
  prefix.split('\n').flatMap((line) => {
    if (!/^\[\d/.test(line)) return [];
    const parsed = z.tuple([z.number(), z.string(), z.nullable(z.string())]).safeParse(JSON.parse(line));
    return parsed.success ? [{ turn: parsed.data[0], role: parsed.data[1], text: parsed.data[2] }] : [];
  });

type Split = {
  readonly before: string;
  readonly after: string;
  readonly prefix: string;
  readonly text: string;
  readonly cached: boolean;
};

/** What the cache sees: tools, system, then messages up to the cache point. */
const split = (body: Body): Split => {
  const content = body.messages[0]?.content ?? [];
  const at = content.findIndex((block) => block.cachePoint !== undefined);
  const head = at < 0 ? content.slice(0, -1) : content.slice(0, at);
  const tail = content.slice(at < 0 ? -1 : at + 1);
  return {
    before: JSON.stringify([body.toolConfig, body.system, head]),
    after: tail.map(({ text }) => text ?? '').join(''),
    prefix: head.map(({ text }) => text ?? '').join(''),
    text: tail.map(({ text }) => text ?? '').join(''),
    cached: at >= 0,
  };
};

export const conversePeer = async (
  answer: (asked: Asked) => Answer,
  options: { readonly maxAttempts?: number; readonly port?: number } = {},
): Promise<ConversePeer> => {
  const asked: Asked[] = [];
  const counted: Counted[] = [];
  const cache = new Set<string>();
  const sockets = new Set<Socket>();
  const timers = new Set<NodeJS.Timeout>();

  const count = ({ before, after, cached }: Split): Counted => {
    const size = tokens(before);
    if (!cached || size < cacheMinTokens) return { input: size + tokens(after), read: 0, written: 0 };
    return cache.has(before)
      ? { input: tokens(after), read: size, written: 0 }
      : { input: tokens(after), read: 0, written: size };
  };

  const send = (
    response: Http2ServerResponse,
    parts: Split,
    found: Counted,
    content: readonly unknown[],
    stop: string,
  ): void => {
    counted.push(found);
    response.writeHead(200, { 'content-type': 'application/json' });
    // The reply has begun: from now on the prefix is found.
    if (parts.cached) cache.add(parts.before);
    const outputTokens = tokens(JSON.stringify(content));
    response.end(
      JSON.stringify({
        output: { message: { role: 'assistant', content } },
        stopReason: stop,
        usage: {
          inputTokens: found.input,
          outputTokens,
          totalTokens: found.input + found.read + found.written + outputTokens,
          cacheReadInputTokens: found.read,
          cacheWriteInputTokens: found.written,
        },
        metrics: { latencyMs: 1 },
      }),
    );
  };
  const reported = (reply: ModelReply): unknown[] => [
    { toolUse: { toolUseId: 'use-1', name: 'report', input: reply } },
  ];

  const handle = async (request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Body.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const parts = split(body);
    const lens = lensOf(parts.text);
    const one: Asked = {
      path: decodeURIComponent(request.url ?? ''),
      body,
      lens,
      text: parts.text,
      prefix: parts.prefix,
      lines: linesOf(parts.prefix),
      before: asked.filter((earlier) => earlier.lens === lens).length,
    };
    asked.push(one);
    // The cache is looked up when the request arrives, not when its reply is ready.
    const found = count(parts);
    const said = answer(one);
    switch (said.kind) {
      case 'report':
        // A reply begins in a later turn of the loop, so that requests sent together meet an empty cache.
        await new Promise<void>((resolve) => timers.add(setTimeout(resolve, 5)));
        return send(response, parts, found, reported(said.reply), 'tool_use');
      case 'says':
        return send(response, parts, found, said.content, said.stop);
      case 'error':
        response.writeHead(said.status, {
          'content-type': 'application/json',
          'x-amzn-errortype': said.error,
        });
        response.end(JSON.stringify({ message: said.message ?? 'scripted' }));
        return;
      case 'cut':
        for (const socket of sockets) socket.resetAndDestroy();
        return;
      case 'half':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
        response.write('{"output":{"message":{"role":"assistant","content":[{"toolUse":');
        timers.add(setTimeout(() => request.stream.close(), 5));
        return;
      case 'broken-json':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"output":{"message":{"role":"assistant","content":[{"toolUse":');
        return;
      case 'slow':
        timers.add(
          setTimeout(() => {
            if (!request.stream.destroyed) send(response, parts, found, reported(said.reply), 'tool_use');
          }, said.delayMs),
        );
    }
  };

  const server = createServer((request, response) => {
    // What the peer itself cannot read is a fault of the test: it ends the connection, and the test fails on it.
    handle(request, response).catch(() => request.stream.session?.destroy());
  });
  const sessions = new Set<ServerHttp2Session>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => undefined).on('close', () => sessions.delete(session));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const client = new BedrockRuntimeClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: options.maxAttempts ?? 1,
  });
  return {
    client,
    asked,
    counted,
    close: async () => {
      client.destroy();
      for (const timer of timers) clearTimeout(timer);
      for (const session of sessions) session.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
