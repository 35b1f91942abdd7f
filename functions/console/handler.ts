import { handle } from 'hono/aws-lambda';
import { cryptoIds } from '../adapters/crypto-ids.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { cloudArtefacts, cloudLedger, cloudLinkKey } from '../runtime/cloud.ts';
import { consoleApp } from './app.ts';

const ports = {
  artefacts: cloudArtefacts(),
  ledger: cloudLedger(),
  clock: systemClock,
  ids: cryptoIds,
};

export const handler = handle(consoleApp(ports, { linkKey: cloudLinkKey() }));
