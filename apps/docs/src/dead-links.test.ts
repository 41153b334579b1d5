import { mkdir, mkdtempDisposable, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findDeadLinks } from './dead-links.ts'

test('dead links are those to files and anchors that a site lacks', async () => {
  await using site = await mkdtempDisposable(path.join(tmpdir(), 'taskwire-site-'))
  await mkdir(path.join(site.path, 'decisions'))
  await writeFile(
    path.join(site.path, 'index.html'),
    '<h1 id="top"><a href="decisions/1.html#why">1</a> <a href="#top">top</a> <a href="gone.html">2</a> <img src="gone.png">',
  )
  await writeFile(
    path.join(site.path, 'decisions/1.html'),
    '<h1 id="why"><a href="../">up</a> <a href="../index.html#gone">3</a> <a href="https://example.com/x">4</a> <a href="/docs/">5</a>',
  )
  expect(findDeadLinks(site.path)).toEqual([
    { page: 'decisions/1.html', link: '../index.html#gone' },
    { page: 'index.html', link: 'gone.html' },
    { page: 'index.html', link: 'gone.png' },
  ])
})
