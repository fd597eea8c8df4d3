import type { Lab } from './lab.ts';

/**
 * Something a page can do and see. It runs in the page as a whole, so it may use nothing but the lab and the text that is given with it. What it returns is
 * plain data.
 */
export type Behaviour = readonly [title: string, behave: (lab: Lab, given: string) => Promise<unknown>, given?: string];
