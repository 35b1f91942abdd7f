/** `node infra/aws/app.ts` writes a template and its code for every region into cdk.out; nothing else is needed. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { bundleFunctions, projectFolder } from './bundle.ts';
import { regions } from './regions.ts';

// CDK's own command line says where it wants the result.
const outdir = process.env['CDK_OUTDIR'] ?? join(projectFolder, 'cdk.out');
for (const name of await readdir(outdir).catch(() => [])) {
  // Code of earlier runs; whatever else lies there belongs to CDK's command line.
  if (name.startsWith('asset.')) await rm(join(outdir, name), { recursive: true });
}
const scratch = await mkdtemp(join(tmpdir(), 'plumbline-synth-'));
try {
  buildApp({ outdir, regions, bundles: await bundleFunctions(scratch) }).synth();
} finally {
  await rm(scratch, { recursive: true, force: true });
}
