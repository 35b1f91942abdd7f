/** The secret with which links in mails are signed: 64 hexadecimal digits, made in the account and seen by nobody. */
import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledgements.ts';

/** All small letters that are no hexadecimal digit. */
const notHexadecimal = 'ghijklmnopqrstuvwxyz';

export const createLinkKey = (scope: Construct, key: Key): Secret => {
  const secret = new Secret(scope, 'LinkKey', {
    description: 'Signs the links in mails. Another value ends every link that was sent before.',
    encryptionKey: key,
    removalPolicy: RemovalPolicy.RETAIN,
    generateSecretString: {
      passwordLength: 64,
      excludePunctuation: true,
      excludeUppercase: true,
      excludeCharacters: notHexadecimal,
      requireEachIncludedType: false,
    },
  });
  acknowledge(secret, 'link-key-is-changed-by-hand');
  return secret;
};
