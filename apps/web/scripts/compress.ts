// Leaves each text file of the build compressed beside it, once and well, so that the server never has to.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const dist = path.join(import.meta.dirname, '../dist')
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

const texts = (await readdir(dist, { recursive: true })).filter((name) =>
  /\.(?:js|css|html|svg|webmanifest)$/.test(name),
)
await Promise.all(
  texts.map(async (name) => {
    const file = path.join(dist, name)
    const content = await readFile(file)
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength }
    await writeFile(`${file}.br`, await brotli(content, { params }))
    await writeFile(`${file}.gz`, await gzipped(content, { level: 9 }))
  }),
)
