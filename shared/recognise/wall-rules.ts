import type { ProviderRoutes, RouteTable } from '../pack/routes.ts';
import { HEADERS_WRITTEN } from './rewriting.ts';
import { DOCUMENTS } from './route-table.ts';
import { leadOf } from './wall.ts';

/** A rule of a browser's declarativeNetRequest. */
export interface WallRule {
  readonly id: number;
  readonly priority: number;
  readonly condition: {
    readonly requestDomains?: readonly string[];
    readonly regexFilter?: string;
    readonly isUrlFilterCaseSensitive?: boolean;
    readonly requestMethods?: readonly string[];
    readonly excludedRequestMethods?: readonly string[];
    readonly resourceTypes: readonly string[];
  };
  readonly action:
    | { readonly type: 'allow' | 'block' }
    | {
        readonly type: 'modifyHeaders';
        readonly requestHeaders: readonly { readonly header: string; readonly operation: 'remove' }[];
      };
}

/** Each outranks those before it. What a person or a policy approved outranks them all. */
const RANKS = {
  all: 1,
  beside: 2,
  api: 3,
  document: 4,
  described: 5,
  free: 6,
  odd: 7,
  headers: 8,
  approved: 9,
} as const;

/** The rank of the rule that lets one approved request through. */
export const APPROVED = RANKS.approved;

// Browsers give a pattern 2 KB when it is compiled, and drop a rule that needs more without a word: so many small ones, which a test has Chromium compile.
const HOST = '^https?://[^/]+';
const SEGMENT = '[a-z0-9_~.-]+';
const ANY_SEGMENT = '[^/?#]+';
/** The same, with letters beyond ASCII. */
const WIDE = '(?:[a-z0-9_~.-]|%[89a-f][0-9a-f])+';
const END = '(?:[?#]|$)';
const READS = { requestMethods: ['get', 'head'] };
/** All but preflights, which charge nothing. Sockets of other kinds, too, which have no method. */
const NO_PREFLIGHTS = { excludedRequestMethods: ['options'] };

/** A dot at the end of a host or of a segment, or a name before the host. */
const ODD_PLACE = '^[^?#]*\\.(?:[/:?#]|$)';
const NAMED_HOST = '^[^/]*//[^/?#]*@';
/** A query with the field by which some servers take another method, and one with a letter escaped that needs no escape: it may be that field (`rewriting.ts`). */
const REWRITING = '[^?#]*[?](?:[^#]*(?:[?&;]|%(?:u00)?(?:3f|26|3b)))?_method(?:[=&;#]|%(?:u00)?(?:3d|26|3b)|$)';
const ESCAPED_LETTER = '[^?#]*[?][^#]*%(?:u00)?(?:5f|[46][1-9a-f]|[57][0-9a])';

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A root that may be written with more slashes, with or without what is under it. */
const rootOf = (root: string): string =>
  root
    .split('/')
    .filter((part) => part !== '')
    .map((part) => `/+${literal(part)}`)
    .join('');

/** The path of a route; a part in braces is one segment. */
const pathOf = (template: string, segment = SEGMENT): string =>
  template
    .split(/\{[^}]*\}/)
    .map(literal)
    .join(segment);

/** So many endings of documents fit into one pattern. */
const ENDINGS_A_RULE = 8;
const endings = Array.from({ length: Math.ceil(DOCUMENTS.length / ENDINGS_A_RULE) }, (_, at) =>
  DOCUMENTS.slice(at * ENDINGS_A_RULE, (at + 1) * ENDINGS_A_RULE).join('|'),
);

type Draft = Omit<WallRule, 'id' | 'condition'> & { readonly condition: Omit<WallRule['condition'], 'resourceTypes'> };

type Methods = Pick<Draft['condition'], 'requestMethods' | 'excludedRequestMethods'>;

const lowerMethods = (methods: readonly string[]): Methods => ({
  requestMethods: [...new Set(methods.map((method) => method.toLowerCase()))],
});

/** Takes off the headers by which some servers take another call. */
const withoutHeaders = (condition: Draft['condition']): Draft => ({
  priority: RANKS.headers,
  condition,
  action: {
    type: 'modifyHeaders',
    requestHeaders: HEADERS_WRITTEN.map((header) => ({ header, operation: 'remove' })),
  },
});

