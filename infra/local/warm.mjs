/** After an install: loads the commands once, so that the first call starts as fast as every later one. */
import nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

nodeModule.enableCompileCache?.(
  fileURLToPath(new URL('../../node_modules/.cache/plumbline', import.meta.url)),
);
// As the commands run: what draws mails is another half of its package under it.
process.env.NODE_ENV ??= 'production';
try {
  for (const command of ['read', 'review', 'status', 'start', 'demo'])
    await import(`./commands/${command}.ts`);
  await import('./service.ts');
  (await import('./tsx-loader.ts')).registerTsx();
  await import('../../functions/send-mail/templates/mail.tsx');
} catch {
  // An older Node cannot load the sources; the commands find the pinned one by themselves.
}
