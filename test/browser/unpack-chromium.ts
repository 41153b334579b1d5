import { spawnSync } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createReadStream, createWriteStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'

/**
 * Unpacks the compressed browser of `@sparticuz/chromium` into `target`, once. It works in a folder of its own and
 * renames it at the end: an interrupted run, or two parallel runs, never leave a broken browser behind.
 */
export async function unpackChromium(packed: string, target: string): Promise<void> {
  if (await exists(target)) return
  await mkdir(dirname(target), { recursive: true })
  const draft = await mkdtemp(`${target}.`)
  try {
    await pipeline(
      createReadStream(join(packed, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(draft, 'chromium'), { mode: 0o755 }),
    )
    // Only used on machines that lack these libraries or have no fonts at all.
    await unpackTar(join(packed, 'al2023.tar.br'), draft)
    await unpackTar(join(packed, 'fonts.tar.br'), draft)
    await writeFile(join(draft, 'fonts.conf'), fontsConfig(target))
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    // The rename fails when another run was faster: its browser is the same.
    if (!(await exists(target))) throw error
  }
}

async function unpackTar(archive: string, into: string): Promise<void> {
  const input = brotliDecompressSync(await readFile(archive))
  const { status, stderr } = spawnSync('tar', ['-xo', '-C', into], { input })
  if (status !== 0) throw new Error(`Could not unpack ${archive}: ${String(stderr)}`)
}

function fontsConfig(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
