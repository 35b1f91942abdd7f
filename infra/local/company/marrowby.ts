/** Marrowby, parcels and parcel lockers: the invented company with the policy and the rubrics it ships with. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { Rubric } from '../../../core/rubric/rubric.ts';
import { at } from './days.ts';
import { type Company, companyOf } from './life.ts';
import type { CompanySize } from './staff.ts';

const folder = new URL('../../../test/transcripts/company/', import.meta.url);
const rubricFiles = ['rubric.yaml', 'rubric-customer-support.yaml'];

const textOf = async (name: string): Promise<string> =>
  await readFile(fileURLToPath(new URL(name, folder)), 'utf8');

/** As many people as asked for, under a policy that differs from the shipped one only in when the programme starts. */
export const marrowby = async (size: CompanySize): Promise<Company> => {
  const policy = parse(await textOf('policy.yaml')) as { readonly admission: object };
  const texts = await Promise.all(rubricFiles.map(textOf));
  const admission = { ...policy.admission, programmeStart: at(size.starts, 0) };
  return companyOf(
    size,
    [
      { key: 'policy/policy.json', content: JSON.stringify({ ...policy, admission }) },
      ...rubricFiles.map((name, index) => ({ key: `rubrics/${name}`, content: texts[index] ?? '' })),
    ],
    texts.map((text) => Rubric.parse(parse(text))),
  );
};
