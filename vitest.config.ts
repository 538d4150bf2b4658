import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const packageFile = new URL('package.json', import.meta.url)
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }

export default defineConfig({
  define: { __LECTERN_VERSION__: JSON.stringify(version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // End-to-end tests are Playwright's; see test/e2e/playwright.config.ts.
    exclude: ['test/e2e/**', 'test/fixtures/**', '**/node_modules/**'],
    environment: 'node',
    // Generous, because a slow machine must not fail a correct program; nothing here waits for time to pass.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // What tests start must neither find nor leave anything of the person's own lectures.
    env: { LECTERN_STATE: join(tmpdir(), `lectern-test-state-${process.pid}`) },
    restoreMocks: true,
    unstubEnvs: true,
  },
})
