import type { Rolldown } from 'vite';

/** How a script is written that every frame of a guarded site evaluates: small, and with its functions' names, for a page may look at the name of its own `fetch`. */
export const smallScript: Rolldown.MinifyOptions = {
  mangle: { keepNames: true },
  compress: { keepNames: { function: true, class: true } },
  codegen: { removeWhitespace: true },
};
