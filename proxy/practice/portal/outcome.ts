import { isObject, parseJson } from '../json-value.ts';

/** How one call to a provider ended, as the portal sees it. */
export type Outcome =
  | { readonly kind: 'answered'; readonly body: unknown }
  /** Tollgate's 402: nothing reached the provider. */
  | { readonly kind: 'blocked'; readonly detail: string }
  /** An error of the provider, or none: `status` 0. */
  | { readonly kind: 'failed'; readonly status: number; readonly message: string };

/** What a status and a body mean. A blocked call looks like any other answer: only its document says who wrote it. */
export function outcomeOf(status: number, text: string): Outcome {
  const body = parseJson(text);
  if (status === 402 && isObject(body) && String(body['type']).startsWith('urn:tollgate:')) {
    return { kind: 'blocked', detail: typeof body['detail'] === 'string' ? body['detail'] : '' };
  }
  if (status >= 200 && status < 300) return { kind: 'answered', body };
  const message = isObject(body) && typeof body['message'] === 'string' ? body['message'] : '';
  return { kind: 'failed', status, message };
}
