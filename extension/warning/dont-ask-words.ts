const english = {
  /** `when`: "shop.example registers numbers" */
  dontAsk: 'Don’t ask again when {when}',
  /** Around how many units: "up to 5 units a call". */
  upTo: 'up to',
  aCall: 'a call',
  until: 'Until when',
  counts: 'Counts only when you allow. You find it, and end it, in Settings, Policies.',
} as const;

const chinese: Readonly<Record<keyof typeof english, string>> = {
  dontAsk: '{when}时不再询问',
  upTo: '每次最多',
  aCall: '',
  until: '直到何时',
  counts: '只有您允许此请求时才生效。可在“设置”的“策略”中查看和结束。',
};

/** What "don't ask again" says. */
export const dontAskWords = { en: english, zh: chinese };
