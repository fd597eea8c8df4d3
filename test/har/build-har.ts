/** One entry of a recording, as tests write it. */
export interface BuiltEntry {
  readonly at?: string | undefined;
  readonly method?: string;
  readonly url: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly status?: number;
  readonly answer?: unknown;
  /** What is put over the entry as built: holes, and what some recorders add. */
  readonly with?: Readonly<Record<string, unknown>>;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

export const buildEntry = ({
  at,
  method = 'POST',
  url,
  token = 'key',
  body,
  status = 200,
  answer,
  ...more
}: BuiltEntry): unknown => ({
  ...(at === undefined ? {} : { startedDateTime: at }),
  request: {
    method,
    url,
    headers: [{ name: url.includes('sinay') ? 'API_KEY' : '17token', value: token }],
    ...(body === undefined ? {} : { postData: { mimeType: 'application/json', text: textOf(body) } }),
  },
  response: { status, content: answer === undefined ? {} : { size: textOf(answer).length, text: textOf(answer) } },
  ...more.with,
});

export const buildHar = (entries: readonly BuiltEntry[]): unknown => ({
  log: { version: '1.2', entries: entries.map(buildEntry) },
});

const API = 'https://api.17track.net/track/v2.4';

/** A registration of one number that 17TRACK accepts. */
export const registering = (number: string, at: string | undefined, more: Partial<BuiltEntry> = {}): BuiltEntry => ({
  at,
  url: `${API}/register`,
  body: [{ number, carrier: 3011 }],
  answer: { code: 0, data: { accepted: [{ origin: 2, number, carrier: 3011 }], rejected: [] } },
  ...more,
});

/** A call of 17TRACK's API with items that are all accepted. */
export const calling = (
  path: string,
  at: string,
  items: readonly object[],
  accepted: readonly object[] = items,
): BuiltEntry => ({
  at,
  url: `${API}/${path}`,
  body: items,
  answer: { code: 0, data: { accepted, rejected: [] } },
});

/** A pull of one shipment from Safecube. */
export const pulling = (number: string, at: string, more: Partial<BuiltEntry> = {}): BuiltEntry => ({
  at,
  method: 'GET',
  url: `https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=${number}`,
  answer: { metadata: { shipmentNumber: number } },
  ...more,
});

/** Shipments put on a list of Safecube's webhooks, or taken from it. */
export const listing = (method: 'POST' | 'DELETE', numbers: readonly string[], at: string): BuiltEntry => ({
  at,
  method,
  url: `https://api.sinay.ai/webhook/api/v1/easy-shipment${method === 'POST' ? '-asynchronous' : ''}`,
  body: { endpoint: { shipments: numbers.map((number) => ({ number })) } },
  answer: '{}',
});
