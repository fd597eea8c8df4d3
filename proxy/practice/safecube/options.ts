import { type AskLine, answerByFormat } from './line-answer.ts';
import { practiceSealines, type Sealine } from './sealines.ts';

/** The parts of the service that a key may be entitled to. */
export type Product = 'container-tracking' | 'webhook' | 'safecube';

/** Everything the simulated Safecube can be told. Times in milliseconds; all functions must be deterministic. */
export interface SimulatedSafecubeOptions {
  readonly now: () => number;
  /** Whether the header `API_KEY` is known; default: every value but the empty one. */
  readonly acceptsKey?: (key: string) => boolean;
  /** Whether a known key may use a product; default: all but the paid add-on `safecube`. */
  readonly isEntitled?: (key: string, product: Product) => boolean;
  /** What the shipping line answers; default: by the number's format. */
  readonly askLine?: AskLine;
  readonly sealines?: readonly Sealine[];
  /** Endpoints that exist from the start, for every key. */
  readonly endpoints?: readonly string[];
  /** How long after an asynchronous add the line is asked first; default 5 minutes. */
  readonly firstPollMs?: number;
  /** How often listed numbers are polled; default 12 hours. */
  readonly pollEveryMs?: number;
  /** Remove delivered shipments from the endpoints after 7 quiet days; default `off`. */
  readonly autoRemoval?: 'on' | 'off';
  /** Pull calls in ten seconds, 0 (default) for no limit; the service itself allows 10. */
  readonly callsPerTenSeconds?: number;
}

/** The options with every default filled in. */
export type Terms = Readonly<Required<SimulatedSafecubeOptions>>;

/** Fills in the defaults. */
export function termsOf(options: SimulatedSafecubeOptions): Terms {
  return {
    acceptsKey: (key) => key !== '',
    isEntitled: (_, product) => product !== 'safecube',
    askLine: answerByFormat,
    sealines: practiceSealines,
    endpoints: [],
    firstPollMs: 5 * 60_000,
    pollEveryMs: 12 * 3_600_000,
    autoRemoval: 'off',
    callsPerTenSeconds: 0,
    ...options,
  };
}
