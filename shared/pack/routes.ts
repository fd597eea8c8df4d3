/** What the page hook, the network rules and the proxy need to know of a provider's calls before anything is priced. */
export interface Route {
  readonly methods: readonly string[];
  /** Path templates such as `/track/{version}/register`, in lower case; a path fits whatever its letter case. */
  readonly paths: readonly string[];
  /** True when no call of this route can ever charge. */
  readonly free: boolean;
}

export interface HarmlessAddress {
  readonly host: string;
  /** In lower case. */
  readonly path: string;
}

export interface ProviderRoutes {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly roots: readonly string[];
  readonly routes: readonly Route[];
  /** What no route describes is no call of the provider's, unless it carries numbers. */
  readonly partial: boolean;
  /** Whose hosts, all of them, are the provider's: pages of its own, on which it makes calls that no document names. */
  readonly sites: readonly string[];
  /** Addresses of such that cost nothing though they carry numbers. */
  readonly harmless: readonly HarmlessAddress[];
  /** The source of the pattern, whatever the letter case, that finds a field that names a tracking number in the text of a body. */
  readonly numberField: string;
}

export interface RouteTable {
  readonly providers: readonly ProviderRoutes[];
}
