/**
 * As much of SST's own types as sst.config.ts uses, so that the gate checks the file from a clean clone:
 * SST's own are written by `npx sst install` and take half a minute of npm.
 */
declare const $app: { readonly stage: string };
declare const $cli: { readonly paths: { readonly root: string } };
declare function $asset(file: string): unknown;
declare function $interpolate(parts: TemplateStringsArray, ...values: unknown[]): unknown;
declare function $config(config: {
  app(input: { readonly stage: string }): {
    readonly name: string;
    readonly home: 'aws';
    readonly removal: 'retain' | 'remove';
    readonly protect: boolean;
    readonly providers: { readonly aws: { readonly version: string } };
  };
  run(): Promise<Readonly<Record<string, unknown>>>;
}): unknown;

/* oxlint-disable typescript/no-extraneous-class -- SST's resources are classes of which only the making counts here. */
declare namespace aws {
  type Region = 'eu-central-1' | 'us-east-1';
  type Options = { readonly provider?: Provider; readonly dependsOn?: readonly unknown[] };
  class Provider {
    constructor(name: string, args: { readonly region: Region });
  }
  namespace s3 {
    class Bucket {
      constructor(name: string, args: { readonly forceDestroy: boolean }, options: Options);
      readonly id: unknown;
      readonly bucketRegionalDomainName: unknown;
    }
    class BucketPublicAccessBlock {
      constructor(
        name: string,
        args: {
          readonly bucket: unknown;
          readonly blockPublicAcls: boolean;
          readonly blockPublicPolicy: boolean;
          readonly ignorePublicAcls: boolean;
          readonly restrictPublicBuckets: boolean;
        },
        options: Options,
      );
    }
    class BucketObjectv2 {
      constructor(
        name: string,
        args: {
          readonly bucket: unknown;
          readonly key: string;
          readonly source: never;
          readonly sourceHash: string;
        },
        options: Options,
      );
    }
  }
  namespace cloudformation {
    class Stack {
      constructor(
        name: string,
        args: {
          readonly name: string;
          readonly templateUrl: unknown;
          readonly parameters: Readonly<Record<string, unknown>>;
          readonly capabilities: readonly 'CAPABILITY_IAM'[];
          readonly tags: Readonly<Record<string, string>>;
        },
        options: Options,
      );
      readonly outputs: unknown;
    }
  }
}
