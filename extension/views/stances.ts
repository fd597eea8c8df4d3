/** What a person may say of an address from now on, by the words that name it in the traffic page's table. */
export const STANCES = [
  { stance: 'ask', word: 'ask', now: 'nowAsk' },
  { stance: 'harmless', word: 'harmless', now: 'nowHarmless' },
  { stance: 'block', word: 'block', now: 'nowBlock' },
] as const;
