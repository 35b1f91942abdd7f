/** An AWS endpoint that says what a test tells it to, and remembers what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Answer =
  | {
      readonly status: number;
      readonly error?: string;
      /** An object goes as JSON; a text goes as it is, as S3's XML and its objects do. */
      readonly body?: object | string;
      readonly headers?: Readonly<Record<string, string>>;
      /** The connection breaks behind the body. */
      readonly isCut?: true;
    }
  | 'hang-up';

export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** What the text says as JSON; empty where it is none. */
  readonly body: Record<string, unknown>;
};

export type ScriptedAws = {
  /** For any client's constructor. No retries unless a test asks for them. */
  readonly configuration: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  readonly asked: readonly Asked[];
  /** Answers in this order; when they run out, 200 with an empty body. */
  readonly script: (...answers: readonly Answer[]) => void;
  /** What to say to each when the script has run out, for calls that come beside each other. */
  readonly answerBy: (answer: (asked: Asked) => Answer) => void;
  readonly close: () => Promise<void>;
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const jsonIn = (text: string): Record<string, unknown> => {
  const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : {};
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
};

export const scriptedAws = async (): Promise<ScriptedAws> => {
  const asked: Asked[] = [];
  const answers: Answer[] = [];
  let otherwise = (_asked: Asked): Answer => ({ status: 200 });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers: sent } = request;
    const text = await textOf(request);
    const one: Asked = { method, path: url, headers: sent, text, body: jsonIn(text) };
    asked.push(one);
    const said = answers.shift() ?? otherwise(one);
    if (said === 'hang-up') {
      request.socket.destroy();
      return;
    }
    const { status, error, body, headers, isCut = false } = said;
    const named = error === undefined ? {} : { 'x-amzn-errortype': error };
    if (typeof body === 'string') {
      response.writeHead(status, { 'content-type': 'application/xml', ...headers });
      if (isCut) response.write(body, () => request.socket.destroy());
      else response.end(body);
      return;
    }
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', ...named, ...headers });
    response.end(JSON.stringify(body ?? (error === undefined ? {} : { __type: error, message: 'scripted' })));
  };
  const server = createServer((request, response) => {
    // A request that cannot be understood ends the connection, which the client reports.
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    configuration: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      maxAttempts: 1,
    },
    asked,
    script: (...next) => void answers.push(...next),
    answerBy: (next) => {
      otherwise = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
