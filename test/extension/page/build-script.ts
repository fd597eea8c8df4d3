import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { oneLanguage } from '../../../one-language.ts';
import type { RouteTable } from '../../../shared/pack/routes.ts';
import { smallScript } from '../../../small-script.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds one content script as the extension does: a single self-contained script. */
export const buildScript = (name: 'page' | 'bridge', routes: RouteTable): Promise<string> =>
  buildFile(`extension/${name}/${name}.ts`, routes);

/** The same for any file of the project. */
export async function buildFile(path: string, routes: RouteTable): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [oneLanguage()],
    define: { TOLLGATE_ROUTES: JSON.stringify(routes) },
    build: {
      target: 'chrome120',
      write: false,
      minify: false,
      rolldownOptions: {
        input: `${root}/${path}`,
        output: { format: 'iife', entryFileNames: 'script.js', codeSplitting: false, minify: smallScript },
      },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`the build of ${path} gave nothing`);
  return chunk.code;
}
