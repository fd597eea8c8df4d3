import { type Content, readContent } from '../../shared/files/read-content.ts';
import { gunzip } from '../../shared/files/unpack.ts';
import type { Unpack } from '../../shared/har/content-coding.ts';
import { readHar } from '../../shared/har/read-har.ts';
import { findJsonFault } from '../../shared/json-fault.ts';
import { fileTroubleSay } from '../../shared/words/file-say.ts';
import { sayNumber } from '../../shared/words/locale.ts';
import { wordsOf } from '../../shared/words/words-of.ts';
import type { CheckList } from '../check-messages.ts';
import type { Say } from '../words.ts';

/** What a text was read as. */
export type TextRead =
  /** `note` says what is worth knowing of how it was read; null where there is nothing to say. */
  | { readonly kind: 'read'; readonly list: CheckList; readonly note: string | null }
  /** `what` completes "orders.har …" and "This …". */
  | { readonly kind: 'wrong'; readonly what: string };

/** As much as a call may hold unpacked. */
const MOST_BODY = 16 * 1_048_576;

/** Bodies in other codings cannot be undone at once in a browser: what they would cost is unknown. */
const unpackBody: Unpack = (coding, bytes) => {
  if (coding !== 'gzip' && coding !== 'x-gzip') return { kind: 'broken' };
  const unpacked = gunzip(bytes, MOST_BODY);
  if (unpacked.kind === 'unpacked') return { kind: 'plain', bytes: unpacked.value };
  return { kind: unpacked.kind === 'too-large' ? 'too-long' : 'broken' };
};

const SHOWN = 3;

/** What stands in calls without a value, in a sentence. */
const unfilledSay = ({ untold, unfilled }: Extract<Content, { readonly kind: 'calls' }>, say: Say): string | null => {
  const names = [...new Set([...untold.map(({ holds }) => holds), ...unfilled])];
  if (names.length === 0) return null;
  const shown = names.slice(0, SHOWN).join(wordsOf('text', say.locale).list);
  const more = names.length > SHOWN ? '…' : '';
  return say.count('unfilled', names.length).replace('{names}', () => `${shown}${more}`);
};

const readRecording = (text: string, say: Say): TextRead => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const fault = findJsonFault(text);
    const line = sayNumber(fault?.line ?? 1, say.locale);
    return { kind: 'wrong', what: say(fault?.atEnd === true ? 'jsonEnds' : 'jsonBroken', { line }) };
  }
  // Calls are priced as if they were sent now: when they were is not asked.
  const har = readHar(value, 0, { zone: 'UTC', unpack: unpackBody });
  if (har.kind === 'wrong') return { kind: 'wrong', what: say('noRecording') };
  const list = { kind: 'calls', calls: har.calls.map(({ http }) => http), untold: 0 } as const;
  return { kind: 'read', list, note: null };
};

/** Reads a text that was pasted, or a file's: a list as it is, calls as what would be sent. Nothing in it is run. */
export const readText = (text: string, say: Say): TextRead => {
  const content = readContent(text);
  switch (content.kind) {
    case 'list':
      return { kind: 'read', list: { kind: 'text', text }, note: null };
    case 'wrong':
      return { kind: 'wrong', what: fileTroubleSay({ kind: 'is', what: content.what }, say.locale) };
    case 'recording':
      return readRecording(text, say);
    case 'calls': {
      const list = { kind: 'calls', calls: content.calls, untold: content.untold.length } as const;
      return { kind: 'read', list, note: unfilledSay(content, say) };
    }
  }
};
