/**
 * Places function code without `cdk bootstrap`: the bucket is a parameter, else one by convention.
 * The template names no account and no role, so that any door can deploy the same bytes.
 */
import {
  Aws,
  CfnCondition,
  CfnParameter,
  CliCredentialsStackSynthesizer,
  Fn,
  type FileAssetLocation,
  type FileAssetSource,
  type Stack,
} from 'aws-cdk-lib/core';

/** The bucket used when the parameter is left as it is; the account's number makes the name one's own. */
export const defaultAssetBucket = 'plumbline-assets-${AWS::AccountId}-${AWS::Region}';

/** What stands for that bucket in the parameter; a bucket's name may not be empty even as a default. */
const byConvention = 'by-convention';

export class AssetSynthesizer extends CliCredentialsStackSynthesizer {
  private codeBucket: string | undefined;

  constructor() {
    super({ fileAssetsBucketName: defaultAssetBucket });
  }

  override bind(stack: Stack): void {
    super.bind(stack);
    const parameter = new CfnParameter(stack, 'AssetBucket', {
      type: 'String',
      default: byConvention,
      description:
        "The bucket in this region that holds the functions' code; left as it is, plumbline-assets-ACCOUNT-REGION.",
    });
    const isGiven = new CfnCondition(stack, 'AssetBucketIsGiven', {
      expression: Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, byConvention)),
    });
    this.codeBucket = Fn.conditionIf(
      isGiven.logicalId,
      parameter.valueAsString,
      Fn.sub('plumbline-assets-${Account}-${Region}', { Account: Aws.ACCOUNT_ID, Region: Aws.REGION }),
    ).toString();
  }

  override addFileAsset(asset: FileAssetSource): FileAssetLocation {
    const location = super.addFileAsset(asset);
    if (this.codeBucket === undefined)
      throw new Error('The synthesizer was asked for an asset before it was bound to a stack.');
    return { ...location, bucketName: this.codeBucket };
  }
}
