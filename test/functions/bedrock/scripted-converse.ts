/** The smallest endpoint that answers one call: a yes, or an error by name. */
import { once } from 'node:events';
import { createServer, type ServerHttp2Session } from 'node:http2';
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';

export type ScriptedConverse = {
  readonly client: BedrockRuntimeClient;
  readonly endpoint: string;
  readonly bodies: unknown[];
  fail(status: number, error: string): void;
  close(): Promise<void>;
};

export const scriptedConverse = async (): Promise<ScriptedConverse> => {
  const bodies: unknown[] = [];
  const sessions = new Set<ServerHttp2Session>();
  let fault: { readonly status: number; readonly error: string } | null = null;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      bodies.push(JSON.parse(body));
      const named = fault === null ? {} : { 'x-amzn-errortype': fault.error };
      response.writeHead(fault?.status ?? 200, { 'content-type': 'application/json', ...named });
      response.end(
        JSON.stringify(
          fault === null
            ? {
                output: { message: { role: 'assistant', content: [{ text: 'Y' }] } },
                stopReason: 'max_tokens',
                usage: { inputTokens: 4, outputTokens: 1, totalTokens: 5 },
                metrics: { latencyMs: 1 },
              }
            : { message: 'scripted' },
        ),
      );
    });
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new BedrockRuntimeClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
  return {
    client,
    endpoint,
    bodies,
    fail: (status, error) => {
      fault = { status, error };
    },
    close: async () => {
      client.destroy();
      for (const session of sessions) session.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
