import { withDoubles } from './double-id-cases.ts';
import { whenStepsFail } from './failing-step-cases.ts';
import { onLooks } from './look-cases.ts';
import { betweenWriters } from './many-writers-cases.ts';
import { inOneStore } from './one-store-cases.ts';
import { inPages } from './page-cases.ts';
import { withRows } from './row-cases.ts';
import { onShelves } from './shelf-cases.ts';
import type { StoreCase } from './store-case.ts';

/** What every store of a ledger does. */
export const storeCases: readonly StoreCase[] = [
  ...inOneStore,
  ...whenStepsFail,
  ...onLooks,
  ...inPages,
  ...withDoubles,
  ...betweenWriters,
  ...withRows,
  ...onShelves,
];
