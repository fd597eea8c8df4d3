// What a shell or a client fills in when it sends: its value is nowhere in the text. Private-use characters mark it, which no text of people has.
const BEGIN = '\uE000';
const END = '\uE001';

/** Stands in a text for something that has no value there; `name` as the person wrote it: `$NUMBER`, `{{number}}`. */
export const placeholder = (name: string): string => `${BEGIN}${name}${END}`;

/** The name of the first thing in a text that has no value, or null. */
export const placeholderIn = (text: string): string | null => {
  const from = text.indexOf(BEGIN);
  return from < 0 ? null : text.slice(from + 1, text.indexOf(END, from));
};
