import type { Body, HttpCall } from '../recognise/recognise.ts';
import { placeholderIn } from './placeholder.ts';

/** A call as a command or a collection writes it down. */
export interface WrittenCall {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Body;
}

/** Calls that were written down. */
export interface WrittenCalls {
  readonly calls: readonly HttpCall[];
  /** Those whose address holds something without a value. */
  readonly untold: readonly { readonly method: string; readonly holds: string }[];
  /** What has no value in headers and bodies of the others, each once. */
  readonly unfilled: readonly string[];
}

const bodyOf = (body: Body): Body => {
  const name = body.kind === 'text' ? placeholderIn(body.text) : null;
  return name === null ? body : { kind: 'unreadable', why: `holds ${name}, which has no value here` };
};

const addressOf = (url: string): string =>
  /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url.replace(/^\/\//, '')}`;

/** What calls may be long altogether: one long body may stand for thousands of addresses. */
const MOST_LENGTH = 32 * 1_048_576;

const textsOf = ({ headers, body }: WrittenCall): readonly string[] => [
  ...headers.flat(),
  ...(body.kind === 'text' ? [body.text] : []),
];

const lengthOf = (call: WrittenCall): number => textsOf(call).reduce((sum, text) => sum + text.length, call.url.length);

const unfilledIn = (call: WrittenCall): readonly string[] =>
  textsOf(call).flatMap((text) => {
    const name = placeholderIn(text);
    return name === null ? [] : [name];
  });

/**
 * Makes HTTP calls of written ones. A header that holds something without a value is no header: a credential that nobody knows is no account. A body that
 * does cannot be read; of an address that does, nobody knows where it goes. Null when they are longer altogether than can be quoted at once.
 */
export const callsOf = (written: readonly WrittenCall[]): WrittenCalls | null => {
  if (written.reduce((sum, call) => sum + lengthOf(call), 0) > MOST_LENGTH) return null;
  const calls: HttpCall[] = [];
  const untold: { readonly method: string; readonly holds: string }[] = [];
  const unfilled = new Set<string>();
  for (const call of written) {
    const { method, url, headers, body } = call;
    const holds = placeholderIn(url) ?? placeholderIn(method);
    if (holds !== null) {
      untold.push({ method: placeholderIn(method) === null ? method : '', holds });
      continue;
    }
    for (const name of unfilledIn(call)) unfilled.add(name);
    calls.push({
      method: method.toUpperCase(),
      url: addressOf(url),
      headers: headers.filter(([name, value]) => placeholderIn(name) === null && placeholderIn(value) === null),
      body: bodyOf(body),
    });
  }
  return { calls, untold, unfilled: [...unfilled] };
};
