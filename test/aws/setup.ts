/** Test files speak to the emulator over TLS; its certificate is its own. */
import { readFileSync } from 'node:fs';
import { inject } from 'vitest';
import { trust } from './ministack.ts';

trust(readFileSync(inject('certificate'), 'utf8'));
