/** The page's own words, so that nobody takes them for ours: it cannot close the quotation marks itself. */
export const quoted = (title: string): string => `“${title.replaceAll(/[“”]/g, '"')}”`;
