/**
 * The second door to the same stacks: it synthesises what CDK describes, puts the functions' code into
 * a bucket of each region, and hands CloudFormation the very template. It decides nothing of its own.
 * A stage has one door: whoever began with `cdk deploy` stays with it, and is told so here.
 */
export default $config({
  app: (input) => ({
    name: 'plumbline',
    home: 'aws',
    removal: input.stage === 'production' ? 'retain' : 'remove',
    protect: input.stage === 'production',
    providers: { aws: { version: '7.34.0' } },
  }),
  async run() {
    const { execFileSync } = await import('node:child_process');
    const root = $cli.paths.root;
    // In a process of its own: bundled into this file, CDK would be sixty megabytes that do not run.
    execFileSync('npx', ['node', 'infra/aws/app.ts'], { cwd: root, stdio: 'inherit' });
    const { deployments } = await import('./infra/aws/deployments.ts');
    const found = deployments(`${root}/cdk.out`).filter(({ stage }) => stage === $app.stage);
    if (found.length === 0) throw new Error(`No region of infra/aws/regions.ts has the stage ${$app.stage}.`);
    const { doorTag, refusal } = await import('./infra/aws/one-door.ts');
    for (const deployment of found) {
      const said = await refusal(deployment, 'sst');
      if (said !== undefined) throw new Error(said);
    }
    const outputs: Record<string, unknown> = {};
    for (const { stack, region, template, assets } of found) {
      const provider = new aws.Provider(`aws-${region}`, { region: region as aws.Region });
      const options = { provider };
      const bucket = new aws.s3.Bucket(`code-${region}`, { forceDestroy: true }, options);
      new aws.s3.BucketPublicAccessBlock(
        `code-${region}-private`,
        {
          bucket: bucket.id,
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        },
        options,
      );
      const placed = [...assets, template].map(
        ({ file, key, sha256 }) =>
          new aws.s3.BucketObjectv2(
            `code-${region}-${sha256.slice(0, 16)}`,
            { bucket: bucket.id, key, source: $asset(file) as never, sourceHash: sha256 },
            options,
          ),
      );
      const created = new aws.cloudformation.Stack(
        stack,
        {
          name: stack,
          // By address: a template sent along may hold 51,200 bytes, and this one is three times that.
          templateUrl: $interpolate`https://${bucket.bucketRegionalDomainName}/${template.key}`,
          parameters: { AssetBucket: bucket.id },
          capabilities: ['CAPABILITY_IAM'],
          tags: { [doorTag]: 'sst' },
        },
        { ...options, dependsOn: placed },
      );
      outputs[region] = created.outputs;
    }
    return outputs;
  },
});
