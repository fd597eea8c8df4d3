import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// Beside the built program, beside its chunks, or, when this runs from its source, where the build puts it.
const PLACES = ['./practice', '../practice', '../../../dist/proxy/practice'] as const;

/** The folder of the practice portal's page, or undefined where it was not built. */
export const portalDir = (): string | undefined =>
  PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((dir) => existsSync(`${dir}/index.html`));
