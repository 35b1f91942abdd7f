/**
 * The console's own door: a function URL that asks nobody for AWS credentials, because people come with
 * a signed link and, where an issuer is named, sign in. IAM in front of it would refuse plain forms.
 */
import { type Function as LambdaFunction, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';

/** Returns the address, which is known once the stack is deployed. */
export const createConsoleDoor = (console: LambdaFunction): string =>
  console.addFunctionUrl({ authType: FunctionUrlAuthType.NONE }).url;
