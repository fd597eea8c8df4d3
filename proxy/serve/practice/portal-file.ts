import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Client } from '../../http/client.ts';
import { writeOwnHead } from '../own-answer.ts';

/** Everything from here, nothing inline, in no frame. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Sends a file of the portal's page by its path below the portal. False when there is none of that name. */
export const sendPortalFile = async (client: Client, portalDir: string, path: string): Promise<boolean> => {
  const name = normalize(decodeURIComponent(path === '/' ? '/index.html' : path));
  const type = TYPES[extname(name)];
  const file = join(portalDir, name);
  if (type === undefined || !file.startsWith(join(portalDir, sep))) return false;
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return false;
  const policy = ['Content-Security-Policy', POLICY, 'Referrer-Policy', 'no-referrer', 'X-Frame-Options', 'DENY'];
  writeOwnHead(client, 200, ['Content-Type', type, ...policy, 'Content-Length', String(bytes.length)]);
  client.end(bytes);
  return true;
};
