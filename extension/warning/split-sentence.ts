/** The first sentence, and what follows it. */
export const splitSentence = (text: string): readonly [string, string] => {
  const end = /。|\.(?=\s)/.exec(text);
  if (end === null) return [text, ''];
  return [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()];
};
