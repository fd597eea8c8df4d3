import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { writeWall } from './write-wall.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

async function readJson(path: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(root, path), 'utf8'));
}

const bytesOf = (manifest: object): Uint8Array => new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);

/**
 * Writes the manifest of one browser into its folder (what all have, what it alone has, and the version of package.json) with its network rules, and packs the folder beside itself,
 * as stores take it: without a key, for they give the extension one of their own, and with the same bytes for the same files, whenever it is built.
 */
export async function finishExtension(folder: string, browser: 'chromium' | 'firefox'): Promise<void> {
  const { version } = await readJson('package.json');
  const manifest = { ...(await readJson('manifest.json')), ...(await readJson(`manifest.${browser}.json`)), version };
  await writeFile(join(folder, 'manifest.json'), bytesOf(manifest));
  await writeWall(folder, browser);
  const { key: _, ...forStores } = { key: '', ...manifest };

  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files: Record<string, Uint8Array> = {};
  for (const path of paths.sort()) {
    const name = relative(folder, path).replaceAll('\\', '/');
    files[name] = name === 'manifest.json' ? bytesOf(forStores) : await readFile(path);
  }
  await writeFile(`${folder}.zip`, zipSync(files, { mtime: '2020-01-01T00:00:00Z' }));
}
