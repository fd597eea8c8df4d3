import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { RouteTable } from '../../../shared/recognise/route-table.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Builds one content script as the extension does: a single self-contained script. */
export async function buildScript(name: 'page' | 'bridge', routes: RouteTable): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { TOLLGATE_ROUTES: JSON.stringify(routes) },
    build: {
      target: 'chrome120',
      write: false,
      minify: false,
      rolldownOptions: {
        input: `${root}/extension/${name}/${name}.ts`,
        output: { format: 'iife', entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`the build of ${name} gave nothing`);
  return chunk.code;
}
