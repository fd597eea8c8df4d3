import { type ProblemDocument, problemDocument } from '../../shared/gate/problem.ts';
import type { Client } from '../http/client.ts';
import type { HeaderList } from '../http/header-list.ts';

/** A problem document to be, and what of it goes into the head. */
export interface Problem {
  readonly kind: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly headers?: HeaderList;
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** What every answer of Tollgate's own says to browsers: it is no document for other pages, and not to be kept. */
const STRICT: HeaderList = [
  'Cache-Control',
  'no-store',
  'X-Content-Type-Options',
  'nosniff',
  'Cross-Origin-Resource-Policy',
  'same-origin',
];

/** The head of an answer of Tollgate's own. */
export const writeOwnHead = (client: Client, status: number, headers: HeaderList): void =>
  client.writeHead({ status, statusText: REASONS[status] ?? '', headers: [...STRICT, ...headers] });

const sendText = (client: Client, status: number, headers: HeaderList, text: string): void => {
  const bytes = Buffer.from(text);
  writeOwnHead(client, status, [...headers, 'Content-Length', String(bytes.length)]);
  client.end(bytes);
};

export const sendJson = (client: Client, status: number, value: unknown): void =>
  sendText(client, status, ['Content-Type', 'application/json'], `${JSON.stringify(value)}\n`);

/** Sends a problem document as it is, further members and all. */
export const sendDocument = (client: Client, document: ProblemDocument, headers: HeaderList = []): void =>
  sendText(
    client,
    document.status,
    ['Content-Type', 'application/problem+json', ...headers],
    `${JSON.stringify(document)}\n`,
  );

export const sendProblem = (client: Client, problem: Problem): void => {
  const { kind, status, title, detail, headers = [] } = problem;
  sendDocument(client, problemDocument(kind, status, title, detail), headers);
};
