/** A call as a simulated provider sees it: `path` without host, mount and query. */
export interface SimulatedCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: string;
}

/** A simulated provider's answer: the JSON body, or null for none. */
export interface SimulatedAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Makes a call by hand, for tests and for seeding; `target` is path and query. */
export function simulatedCall(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): SimulatedCall {
  const url = new URL(target, 'http://provider.invalid');
  return {
    method: method.toUpperCase(),
    path: url.pathname,
    query: url.searchParams,
    headers: new Headers(headers),
    body,
  };
}
