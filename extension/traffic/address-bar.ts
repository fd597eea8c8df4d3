import { FILTERS, type Narrowed } from './traffic-view.ts';

/** What of the page stands in its address: so that it can be kept, and gone back to. */
export interface Shown extends Narrowed {
  /** The id of the line that is open; empty for none. */
  readonly line: string;
}

export const readShown = (search: string): Shown => {
  const fields = new URLSearchParams(search);
  const filter = FILTERS.find((one) => one === fields.get('filter')) ?? 'all';
  return { filter, site: fields.get('site') ?? '', search: fields.get('q') ?? '', line: fields.get('line') ?? '' };
};

export const writeShown = ({ filter, site, search, line }: Shown): string => {
  const said = { filter: filter === 'all' ? '' : filter, site, q: search, line };
  const fields = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ''));
  const text = String(fields);
  return text === '' ? '' : `?${text}`;
};
