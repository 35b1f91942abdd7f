/** A mail server just clever enough to take, refuse or drop a mail (RFC 5321), on this machine only. */
import { createServer, type Socket } from 'node:net';

export type SmtpServer = {
  readonly url: string;
  readonly mails: readonly { readonly to: string; readonly raw: Uint8Array }[];
  /** What to answer to a command from now on; `hang-up` closes the connection instead. */
  readonly answer: (verb: 'RCPT' | 'MAIL' | '.' | 'EHLO' | 'AUTH' | 'STAR', reply: string) => void;
  /** Every line it was told outside of a mail. */
  readonly commands: readonly string[];
  readonly close: () => Promise<void>;
};

export const smtpServer = async (): Promise<SmtpServer> => {
  const mails: { to: string; raw: Uint8Array }[] = [];
  const answers = new Map<string, string>();
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const serve = (socket: Socket): void => {
    let [pending, to, inData] = ['', '', false];
    const reply = (verb: string, usual: string): boolean => {
      const said = answers.get(verb) ?? usual;
      if (said === 'hang-up') socket.destroy();
      else socket.write(`${said}\r\n`);
      return said.startsWith('2') || said.startsWith('3');
    };
    const takeMail = (): void => {
      const end = pending.indexOf('\r\n.\r\n');
      if (end < 0) return;
      const raw = Buffer.from(pending.slice(0, end + 2).replaceAll(/^\.\./gm, '.'), 'latin1');
      pending = pending.slice(end + 5);
      inData = false;
      if (reply('.', '250 taken')) mails.push({ to, raw });
    };
    const takeCommand = (line: string): void => {
      commands.push(line);
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to = line.slice(line.indexOf('<') + 1, line.lastIndexOf('>'));
      if (verb === 'DATA') inData = reply('DATA', '354 go on');
      else reply(verb, verb === 'QUIT' ? '221 bye' : '250 fine');
    };
    const takeLine = (): void => {
      const end = pending.indexOf('\r\n');
      if (end < 0) return;
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      takeCommand(line);
    };
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.write('220 test.example.test\r\n');
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      // Every pass takes a line or a mail away, or ends.
      for (let before = -1; before !== pending.length; ) {
        before = pending.length;
        if (inData) takeMail();
        else takeLine();
      }
    });
  };
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    commands,
    answer: (verb, reply) => void answers.set(verb, reply),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