/** Of a portal only what a person taught of it is known: that is blocked, however it is spelled, and all else there goes on as before. */
const portalDraftsOf = (provider: ProviderRoutes): readonly Draft[] => {
  const charging = provider.routes.filter((route) => !route.free);
  const lead = leadOf(provider);
  return provider.hosts.flatMap((host) => {
    const requestDomains = [host, `${host}.`];
    // Hosts below it are not taught.
    const at = `^[a-z]+://(?:[^/?#]*@)?${literal(host)}\\.?(?::[0-9]+)?`;
    const block =
      (methods: Methods) =>
      (pattern: string): Draft => ({
        priority: RANKS.described,
        condition: { requestDomains, regexFilter: `${at}${pattern}`, isUrlFilterCaseSensitive: false, ...methods },
        action: { type: 'block' },
      });
    const twisted = [
      '[^?#]*(?:%|\\.(?:[/;?#]|$))',
      '/+;',
      ...(lead > 1 ? [`(?:/+[^/?#;]+){1,${lead - 1}};`] : []),
      ...provider.roots.map((root) => `${rootOf(root)}[^?#]*;`),
    ];
    return charging.length === 0
      ? []
      : [
          ...charging.flatMap(({ paths, methods }) =>
            paths
              .map(
                (path) =>
                  `${path
                    .split('/')
                    .map((part) => pathOf(part, ANY_SEGMENT))
                    .join('/+')}/*${END}`,
              )
              .map(block(lowerMethods(methods))),
          ),
          ...twisted.map(block(lowerMethods(charging.flatMap(({ methods }) => methods)))),
          ...[REWRITING, ESCAPED_LETTER].map(block(NO_PREFLIGHTS)),
          withoutHeaders({ requestDomains, regexFilter: `${at}/`, isUrlFilterCaseSensitive: false }),
        ];
  });
};

const draftsOf = (provider: ProviderRoutes): readonly Draft[] => {
  if (provider.partial) return portalDraftsOf(provider);
  // Firefox takes a host with a dot at its end for another one.
  const requestDomains = provider.hosts.flatMap((host) => [host, `${host}.`]);
  const lead = leadOf(provider);
  const byAddress =
    (type: 'allow' | 'block', priority: number, methods: Methods) =>
    (regexFilter: string): Draft => ({
      priority,
      condition: { requestDomains, regexFilter, isUrlFilterCaseSensitive: false, ...methods },
      action: { type },
    });
  const free = provider.routes.filter((route) => route.free);
  return [
    { priority: RANKS.all, condition: { requestDomains, ...NO_PREFLIGHTS }, action: { type: 'block' } },
    ...[`${HOST}(?:/+${SEGMENT}){0,${lead}}/*${END}`, `${HOST}(?:/+${SEGMENT}){${lead}}(?:/+${WIDE})*/*${END}`].map(
      byAddress('allow', RANKS.beside, READS),
    ),
    ...provider.roots
      .map((root) => `${HOST}${rootOf(root)}(?:/|${END})`)
      .map(byAddress('block', RANKS.api, NO_PREFLIGHTS)),
    ...endings
      .map((some) => `${HOST}(?:/${SEGMENT})*/[a-z0-9_~.-]*\\.(?:${some})${END}`)
      .map(byAddress('allow', RANKS.document, READS)),
    ...[...new Set(provider.routes.flatMap(({ paths }) => paths))]
      .map((path) => `${HOST}${pathOf(path)}(?:\\.[a-z0-9]+)?${END}`)
      .map(byAddress('block', RANKS.described, NO_PREFLIGHTS)),
    ...free.flatMap(({ paths, methods }) =>
      paths.map((path) => `${HOST}${pathOf(path)}${END}`).map(byAddress('allow', RANKS.free, lowerMethods(methods))),
    ),
    ...[ODD_PLACE, NAMED_HOST, `^${REWRITING}`, `^${ESCAPED_LETTER}`].map(byAddress('block', RANKS.odd, NO_PREFLIGHTS)),
    withoutHeaders({ requestDomains }),
  ];
};

/**
 * Network rules that block every request to a provider which may charge, until it is approved: all of its hosts, but for preflights, plain addresses beside its API, and routes that
 * cannot charge. A rule never reads less than the recogniser: whatever is not surely one of these is blocked, and what is free but spelled oddly needs approval (`wall.ts`).
 * Headers by which some servers take another call are taken off what nobody approved. `from` is the first rule's id; `resourceTypes` are all that the browser knows.
 */
export const wallRulesOf = (table: RouteTable, from: number, resourceTypes: readonly string[]): readonly WallRule[] =>
  table.providers
    .flatMap(draftsOf)
    .map((draft, at) => ({ id: from + at, ...draft, condition: { ...draft.condition, resourceTypes } }));
