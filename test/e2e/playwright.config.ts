import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import { findChromium, launchOptions } from '../../main/web/chromium.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig<{ shell: 'web' | 'desktop' }>({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: at('../../out/e2e'),
  // The pages of one lecture talk to one another; two lectures at a time would only fight for the machine.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'web', testIgnore: /\/desktop(-export)?\.e2e\.ts$/ },
    {
      name: 'desktop',
      use: { shell: 'desktop' },
      testMatch: /\/(present|projector|broken|live-edit|trust|desktop|desktop-export)\.e2e\.ts$/,
      // A second projector window, addresses of this machine and access keys are the browser shell's alone.
      grepInvert: /EE3 |EE9 |EE12 /,
    },
  ],
  reporter: [['list'], ['json', { outputFile: at('../../out/e2e.json') }]],
  use: {
    launchOptions: launchOptions(await findChromium()),
    viewport: { width: 1280, height: 720 },
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
  },
})
