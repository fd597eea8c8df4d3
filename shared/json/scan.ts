/** True for the code of a digit of ASCII. */
export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** True for the code of a blank of JSON. */
export const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Where a JSON string that begins at `from` ends: the place of its closing quotation mark, or the text's length where there is none. */
export const endOfString = (text: string, from: number): number => {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let before = quote - 1;
    while (before > from && text.charCodeAt(before) === 0x5c) before -= 1;
    // An even number of backslashes before it escape each other.
    if ((quote - 1 - before) % 2 === 0) return quote;
    at = quote + 1;
  }
};
