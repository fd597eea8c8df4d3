import type { Body } from '../../../shared/recognise/recognise.ts';
import { hostOf } from '../bridges/page-of.ts';

/** A request as the browser's `webRequest.onBeforeRequest` shows it, with its body as far as it shows that. */
export interface RequestDetails {
  readonly requestId: string;
  readonly method: string;
  readonly url: string;
  readonly type: string;
  /** -1 where it belongs to no tab. */
  readonly tabId: number;
  /** Chromium's word for who made it; Firefox says `originUrl`. */
  readonly initiator?: string | undefined;
  readonly originUrl?: string | undefined;
  readonly requestBody?:
    | {
        readonly error?: string | undefined;
        readonly formData?: Readonly<Record<string, unknown>> | null | undefined;
        readonly raw?: readonly { readonly bytes?: unknown }[] | null | undefined;
      }
    | null
    | undefined;
}

const NOT_SHOWN: Body = { kind: 'unreadable', why: 'was not shown by the browser' };

const formText = (form: Readonly<Record<string, unknown>>): string =>
  Object.entries(form)
    .flatMap(([name, values]) => [values].flat().map((value) => [name, String(value)]))
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&');

/** The body of a request, as far as the browser shows it. What is not shown whole, or is no text, is unreadable: nobody knows what it names. */
export const bodyOf = ({ method, requestBody }: RequestDetails): Body => {
  if (method === 'GET' || method === 'HEAD') return { kind: 'none' };
  if (requestBody === null || requestBody === undefined || requestBody.error !== undefined) return NOT_SHOWN;
  if (requestBody.formData) return { kind: 'text', text: formText(requestBody.formData) };
  const parts = (requestBody.raw ?? []).map(({ bytes }) => bytes);
  if (!parts.every((part) => part instanceof ArrayBuffer)) return NOT_SHOWN;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const text = parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
    return { kind: 'text', text };
  } catch {
    return { kind: 'unreadable', why: 'is not text' };
  }
};

/** Address of the page that made a request; undefined where the browser names none. */
export const madeOn = ({ initiator, originUrl }: RequestDetails): string | undefined => initiator ?? originUrl;

/** Host of the page that made a request; empty where there was none. */
export const siteOfRequest = (details: RequestDetails): string => hostOf(madeOn(details));
