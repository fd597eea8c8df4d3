/** The messages of a language, as `shared/_locales` keeps them. */
export type Messages = Readonly<Record<string, { readonly message: string }>>;

/** What a language says. */
export interface Language {
  readonly keys: readonly string[];
  /** The sentence of a key; nothing for a key that the language does not have. */
  readonly say: (key: string) => string;
}

/** The language that has these messages. */
export const languageFrom = (messages: Messages): Language => ({
  keys: Object.keys(messages),
  say: (key) => messages[key]?.message ?? '',
});
