import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { routeTableOf } from './shared/pack/compile.ts';
import { bundledPacks } from './shared/packs/bundled.ts';
import { wallRulesOf } from './shared/recognise/wall-rules.ts';

const EVERYWHERE = [
  ...['main_frame', 'sub_frame', 'stylesheet', 'script', 'image', 'font', 'object', 'xmlhttprequest', 'ping'],
  ...['csp_report', 'media', 'websocket', 'other'],
];

/** What a request may be: a rule that names no kind leaves documents out, and one that names an unknown kind is dropped. */
const RESOURCE_TYPES = {
  chromium: [...EVERYWHERE, 'webtransport', 'webbundle'],
  firefox: [
    ...[...EVERYWHERE, 'object_subrequest', 'xslt', 'beacon', 'xml_dtd', 'imageset', 'web_manifest', 'speculative'],
    'json',
  ],
} as const;

/** Writes the network rules under the hook, made of the packs' own routes: they hold from the browser's first request on. */
export async function writeWall(folder: string, browser: 'chromium' | 'firefox'): Promise<void> {
  const rules = wallRulesOf(routeTableOf(bundledPacks), 1, RESOURCE_TYPES[browser]);
  await writeFile(join(folder, 'wall.json'), `${JSON.stringify(rules)}\n`);
}
