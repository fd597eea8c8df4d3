import type { WireBody } from '../../shared/messages/bridge-port.ts';

const BLOCK = 0x8000;

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  // In blocks: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += BLOCK) binary += String.fromCharCode(...bytes.subarray(at, at + BLOCK));
  return btoa(binary);
};

/** Bytes as a message can carry them: as text where that gives the very same bytes back, else as base64. */
export const packBody = (buffer: ArrayBuffer): WireBody => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer) };
  } catch {
    return { base64: toBase64(new Uint8Array(buffer)) };
  }
};
