/** What a posting says of a call where there was none: a person's word, or the turn of a month. */
export const WITHOUT_CALL = {
  call: null,
  route: '',
  params: {},
  tag: null,
  user: null,
  site: null,
  decision: null,
  items: 0,
  status: null,
  quoted: null,
  asks: [],
  settings: null,
} as const;
