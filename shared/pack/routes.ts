/** What the page hook, the network rules and the proxy need to know of a provider's calls before anything is priced. */
export interface Route {
  readonly methods: readonly string[];
  /** Path templates such as `/track/{version}/register`, in lower case; a path fits whatever its letter case. */
  readonly paths: readonly string[];
  /** True when no call of this route can ever charge. */
  readonly free: boolean;
}

export interface ProviderRoutes {
  readonly id: string;
  readonly hosts: readonly string[];
  readonly roots: readonly string[];
  readonly routes: readonly Route[];
  /** The source of the pattern, whatever the letter case, that finds a field that names a tracking number in the text of a body. */
  readonly numberField: string;
}

export interface RouteTable {
  readonly providers: readonly ProviderRoutes[];
}
