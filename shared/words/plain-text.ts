/**
 * Text of a page, a recording or a ledger as one line that is safe to show. Control characters could move the cursor or rewrite what was said, and format
 * characters (bidi overrides, joiners, soft hyphens) make text look like another: the second go, and the first become a space.
 */
export const plainText = (text: string): string =>
  text.replace(/\p{Cf}+/gu, '').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

/** The same, at most so many characters; what was cut off shows as "…". */
export const shortText = (text: string, most: number): string => {
  const characters = [...plainText(text).trim()];
  return characters.length <= most
    ? characters.join('')
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
};
