import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The folder of the repository. */
export const repository = path.resolve(import.meta.dirname, '../../..')

const { bugs } = JSON.parse(readFileSync(path.join(repository, 'packages/client/package.json'), 'utf8')) as {
  bugs: string
}

/** The public address of the repository, as the published manifests state it. */
export const sources = bugs.replace(/\/issues$/, '')
