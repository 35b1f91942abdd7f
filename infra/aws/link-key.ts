/** The secret with which links in mails are signed: 64 hexadecimal digits, made in the account and seen by nobody. */
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledgements.ts';

/** All small letters that are no hexadecimal digit. */
const notHexadecimal = 'ghijklmnopqrstuvwxyz';

/** An L1, because the L2 writes actions by wildcard into the key's policy. */
export const createLinkKey = (scope: Construct, key: Key): CfnSecret => {
  const secret = new CfnSecret(scope, 'LinkKey', {
    description: 'Signs the links in mails. Another value ends every link that was sent before.',
    kmsKeyId: key.keyArn,
    generateSecretString: {
      passwordLength: 64,
      excludePunctuation: true,
      excludeUppercase: true,
      excludeCharacters: notHexadecimal,
      requireEachIncludedType: false,
    },
  });
  secret.applyRemovalPolicy(RemovalPolicy.RETAIN);
  acknowledge(secret, 'link-key-is-changed-by-hand');
  return secret;
};
