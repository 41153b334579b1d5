import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { contracts } from './contracts.ts'
import { openApiDocument } from './openapi-document.ts'

const folder = path.resolve(import.meta.dirname, '../../../openapi')

await mkdir(folder, { recursive: true })
for (const contract of contracts) {
  const text = `${JSON.stringify(openApiDocument(contract), null, 2)}\n`
  await writeFile(path.join(folder, `${contract.name}.json`), text)
}
process.stdout.write(`Wrote ${contracts.length} documents to openapi/\n`)
