/** What a JSON text may hold where an object is hoped for. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses JSON; `undefined` when the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** True for a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text a field holds, or null when it is absent, empty, blank or no text. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A value in words, for a refusal that repeats it. An object may bring a field `toString` that is no function, so it is never asked. */
export function sayValue(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
