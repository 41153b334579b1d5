const { existsSync, readdirSync } = require('node:fs')
const { join } = require('node:path')

/** Matches npm packages by name, installed for the importing package or not. */
const npm = (...names) => {
  const any = names.join('|')
  return `(?:^|node_modules/)(?:${any})(?:/|$)`
}

/** A folder of packages/ or apps/. */
const layer = (...names) => `^(?:${names.join('|')})/`

const TEST_FILE = '\\.(?:test|spec)\\.tsx?$'
const TEST_CODE = [
  TEST_FILE,
  '^(?:packages|apps)/.*/testing/',
  '^(?:packages|apps)/[^/]+/(?:test|e2e)/',
  '^(?:test|bench)/',
  '\\.config\\.ts$',
]
/** Tests of other packages start the server by this folder. Product code imports no test code at all. */
const HARNESS = '^apps/server/test/harness/'
/** The entry points that only re-export. An entry point with code of its own is a file like any other. */
const packages = join(__dirname, '../../packages')
const ENTRY_POINTS = readdirSync(packages)
  .filter((name) => existsSync(join(packages, name, 'package.json')))
  .flatMap((name) =>
    Object.values(require(join(packages, name, 'package.json')).exports ?? {}).map(
      (entry) => `${name}/${entry.replace(/^\.\/|\.ts$/g, '')}`,
    ),
  )
  .filter((entry) => /(?:\/index|-kit|\/contracts)$/.test(entry))

const REPOSITORY = '\\.repository\\.ts$'
const ROUTER = '(?:/|\\.)router\\.ts$'
const TYPES = ['type-only', 'type-import']

module.exports = { npm, layer, TEST_FILE, TEST_CODE, HARNESS, ENTRY_POINTS, REPOSITORY, ROUTER, TYPES }
