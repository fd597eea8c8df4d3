/**
 * URL and URLSearchParams are in every runtime that Tollgate has (WHATWG URL; pure computation), but not in the ES2023 library. Only what the
 * recogniser uses is declared here.
 */
declare class URLSearchParams {
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly protocol: string;
  readonly origin: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: URLSearchParams;
}
