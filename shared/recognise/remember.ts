/** So many texts of so many letters are remembered at a time: then all are forgotten, and it begins anew. */
const MOST = 200;
const MOST_CHARACTERS = 200;

/** Remembers what is made of a text: a program sends its calls to the same few addresses. What is made must depend on the text alone. */
export const remember = <Made>(make: (text: string) => Made): ((text: string) => Made) => {
  const known = new Map<string, Made>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (text.length > MOST_CHARACTERS) return made;
    if (known.size >= MOST) known.clear();
    known.set(text, made);
    return made;
  };
};
