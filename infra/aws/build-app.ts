/** All regions as one CDK app, checked against AWS's own rules as it is synthesised. */
import { App, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import type { Bundles } from './bundle.ts';
import type { Region } from './region.ts';
import { RegionStack } from './region-stack.ts';

export const buildApp = (options: {
  readonly outdir: string;
  readonly regions: readonly Region[];
  readonly bundles: Bundles;
}): App => {
  const app = new App({
    outdir: options.outdir,
    analyticsReporting: false,
    treeMetadata: false,
    context: { '@aws-cdk/core:target-partitions': ['aws'] },
  });
  for (const region of options.regions) acknowledge(new RegionStack(app, region, options.bundles));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};
