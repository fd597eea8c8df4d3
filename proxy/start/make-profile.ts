import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a browser profile to throw away, and gives its folder; the extension's button stands on its toolbar. */
export async function makeProfile(extensionDir: string): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'tollgate-browser-'));
  await mkdir(join(profile, 'Default'));
  // A new profile hides the button, and the badge on it, behind the puzzle piece.
  const preferences = { extensions: { pinned_extensions: [unpackedId(await realpath(extensionDir))] } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

/** Chromium makes an unpacked extension's id from its path. Were it another id, the button would only stay hidden. */
function unpackedId(path: string): string {
  const hash = createHash('sha256')
    .update(path, process.platform === 'win32' ? 'utf16le' : 'utf8')
    .digest('hex');
  return hash.slice(0, 32).replace(/./g, (digit) => String.fromCharCode(0x61 + Number.parseInt(digit, 16)));
}
