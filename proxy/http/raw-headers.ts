import type { Dispatcher } from 'undici';
import type { HeaderList } from './header-list.ts';

type Raw = Dispatcher.DispatchController['rawHeaders'];

/** Headers as undici read them from the wire. Bytes above ASCII stay what they were: each is one character. */
export const rawHeadersOf = (raw: Raw): HeaderList => {
  if (!Array.isArray(raw)) return [];
  return raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1')));
};
