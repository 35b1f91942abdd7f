/**
 * The regions Plumbline runs in, as data: one stack each. This file is what a team edits; what may
 * stand in it, and what is said when it may not, is in region.ts.
 */
import { parseRegions, type Region } from './region.ts';

export const regions: readonly Region[] = parseRegions([
  {
    stage: 'example',
    region: 'eu-central-1',
    zone: 'Europe/Berlin',
    // Data may move within the European Union, so a model profile that spans it will do.
    boundary: 'geography',
    sender: { identity: 'plumbline.example.com', address: 'coaching@plumbline.example.com' },
    model: {
      profile: 'eu.anthropic.claude-sonnet-4-20250514-v1:0',
      servedFrom: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
    },
    // People come by the link in their mail and sign in at the company's issuer.
    console: {
      door: 'function-url',
      signIn: {
        issuer: 'https://login.example.com',
        clientId: 'plumbline',
        clientSecret: 'plumbline/console-client',
      },
    },
    retention: { transcriptDays: 730, logDays: 90 },
    limits: { admitAtOnce: 10, advanceAtOnce: 10, mailAtOnce: 2, modelUsdALoop: 0.5 },
  },
  {
    stage: 'example',
    region: 'us-east-1',
    zone: 'America/New_York',
    // Nothing leaves the region: the model is called by its plain id, which is served there and nowhere else.
    boundary: 'region',
    sender: { identity: 'plumbline.example.com', address: 'coaching@plumbline.example.com' },
    model: { profile: 'anthropic.claude-3-5-sonnet-20240620-v1:0', servedFrom: ['us-east-1'] },
    // A trial: the link alone opens the page, as long as the policy says.
    console: { door: 'function-url' },
    retention: { transcriptDays: 730, logDays: 90 },
    limits: { admitAtOnce: 10, advanceAtOnce: 10, mailAtOnce: 2, modelUsdALoop: 0.5 },
  },
]);
