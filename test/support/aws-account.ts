/** An account in one region as AWS's own services speak of it over HTTP, with whatever a test wants wrong with it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Refusal = { readonly status: number; readonly error: string };

export type Account = {
  sendingEnabled: boolean;
  productionAccess: boolean;
  /** Identity → verified. */
  identities: Record<string, boolean>;
  /** Service → quota name → value. */
  quotas: Record<string, Record<string, number>>;
  keyState: string;
  /** A service, by the start of what it is asked, that refuses. */
  refusals: Record<string, Refusal>;
  stack: string;
  stackStatus: string;
  stackTags: Record<string, string>;
};

export type ServedAccount = {
  readonly account: Account;
  readonly endpoint: string;
  /** What was asked, in order. */
  readonly asked: string[];
  close(): Promise<void>;
};

const key = 'arn:aws:kms:eu-central-1:111122223333:key/00000000-1111-2222-3333-444444444444';

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

type Answer = {
  readonly status: number;
  readonly type: string;
  readonly error?: string;
  readonly body: string;
};

const json = (value: object): Answer => ({
  status: 200,
  type: 'application/x-amz-json-1.1',
  body: JSON.stringify(value),
});
const refused = ({ status, error }: Refusal): Answer => ({
  status,
  type: 'application/x-amz-json-1.1',
  error,
  body: JSON.stringify({ __type: error, message: `${error} it is.` }),
});

const stacks = (name: string, { stackStatus: status, stackTags: tags }: Account): Answer => ({
  status: 200,
  type: 'text/xml',
  body: `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><CreationTime>2026-01-01T00:00:00.000Z</CreationTime><StackStatus>${status}</StackStatus><Outputs><member><OutputKey>Key</OutputKey><OutputValue>${key}</OutputValue></member></Outputs><Tags>${Object.entries(
    tags,
  )
    .map(([Key, Value]) => `<member><Key>${Key}</Key><Value>${Value}</Value></member>`)
    .join(
      '',
    )}</Tags></member></Stacks></DescribeStacksResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></DescribeStacksResponse>`,
});

const noStack = (name: string): Answer => ({
  status: 400,
  type: 'text/xml',
  body: `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
});

const answered = (account: Account, asked: string, body: string): Answer => {
  const refusal = Object.entries(account.refusals).find(([start]) => asked.startsWith(start))?.[1];
  if (refusal !== undefined) return refused(refusal);
  if (asked === 'GET /v2/email/account')
    return json({
      SendingEnabled: account.sendingEnabled,
      ProductionAccessEnabled: account.productionAccess,
    });
  if (asked.startsWith('GET /v2/email/identities/')) {
    const verified = account.identities[decodeURIComponent(asked.slice('GET /v2/email/identities/'.length))];
    return verified === undefined
      ? refused({ status: 404, error: 'NotFoundException' })
      : json({ IdentityType: 'DOMAIN', VerifiedForSendingStatus: verified });
  }
  if (asked === 'ServiceQuotasV20190624.ListServiceQuotas') {
    const { ServiceCode } = JSON.parse(body) as { ServiceCode: string };
    const listed = Object.entries(account.quotas[ServiceCode] ?? {});
    return json({ Quotas: listed.map(([QuotaName, Value]) => ({ ServiceCode, QuotaName, Value })) });
  }
  if (asked === 'TrentService.DescribeKey')
    return json({ KeyMetadata: { KeyId: key, KeyState: account.keyState } });
  if (asked === 'TrentService.GenerateDataKey')
    return refused({ status: 412, error: 'DryRunOperationException' });
  const name = new URLSearchParams(body).get('StackName') ?? '';
  if (asked === 'DescribeStacks') return name === account.stack ? stacks(name, account) : noStack(name);
  return refused({ status: 400, error: 'UnknownOperationException' });
};

/** A healthy account, to be made worse. */
export const awsAccount = async (): Promise<ServedAccount> => {
  const account: Account = {
    sendingEnabled: true,
    productionAccess: true,
    identities: { 'plumbline.example.com': true },
    quotas: {
      lambda: { 'Concurrent executions': 1000 },
      states: { 'StateTransition throttle token refill rate per second': 800 },
      bedrock: {
        'Cross-region model inference requests per minute for Anthropic Claude Sonnet 4 V1': 200,
        'Cross-region model inference tokens per minute for Anthropic Claude Sonnet 4 V1': 500_000,
        'On-demand model inference tokens per minute for Anthropic Claude Sonnet 4 V1': 1,
      },
    },
    keyState: 'Enabled',
    refusals: {},
    stack: 'plumbline-example-eu-central-1',
    stackStatus: 'CREATE_COMPLETE',
    stackTags: {},
  };
  const asked: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await textOf(request);
    const target = request.headers['x-amz-target'];
    const action = new URLSearchParams(body).get('Action');
    const what = String(target ?? action ?? `${request.method} ${request.url}`);
    asked.push(what);
    const { status, type, error, body: said } = answered(account, what, body);
    const named = error === undefined ? {} : { 'x-amzn-errortype': error };
    response.writeHead(status, { 'content-type': type, ...named });
    response.end(said);
  };
  const server = createServer((request, response) => {
    // What cannot be understood ends the connection, which the client reports.
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    account,
    asked,
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
