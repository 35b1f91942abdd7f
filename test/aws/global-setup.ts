/** One emulator for all test files of a run, and in it two regions of one stage, deployed side by side. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildApp } from '../../infra/aws/build-app.ts';
import { bundleFunctions } from '../../infra/aws/bundle.ts';
import { type Deployment, deployments } from '../../infra/aws/deployments.ts';
import type { Region } from '../../infra/aws/region.ts';
import { regions } from '../../infra/aws/regions.ts';
import { clientsOf } from './account.ts';
import { deploy, type Outputs } from './deploy.ts';
import { forEmulator } from './emulator-template.ts';
import { freePort, startMinistack } from './ministack.ts';

export type Deployed = Deployment & { readonly outputs: Outputs };

declare module 'vitest' {
  interface ProvidedContext {
    endpoint: string;
    certificate: string;
    /** Where functions look for a model; a test that wants one listens here. */
    modelPort: number;
    deployed: readonly Deployed[];
  }
}

/** As `regions.ts` has them, but for sign-in (there is no issuer on this machine) and with a partner that uploads. */
const underTest = (region: Region): Region => ({
  ...region,
  console: { door: 'function-url' },
  uploaders: [
    {
      name: 'acme',
      account: '444455556666',
      externalId: 'plumbline-acme-1',
      prefixes: ['transcripts/acme/'],
    },
  ],
});

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-deploy-'));
  const outdir = join(folder, 'out');
  buildApp({
    outdir,
    regions: regions.map(underTest),
    bundles: await bundleFunctions(join(folder, 'code')),
  }).synth();
  const ministack = await startMinistack();
  const stop = async (): Promise<void> => {
    await ministack.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const modelPort = await freePort();
    const { endpoint, certificate } = ministack;
    const deployed = await Promise.all(
      deployments(outdir).map(async (deployment) => {
        const { text, differences } = forEmulator(
          await readFile(deployment.template.file, 'utf8'),
          `http://127.0.0.1:${modelPort}`,
        );
        for (const difference of differences) say(`${deployment.stack}: ${difference}`);
        const outputs = await deploy(clientsOf(endpoint, deployment.region), deployment, text, endpoint);
        return { ...deployment, outputs };
      }),
    );
    project.provide('endpoint', endpoint);
    project.provide('certificate', certificate);
    project.provide('modelPort', modelPort);
    project.provide('deployed', deployed);
    return stop;
  } catch (fault) {
    await stop();
    throw fault;
  }
}
