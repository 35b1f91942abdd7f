/** The shape of the ledger's DynamoDB table: whoever creates it and whoever reads it must agree. */

export const ledgerTable = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** The attribute DynamoDB's time to live watches: seconds since 1970. */
  ttl: 'ttl',
  /** Sparse: only rows with a `nextAt` are in it. Projects keys only, so a change of body costs it nothing. */
  dueIndex: { name: 'due', partitionKey: 'dueShard', sortKey: 'nextAt' },
} as const;

/**
 * Everything due today would otherwise lie in one index partition, which takes 1,000 writes a second;
 * eight take the largest import. Fixed: another number would leave old rows in shards nobody asks.
 */
export const dueShards = 8;
