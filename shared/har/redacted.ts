/** Marks that hide characters: stars, dots, boxes. A credential is letters and digits with few signs between. */
const MASK = /\*{2,}|x{4,}|\.{3,}|[…•●█■▪×]/i;

/** Something in brackets or braces, or a variable that was never filled in: `[…]`, `<…>`, `{{…}}`, `${…}`, `%KEY%`. */
const STAND_IN = /^[[<({].*[\]>)}]$|^\$\{?[\w.:-]+\}?$|^%\(?[\w.-]+(?:%|\)s)$/;

const WORDS =
  /(?:^|[^a-z])(?:redacted|removed|masked|hidden|filtered|sanitized|sanitised|scrubbed|censored|anonymi[sz]ed|obfuscated|omitted|stripped|withheld|placeholder|undefined|null|changeme)(?:[^a-z]|$)/i;

/** What documentation writes in a key's place. */
const PROMPT =
  /^(?:(?:your|insert|enter|paste|replace|put|add)[-_ ].*(?:key|token|secret|here)|your(?:api)?(?:key|token)|(?:x[-_])?api[-_ ]?key|access[-_ ]?token|none|nil)$/i;

/** True when a recorded value is no credential but what was put in its place: hiding all keys alike makes many accounts one, and part of one none. */
export const isRedacted = (value: string): boolean => {
  const text = value
    .trim()
    .replace(/^(?:bearer|token|basic|apikey)\s+/i, '')
    .replace(/^(["'`])(.*)\1$/, '$2');
  // A credential travels in plain ASCII; a single character over and over hides one.
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  return (
    letters === '' ||
    /[^\x20-\x7e]/.test(text) ||
    (letters.length > 2 && /^(.)\1*$/i.test(letters)) ||
    [MASK, STAND_IN, WORDS, PROMPT].some((pattern) => pattern.test(text))
  );
};
