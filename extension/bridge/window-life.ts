/** The part of a window's Navigation that says how its document came. */
interface Arrival {
  entries(): { readonly length: number };
  readonly activation?: { readonly navigationType: string; readonly from: unknown } | null;
}

/**
 * Whether a script may have been in this window before its document was there. The browser keeps the window of a frame's or a popup's initial empty document
 * for the first document that is loaded into it; where both have one origin, the page that made it had it in its hands before any content script ran. Such
 * a document replaces an entry that is not named. One without an entry of its own is the empty document itself, in which content scripts run first.
 */
export const mayHaveLived = (navigation: Arrival | undefined): boolean => {
  if (navigation === undefined) return true;
  if (navigation.entries().length === 0) return false;
  const { activation } = navigation;
  // Chromium before 123 does not tell.
  if (activation === undefined || activation === null) return true;
  return activation.navigationType === 'replace' && activation.from === null;
};
