import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Gives an extension a site as a person does who says yes to the browser's question, which no driver can press: in the profile of a Chromium that is closed, where the
 * extension was loaded once. What it asks for then it has already.
 */
export const giveSite = async (profile: string, extensionId: string, site: string): Promise<void> => {
  const file = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(await readFile(file, 'utf8'));
  const kept = preferences.extensions.settings[extensionId];
  const hosts = [`*://${site}/*`, `*://*.${site}/*`];
  const nothing = { api: [], explicit_host: [], manifest_permissions: [], scriptable_host: [] };
  kept.runtime_granted_permissions = { ...nothing, explicit_host: hosts };
  for (const name of ['granted_permissions', 'active_permissions']) kept[name].explicit_host.push(...hosts);
  await writeFile(file, JSON.stringify(preferences));
};
