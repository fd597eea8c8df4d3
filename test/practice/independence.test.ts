import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../proxy/practice');

// The portal's page is no part of the simulators: it only shows what they answer.
it('shares no code with the rules: the practice imports its own files and msw only', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('portal'),
  );
  const imports = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => {
      const source = match[1] ?? '';
      return source.startsWith('.') ? join(folder, file, '..', source) : source;
    }),
  );
  expect(files.length).toBeGreaterThan(30);
  const foreign = imports.filter((source) => !source.startsWith(folder));
  expect([...new Set(foreign)].sort()).toEqual(['msw', 'msw/http']);
});
