/** An AWS endpoint that says what a test tells it to, and remembers what it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Answer = { readonly status: number; readonly error?: string; readonly body?: object } | 'hang-up';

export type Asked = { readonly path: string; readonly body: Record<string, unknown> };

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
  readonly close: () => Promise<void>;
};

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
};

export const scriptedAws = async (): Promise<ScriptedAws> => {
  const asked: Asked[] = [];
  const answers: Answer[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push({ path: request.url ?? '', body: await bodyOf(request) });
    const said = answers.shift() ?? { status: 200 };
    if (said === 'hang-up') {
      request.socket.destroy();
      return;
    }
    const { status, error, body } = said;
    const named = error === undefined ? {} : { 'x-amzn-errortype': error };
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', ...named });
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
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
