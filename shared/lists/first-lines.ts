const LINE = /[^\r\n]+/g;

/** The first lines of a text that say something, at most so many, out of at most so many characters. */
export const firstLines = (text: string, most: number, longest: number): readonly string[] => {
  const lines: string[] = [];
  for (const [line] of text.slice(0, longest).matchAll(LINE)) {
    if (line.trim() !== '') lines.push(line);
    if (lines.length === most) break;
  }
  return lines;
};
