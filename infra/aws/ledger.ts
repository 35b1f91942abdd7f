/** The ledger: one table for inbox, loops, records, tasks and mail, and the index of what is due. */
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** The same shape as the ledger's adapter reads; a test compares the two. */
export const ledgerShape = {
  partitionKey: 'pk',
  sortKey: 'sk',
  ttl: 'ttl',
  dueIndex: { name: 'due', partitionKey: 'dueShard', sortKey: 'nextAt' },
} as const;

const text = (name: string) => ({ name, type: AttributeType.STRING });

export const createLedger = (scope: Construct, key: Key): Table => {
  const table = new Table(scope, 'Ledger', {
    partitionKey: text(ledgerShape.partitionKey),
    sortKey: text(ledgerShape.sortKey),
    timeToLiveAttribute: ledgerShape.ttl,
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    encryption: TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const { name, partitionKey, sortKey } = ledgerShape.dueIndex;
  table.addGlobalSecondaryIndex({
    indexName: name,
    partitionKey: text(partitionKey),
    sortKey: text(sortKey),
    projectionType: ProjectionType.KEYS_ONLY,
  });
  return table;
};
