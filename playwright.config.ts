import { defineConfig, devices } from '@playwright/test'
import { browserLaunch } from './test/browser/chromium.ts'

export default defineConfig({
  testDir: 'apps/web/e2e',
  outputDir: 'test-results',
  globalSetup: './test/browser/global-setup.ts',
  // A test that only passes the second time is a finding, not a pass.
  retries: 0,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    // A worker answers before the tests' own routes do; the tests of the worker let it in.
    serviceWorkers: 'block',
    // Slows every test down: asked for with `--trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'], launchOptions: browserLaunch() } }],
})
