import { SEPARATORS } from '../pack/form-fields.ts';

/** A call that a portal made while a person did a thing once. It lives in memory only, and holds the names of headers, not their values. */
export interface Recorded {
  readonly id: string;
  readonly at: number;
  /** Upper case. */
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  /** Null where there is none, or none that is text. */
  readonly body: string | null;
  /** Null while there is none, or none that can be read. */
  readonly answer: { readonly status: number; readonly body: string | null } | null;
}

/** Where in a call, or in its answer, a value stands: as people read it, and as a pack names it. */
export interface Place {
  readonly in: 'body' | 'form' | 'query' | 'path';
  /** Of a body: the path of the items; `$` where the body is one. */
  readonly each: string;
  /** The path of the number in an item; the name of the field, or of the part of the path. */
  readonly number: string;
  /** `each` stands for a list: "variables", "input", "each", "ref". */
  readonly trail: readonly string[];
  /** What stood there. */
  readonly value: string;
}

/** Numbers compare trimmed and in upper case, as everywhere. */
export const sameNumber = (text: string, number: string): boolean =>
  text.trim().toUpperCase() === number.trim().toUpperCase();

/** True for a text that is the number, or a list of numbers with it. */
export const namesNumber = (text: string, number: string): boolean =>
  sameNumber(text, number) || text.split(SEPARATORS).some((part) => sameNumber(part, number));
