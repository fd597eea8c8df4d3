import { bundledPacks } from '../../shared/packs/bundled.ts';
import { type Recognised, recognise } from '../../shared/recognise/recognise.ts';

const packs = new Map(bundledPacks.map((pack) => [pack.id, pack]));

/** What a call without a body is, by the packs that come with Tollgate; null for no provider's call. */
export const recognised = (
  method: string,
  url: string,
  fromCache = false,
  headers: Readonly<Record<string, string>> = {},
): Recognised | null =>
  recognise(packs, { method, url, headers: Object.entries(headers), body: { kind: 'none' }, fromCache });
