/** The part of the extension's API that content scripts have and the bridge needs. */
export interface RuntimePort {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface Runtime {
  /** Gone once the extension was reloaded, updated or removed while the page stayed. */
  readonly id?: string;
  /** Why the last port closed. Unread, the browser reports it as an error of its own. */
  readonly lastError?: unknown;
  connect(info: { readonly name: string }): RuntimePort;
}

/** The storage that lies on this computer, as far as the bridge needs it. */
export interface Storage {
  get(key: string): Promise<Readonly<Record<string, unknown>>>;
  readonly onChanged: {
    addListener(listener: (changes: Readonly<Record<string, { readonly newValue?: unknown }>>) => void): void;
  };
}

interface ExtensionApi {
  readonly runtime: Runtime;
  readonly storage: { readonly local: Storage };
}

declare const browser: ExtensionApi | undefined;
declare const chrome: ExtensionApi;

/** The browser's own API: `browser` where there is one, else Chromium's older name for it. */
export const {
  runtime,
  storage: { local: storage },
}: ExtensionApi = typeof browser === 'undefined' ? chrome : browser;
