import { isBag } from '../bag.ts';

/**
 * What the bridge and the background say to each other on the practice portal, and nowhere else. The portal's own page says what its simulated providers did
 * before it was opened; the background says what its books hold of the practice account, for the page to show beside the providers' own count.
 */
export const PRACTICE_PORT = 'tollgate-practice';

/** Where the portal's page is at a proxy. */
export const PORTAL_PATH = '/_tollgate/practice/';

/** A call of the past, with the answer that the simulated provider gave. */
export interface PastCall {
  readonly at: number;
  readonly provider: string;
  readonly method: string;
  /** Path and query at the provider. */
  readonly target: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
}

/** The past of one run of the practice portal. */
export interface Past {
  /** Names the run: a portal that starts anew has another. */
  readonly run: string;
  readonly calls: readonly PastCall[];
}

/** Units of this month per provider: used, and how many of those no answer has proved yet. */
export type Figures = Readonly<Record<string, { readonly used: number; readonly unproved: number }>>;

const parseCall = (value: unknown): PastCall | null => {
  if (!isBag(value)) return null;
  const { at, provider, method, target, body, status, answer } = value;
  if (typeof at !== 'number' || typeof status !== 'number') return null;
  if (typeof provider !== 'string' || typeof method !== 'string' || typeof target !== 'string') return null;
  if (typeof body !== 'string' || typeof answer !== 'string') return null;
  return { at, provider, method, target, body, status, answer };
};

/** The past as the portal tells it. Null when it is none. */
export const parsePast = (value: unknown): Past | null => {
  if (!isBag(value) || typeof value['run'] !== 'string' || !Array.isArray(value['calls'])) return null;
  const calls = value['calls'].map(parseCall);
  const whole = calls.filter((call) => call !== null);
  return whole.length === calls.length ? { run: value['run'], calls: whole } : null;
};
