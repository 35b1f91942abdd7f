/** `node infra/aws/app.ts` writes a template and its code for every region into cdk.out; nothing else is needed. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { bundleFunctions, projectFolder } from './bundle.ts';
import { refusal } from './one-door.ts';
import { type Region, stackName } from './region.ts';
import { regions } from './regions.ts';

// CDK's own command line says where it wants the result.
const outdir = process.env['CDK_OUTDIR'] ?? join(projectFolder, 'cdk.out');
for (const name of await readdir(outdir).catch(() => [])) {
  // Code of earlier runs; whatever else lies there belongs to CDK's command line.
  if (name.startsWith('asset.')) await rm(join(outdir, name), { recursive: true });
}
/** With credentials CDK's command line names the account; a stack that came by the other door, or is being changed, is then left out, and said to be. */
const ours: Region[] = [];
for (const region of regions) {
  const asked = process.env['CDK_DEFAULT_ACCOUNT'] !== undefined;
  const said = asked ? await refusal({ ...region, stack: stackName(region) }, 'cdk') : undefined;
  if (said === undefined) ours.push(region);
  else process.stderr.write(`plumbline: ${said}\n`);
}
const scratch = await mkdtemp(join(tmpdir(), 'plumbline-synth-'));
try {
  buildApp({ outdir, regions: ours, bundles: await bundleFunctions(scratch) }).synth();
} finally {
  await rm(scratch, { recursive: true, force: true });
}
