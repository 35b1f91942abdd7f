/** Which geography an AWS region belongs to, as far as data is concerned: a jurisdiction, not a continent. */

export type Geography = 'eu' | 'uk' | 'ch' | 'us' | 'ca' | 'jp' | 'au' | 'in' | 'sg' | 'kr' | 'br';

/** London and Zurich are no part of the European Union, whatever their names say. */
const geographies: Readonly<Record<string, Geography>> = {
  'eu-central-1': 'eu',
  'eu-north-1': 'eu',
  'eu-south-1': 'eu',
  'eu-south-2': 'eu',
  'eu-west-1': 'eu',
  'eu-west-3': 'eu',
  'eu-west-2': 'uk',
  'eu-central-2': 'ch',
  'us-east-1': 'us',
  'us-east-2': 'us',
  'us-west-1': 'us',
  'us-west-2': 'us',
  'ca-central-1': 'ca',
  'ca-west-1': 'ca',
  'ap-northeast-1': 'jp',
  'ap-northeast-3': 'jp',
  'ap-southeast-2': 'au',
  'ap-southeast-4': 'au',
  'ap-south-1': 'in',
  'ap-south-2': 'in',
  'ap-southeast-1': 'sg',
  'ap-northeast-2': 'kr',
  'sa-east-1': 'br',
};

/** Undefined for a region nobody has placed yet. */
export const geographyOf = (region: string): Geography | undefined => geographies[region];

/** The prefixes of Bedrock's inference profiles. `apac` and `global` keep within no single jurisdiction. */
const profilePrefixes: Readonly<Record<string, Geography | 'none'>> = {
  eu: 'eu',
  us: 'us',
  jp: 'jp',
  au: 'au',
  ca: 'ca',
  apac: 'none',
  global: 'none',
};

/** The geography an inference profile serves from; 'none' when it keeps to none, undefined for a plain model id. */
export const geographyOfProfile = (profile: string): Geography | 'none' | undefined =>
  profilePrefixes[profile.slice(0, profile.indexOf('.'))];
