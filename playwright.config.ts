import { defineConfig, devices } from '@playwright/test'
import { browserLaunch } from './test/browser/chromium.ts'

export default defineConfig({
  testDir: 'apps/web/e2e',
  outputDir: 'test-results',
  globalSetup: './test/browser/global-setup.ts',
  // A test that only passes the second time is a finding, not a pass.
  retries: 0,
  // Tests don't depend on each other, so a long file doesn't occupy one worker while the others are idle.
  fullyParallel: true,
  // Tests wait for timers and pauses between retries: a third worker uses the two cores meanwhile.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  // Generous, since a passing test never reaches them. An expectation outlasts the client's longest pause between two
  // retries (30 s), which a slow machine reaches.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./test/browser/slowest-tests.ts']],
  use: {
    // A worker answers before the tests' own routes do; the tests of the worker let it in.
    serviceWorkers: 'block',
    // Animations draw frames that most tests only wait for. Tests of motion ask for it.
    contextOptions: { reducedMotion: 'reduce' },
    // Slows every test down: asked for with `--trace retain-on-failure`.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [{ name: 'chromium', use: { ...devices['Desktop Chrome'], launchOptions: browserLaunch() } }],
})
