/** A field of a form, as often as it is given. */
export type FormField = readonly [name: string, value: string];

/** The fields of a form as addresses and plain posts write them; none for what is neither. */
export const queryFields = (text: string): readonly FormField[] => {
  if (!/^[^\s={}"]+=/.test(text)) return [];
  const url = `https://fields.invalid/?${text}`;
  return URL.canParse(url) ? [...new URL(url).searchParams] : [];
};

const PART = /\bname="([^"\r\n]{1,200})"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n([\s\S]*?)(?=\r?\n--|$)/g;

/** The fields of a form that is sent in parts, as those with files are. */
const partFields = (text: string): readonly FormField[] =>
  text.startsWith('--') ? [...text.matchAll(PART)].map((part) => [part[1] ?? '', part[2] ?? '']) : [];

/** The fields of a form, whichever way it is written; empty for what is no form. */
export const formFields = (text: string): readonly FormField[] => {
  const parts = partFields(text);
  return parts.length > 0 ? parts : queryFields(text);
};

/** A part of an address without its escapes; as it is where they are none. */
export const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** What stands between numbers that are written in one text. One number may hold blanks, but none of these. */
export const SEPARATORS = /[,;|\t\r\n]+/;
