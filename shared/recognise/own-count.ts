import type { HttpCall, Recognised } from './recognise.ts';
import { PRACTICE } from './route-table.ts';

/**
 * The free call that asks a provider for its own count of an account, to the host and with the credential of a call of that account. Null where the pack names none,
 * or the call has no credential. What is made here must be recognised as a free call before it is sent.
 */
export const ownCountCall = (
  { pack, practice, credential }: Pick<Recognised, 'pack' | 'practice' | 'credential'>,
  url: string,
): HttpCall | null => {
  const { ownCount, credential: names } = pack.document;
  const header = names[0]?.name;
  if (ownCount === undefined || credential === null || header === undefined) return null;
  const { origin } = new URL(url);
  return {
    method: ownCount.method,
    // A page may have called without TLS; its key does not go that way once more.
    url: practice
      ? `${origin}${PRACTICE}${pack.id}${ownCount.path}`
      : `${origin.replace(/^http:/, 'https:')}${ownCount.path}`,
    headers: [[header, credential], ...(ownCount.body === undefined ? [] : [JSON_TYPE])],
    body: ownCount.body === undefined ? { kind: 'none' } : { kind: 'text', text: ownCount.body },
  };
};

const JSON_TYPE = ['content-type', 'application/json'] as const;

/** True for a call that can do nothing but tell the provider's own count. */
export const tellsOwnCount = ({ pack, call }: Recognised): boolean =>
  call !== null &&
  call.charges.length === 0 &&
  call.onAccept.length === 0 &&
  call.document.teaches.some((lesson) => lesson.kind === 'count' && lesson.meter === pack.mainMeter);
