/** All regions as one CDK app, checked against AWS's own rules as it is synthesised. */
import { App, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
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
    context: {
      '@aws-cdk/core:target-partitions': ['aws'],
      // Access logs are allowed by the bucket's policy; the older way needs ACLs, which are off.
      '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
    },
  });
  const stacks = options.regions.map((region) => new RegionStack(app, region, options.bundles));
  if (stacks.length === 0)
    throw new Error('There is no region to synthesise; add one to infra/aws/regions.ts.');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
};
