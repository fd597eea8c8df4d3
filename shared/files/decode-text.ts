import { utf16Of } from './file-kind.ts';

/** A text, and the encoding that was guessed for it; null where its bytes say it (UTF-8, a byte order mark). */
export interface DecodedText {
  readonly text: string;
  readonly guessed: 'GB18030' | 'Shift_JIS' | 'Windows-1252' | null;
}

const strictly = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** How a text's bytes above ASCII stand: alone between ASCII, or in pairs as Chinese and Japanese ones do. */
const shapeOf = (
  bytes: Uint8Array,
): { readonly single: number; readonly chinese: number; readonly japanese: number } => {
  const seen = { single: 0, chinese: 0, japanese: 0 };
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    // Japanese kana and most kanji begin with 0x81 to 0x9F, where simple Chinese characters never do.
    if (lead >= 0x81 && lead <= 0x9f && trail >= 0x40) seen.japanese += 1;
    else if (lead >= 0xa1 && trail >= 0xa1) seen.chinese += 1;
    else seen.single += 1;
    if (trail >= 0x80 || (lead >= 0x81 && lead <= 0x9f)) at += 1;
  }
  return seen;
};

/** Spreadsheets of old save in their system's own encoding. Numbers are the same in all of them, headers are not. */
const guess = (bytes: Uint8Array): DecodedText => {
  const { single, chinese, japanese } = shapeOf(bytes);
  const order =
    japanese > chinese && japanese > single
      ? (['Shift_JIS', 'GB18030'] as const)
      : chinese > single
        ? (['GB18030', 'Shift_JIS'] as const)
        : [];
  for (const guessed of order) {
    const text = strictly(guessed, bytes);
    if (text !== null) return { text, guessed };
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), guessed: 'Windows-1252' };
};

/** A text that is UTF-8 but for a few broken characters, as recorders and cut files leave them; null for any other. */
const mostlyUtf8 = (bytes: Uint8Array): string | null => {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code >= 0x80) whole += 1;
  }
  return broken * 4 <= whole ? text : null;
};

/** The text of a file: UTF-8, UTF-16 with or without its mark, else what its bytes look like. A byte order mark is left out. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const wide = utf16Of(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), guessed: null };
  const whole = strictly('utf-8', bytes) ?? mostlyUtf8(bytes);
  return whole === null ? guess(bytes) : { text: whole, guessed: null };
};
