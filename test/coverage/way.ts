/** What the server gives for a file beside a row's page. */
export interface Served {
  readonly text?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** It takes this long to come. */
  readonly afterMs?: number;
}

/**
 * One way to call a provider. Its texts are what an unfriendly page would hold, with these words in it: `$POST` and `$BODY`, a registration of
 * 17TRACK; `$GET`, a pull of Safecube; `$CALL`, that registration by fetch; `$XHR`, by XMLHttpRequest; `$FREE`, a free list of 17TRACK; `$TAG`, the number of this row; `$HERE` and
 * `$ELSEWHERE`, the folder of the page and the same on another host; `$TELL`, makes a word of how a call ended; `$ON`, the attributes that say it.
 */
export interface Way {
  /** As people read it. */
  readonly way: string;
  readonly html?: string;
  /** Runs after the markup. */
  readonly script?: string;
  /** Of the page. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Beside the page, by name. */
  readonly files?: Readonly<Record<string, Served>>;
  /** For how long nothing may happen until this counts as blocked; ways that say nothing take longer than others. */
  readonly quietMs?: number;
  /** The browser itself makes this request, and shows it to no extension. No page can give it a key, so it has to be seen to have none. */
  readonly isBrowsersOwn?: true;
}

/** One way, tried from one site, with a number that no other row has. */
export interface Row {
  readonly way: Way;
  readonly site: string;
  readonly tag: string;
}

/** The number of a row, in an address or a body. */
export const tagIn = (text: string): string | undefined => /COVU\d{7}/.exec(text)?.[0];

/** How a page of one or more rows says what came of them. */
const SAYING = `const sayOf = (tag, word) => { new Image().src = '$SITE/said/' + tag + '/' + word; };`;
const OWN = `const say = (word) => sayOf('$TAG', word);
const hear = (worker) => { worker.onmessage = ({ data }) => say(data); worker.onerror = () => say('failed'); };
addEventListener('message', ({ data }) => { if (String(data).startsWith('$TAG ')) say(data.split(' ')[1]); });`;

/** In this order: a word may stand for others. */
const WORDS: readonly (readonly [word: string, text: (row: Row) => string])[] = [
  ['$CALL', () => `fetch('$POST', { method: 'POST', body: '$BODY' })`],
  [
    '$XHR',
    () =>
      `new Promise((end, fail) => { const xhr = new XMLHttpRequest(); xhr.onload = () => end(xhr); xhr.onerror = fail; xhr.open('POST', '$POST'); xhr.send('$BODY'); })`,
  ],
  ['$TELL', () => `((call) => call.then(({ status }) => status === 402 ? 'held' : 'answered', () => 'failed'))`],
  ['$ON', () => `onload="sayOf('$TAG', 'answered')" onerror="sayOf('$TAG', 'failed')"`],
  ['$POST', () => 'https://api.17track.net/track/v2.4/register'],
  ['$FREE', () => 'https://api.17track.net/track/v2.4/gettracklist'],
  ['$BODY', () => '[{"number":"$TAG","carrier":3011}]'],
  ['$GET', () => 'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=$TAG'],
  ['$SITE', ({ site }) => site],
  ['$HERE', ({ site }) => `${site}/way/$TAG/`],
  ['$ELSEWHERE', () => 'https://elsewhere.example/way/$TAG/'],
  ['$TAG', ({ tag }) => tag],
];

/** A text of a row's way, with its words in place. */
export const fill = (row: Row, text: string): string =>
  WORDS.reduce((filled, [word, meaning]) => filled.replaceAll(word, () => meaning(row)), text);

/** Whether a way can be tried on a page with others. */
export const isAlone = ({ headers, quietMs }: Way): boolean => headers !== undefined || quietMs !== undefined;

/** The page of some rows, which its first one names. */
export const pageOf = (rows: readonly Row[]): string =>
  [
    '<!doctype html><meta charset="utf-8">',
    ...rows.slice(0, 1).map((row) => fill(row, `<title>$TAG</title><script>${SAYING}</script><body>`)),
    ...rows.map((row) => fill(row, `${row.way.html ?? ''}<script>{ ${OWN} ${row.way.script ?? ''} }</script>`)),
  ].join('');
