import type { Body } from '../recognise/recognise.ts';
import { bashCommands } from './bash-words.ts';
import { cmdCommands, isForCmd } from './cmd-words.ts';
import type { WrittenCall } from './written-call.ts';

/** Short options that take a value, other than those that are read. */
const SKIPPED_SHORT = 'ocmwxCDEKPQrtUyYz';

/** Long options without a value: all others take one. */
const SWITCHES =
  /^--(?:no-.*|compressed|insecure|location(?:-trusted)?|silent|show-error|verbose|include|fail(?:-with-body|-early)?|get|head|globoff|http[0-9.]+(?:-prior-knowledge)?|ipv[46]|tlsv1(?:\.\d)?|sslv\d|ssl(?:-reqd|-no-revoke)?|raw|remote-(?:name|header-name|time|name-all)|create-dirs|progress-bar|basic|digest|ntlm|negotiate|anyauth|netrc(?:-optional)?|path-as-is|parallel|tcp-(?:nodelay|fastopen)|styled-output|post30[123]|retry-(?:connrefused|all-errors)|compressed-ssh|junk-session-cookies|disable|manual|help|version|next|use-ascii|append|list-only|crlf|xattr|haproxy-protocol|ca-native|disallow-username-in-url|form-escape|remove-on-error|skip-existing|suppress-connect-headers|proxytunnel|fail-early)$/;

/** Short names of the options that are read. */
const SHORT: Readonly<Record<string, string>> = {
  X: '--request',
  H: '--header',
  d: '--data',
  u: '--user',
  A: '--user-agent',
  e: '--referer',
  b: '--cookie',
  F: '--form',
  T: '--upload-file',
  G: '--get',
  I: '--head',
};

/** One option as it was given; its value is empty where it takes none. */
interface Given {
  readonly name: string;
  readonly value: string;
}

/** The options in a group of short ones, `-sSXPOST`. Returns how many words after it they take. */
const shortOptions = (group: string, next: string | undefined, given: Given[]): number => {
  for (let at = 1; at < group.length; at++) {
    const letter = group.charAt(at);
    const name = SHORT[letter];
    const takesValue = name === undefined ? SKIPPED_SHORT.includes(letter) : !/^--(get|head)$/.test(name);
    if (!takesValue) {
      if (name !== undefined) given.push({ name, value: '' });
      continue;
    }
    const own = group.slice(at + 1);
    given.push({ name: name ?? `-${letter}`, value: own === '' ? (next ?? '') : own });
    return own === '' ? 1 : 0;
  }
  return 0;
};

/** The options of one command; what is none is an address. `--next` begins another call. */
const readOptions = (words: readonly string[]): readonly (readonly Given[])[] => {
  const calls: Given[][] = [[]];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const given = calls.at(-1) ?? [];
    if (word === '--next' || word === '-:') calls.push([]);
    else if (word.startsWith('--') && word.length > 2) {
      const isSwitch = SWITCHES.test(word);
      if (!isSwitch) at += 1;
      given.push({ name: word, value: isSwitch ? '' : (words[at] ?? '') });
    } else if (word.startsWith('-') && word.length > 1) at += shortOptions(word, words[at + 1], given);
    else given.push({ name: '--url', value: word });
  }
  return calls;
};

const urlencoded = (value: string): string => {
  const sign = value.indexOf('=');
  if (sign < 0) return encodeURIComponent(value);
  const name = value.slice(0, sign);
  return `${name}${name === '' ? '' : '='}${encodeURIComponent(value.slice(sign + 1))}`;
};

const DATA = /^--(?:data(?:-ascii|-binary|-raw|-urlencode)?|json)$/;

const bodyOf = (given: readonly Given[]): Body => {
  const parts: string[] = [];
  for (const { name, value } of given) {
    if (/^--form/.test(name)) return { kind: 'unreadable', why: 'is a form in parts' };
    if (name === '--upload-file') return { kind: 'unreadable', why: `is kept in a file of its own, ${value}` };
    if (!DATA.test(name)) continue;
    const isFile =
      name !== '--data-raw' && (name === '--data-urlencode' ? /^[^=]*@/.test(value) : value.startsWith('@'));
    if (isFile) return { kind: 'unreadable', why: `is kept in a file of its own, ${value.replace(/^[^@]*@/, '')}` };
    // Pieces of JSON are put together as they are, those of a form with "&".
    if (parts.length > 0 && name !== '--json') parts.push('&');
    parts.push(name === '--data-urlencode' ? urlencoded(value) : value);
  }
  return parts.length === 0 ? { kind: 'none' } : { kind: 'text', text: parts.join('') };
};

const headersOf = (given: readonly Given[]): WrittenCall['headers'] =>
  given.flatMap(({ name, value }): WrittenCall['headers'] => {
    switch (name) {
      case '--header': {
        const parts = /^([^:]+):\s*(.*)$/s.exec(value);
        return parts === null ? [] : [[(parts[1] ?? '').trim(), (parts[2] ?? '').trim()]];
      }
      case '--json':
        return [['content-type', 'application/json']];
      case '--oauth2-bearer':
        return [['authorization', `Bearer ${value}`]];
      // Not encoded as it would be sent: it is compared, never used.
      case '--user':
        return [['authorization', `Basic ${value}`]];
      case '--cookie':
        return [['cookie', value]];
      default:
        return [];
    }
  });

const callsIn = (given: readonly Given[]): readonly WrittenCall[] => {
  const has = (name: string): boolean => given.some((one) => one.name === name);
  const body = bodyOf(given);
  const said = given.findLast(({ name }) => name === '--request')?.value;
  const isQuery = has('--get') && body.kind === 'text';
  const usual = has('--head')
    ? 'HEAD'
    : has('--upload-file')
      ? 'PUT'
      : body.kind === 'none' || isQuery
        ? 'GET'
        : 'POST';
  const query = given.flatMap(({ name, value }) => (name === '--url-query' ? [urlencoded(value)] : []));
  if (isQuery) query.push(body.text);
  const asked = query.join('&');
  const headers = headersOf(given);
  return given
    .filter(({ name }) => name === '--url')
    .map(({ value }) => ({
      method: said ?? usual,
      url: query.length === 0 ? value : `${value}${value.includes('?') ? '&' : '?'}${asked}`,
      headers,
      body: isQuery ? { kind: 'none' } : body,
    }));
};

const CURL = /(?:^|[\\/])curl(?:\.exe)?$/i;

/** The calls of the cURL commands in a text, as bash or cmd.exe takes them apart. */
export const readCurl = (text: string): readonly WrittenCall[] => {
  const commands = isForCmd(text) ? cmdCommands(text) : bashCommands(text);
  return commands.flatMap((words) => {
    const at = words.findIndex((word) => CURL.test(word));
    return at < 0 ? [] : readOptions(words.slice(at + 1)).flatMap(callsIn);
  });
};
