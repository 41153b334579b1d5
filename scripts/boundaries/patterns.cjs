const { existsSync, readdirSync } = require('node:fs')
const { join } = require('node:path')

/** The npm packages of these names, whether they are installed for the importing package or not. */
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
/** How tests of other packages start the server. What is no test may import no test code at all. */
const HARNESS = '^apps/server/test/harness/'
/** The files that only pass on what others export. A door that is named for its own idea is a file like any other. */
const packages = join(__dirname, '../../packages')
const DOORS = readdirSync(packages)
  .filter((name) => existsSync(join(packages, name, 'package.json')))
  .flatMap((name) =>
    Object.values(require(join(packages, name, 'package.json')).exports ?? {}).map(
      (door) => `${name}/${door.replace(/^\.\/|\.ts$/g, '')}`,
    ),
  )
  .filter((door) => /(?:\/index|-kit|\/contracts)$/.test(door))

const REPOSITORY = '\\.repository\\.ts$'
const ROUTER = '(?:/|\\.)router\\.ts$'
const TYPES = ['type-only', 'type-import']

module.exports = { npm, layer, TEST_FILE, TEST_CODE, HARNESS, DOORS, REPOSITORY, ROUTER, TYPES }
