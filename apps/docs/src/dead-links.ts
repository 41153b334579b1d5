import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Returns the links from page to page of a site whose file or anchor doesn't exist. */
export function findDeadLinks(site: string): { page: string; link: string }[] {
  const files = new Set(globSync('**/*', { cwd: site }).toSorted())
  const pages = new Map(
    [...files]
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, readFileSync(path.join(site, file), 'utf8')]),
  )
  const anchors = new Map(
    [...pages].map(([page, html]) => [page, new Set(valuesOf(html, 'id').map((id) => `#${id}`))]),
  )
  const isAlive = (page: string, link: string) => {
    const { pathname, hash } = new URL(link, new URL(page, 'site:///'))
    const file = decodeURI(pathname.slice(1)).replace(/(?<=^|\/)$/, 'index.html')
    return files.has(file) && (hash === '' || anchors.get(file)?.has(decodeURI(hash)) !== false)
  }
  return [...pages].flatMap(([page, html]) =>
    [...valuesOf(html, 'href'), ...valuesOf(html, 'src')]
      .filter((link) => !/^(?:[a-z]+:|\/)/.test(link) && !isAlive(page, link))
      .map((link) => ({ page, link })),
  )
}

function valuesOf(html: string, attribute: 'href' | 'id' | 'src'): string[] {
  return [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&'),
  )
}
