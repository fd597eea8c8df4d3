import type { ExportedFile } from './messages.ts';

/** Hands a file to the browser's downloads. */
export const saveFile = ({ name, type, text }: ExportedFile): void => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the download reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
