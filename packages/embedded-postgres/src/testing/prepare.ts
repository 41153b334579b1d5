// Prepares the programs of the package in its first argument for the database folder in its second.
import path from 'node:path'
import { prepareBinaries } from '../binaries.ts'

const [folder = '', dir = ''] = process.argv.slice(2)
const found = { folder, version: '18.0.0', major: 18 }
const account = undefined
const binaries = await prepareBinaries(found, {
  path: dir,
  clusterDir: path.join(dir, 'data'),
  account,
})
process.stdout.write(`${binaries.postgres}\n`)
