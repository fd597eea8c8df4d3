import { expect, test } from 'vitest';
import { buildFile } from './page/build-script.ts';
import { testRoutes } from './page/test-routes.ts';

// Chromium calls such a file "not UTF-8" and does not load the extension at all.
test.each(['page/page', 'bridge/bridge', 'background'])(
  '%s.ts, built, holds no character that Unicode keeps for nobody, and no half of one',
  async (name) => {
    const script = await buildFile(`extension/${name}.ts`, testRoutes);
    expect(script).not.toMatch(/\p{Noncharacter_Code_Point}|\p{Surrogate}/u);
  },
);
