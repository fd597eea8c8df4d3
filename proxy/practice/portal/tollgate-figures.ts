import { isObject, parseJson } from '../json-value.ts';

/** Tollgate's own figure of this month for one provider's practice account. */
export interface TollgateFigure {
  readonly used: number;
  /** How much of it no answer has proved yet. */
  readonly unproved: number;
}

export interface TollgateFigures {
  readonly tracking: TollgateFigure | null;
  readonly shipments: TollgateFigure | null;
}

/**
 * A page cannot ask the extension. On the practice portal, and nowhere else, its bridge writes what the books hold of the practice
 * account into one attribute of the root element, anew at each change:
 * `data-tollgate='{"17track":{"used":37,"unproved":0},"safecube":{"used":18,"unproved":0}}'`. No attribute: nobody looks.
 */
export function watchFigures(root: HTMLElement, changed: (figures: TollgateFigures | null) => void): void {
  const read = (): void => changed(parseFigures(root.dataset['tollgate']));
  new MutationObserver(read).observe(root, { attributeFilter: ['data-tollgate'] });
  read();
}

function parseFigures(text: string | undefined): TollgateFigures | null {
  const value = text === undefined ? undefined : parseJson(text);
  if (!isObject(value)) return null;
  return { tracking: parseFigure(value['17track']), shipments: parseFigure(value['safecube']) };
}

function parseFigure(value: unknown): TollgateFigure | null {
  if (!isObject(value)) return null;
  const { used, unproved } = value;
  return typeof used === 'number' && typeof unproved === 'number' ? { used, unproved } : null;
}
