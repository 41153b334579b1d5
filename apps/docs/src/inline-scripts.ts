import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { PageEvent, RendererEvent, type Application } from 'typedoc'

/** Moves the script of each page into a file, because the server's policy forbids inline scripts. */
export function moveInlineScripts(app: Application): void {
  const scripts = new Set<string>()
  app.renderer.on(PageEvent.END, (page) => {
    if (page.contents === undefined) return
    const [, base = ''] = /<html[^>]* data-base="([^"]*)"/.exec(page.contents) ?? []
    page.contents = page.contents.replace(/<script>(.+?)<\/script>/gs, (_element, script: string) => {
      scripts.add(script)
      return `<script src="${base}assets/theme.js"></script>`
    })
  })
  app.renderer.on(RendererEvent.END, ({ outputDirectory }) => {
    const [script, ...others] = scripts
    // A new version of the generator may have several.
    if (script === undefined || others.length > 0) throw new Error(`${scripts.size} inline scripts, not one`)
    writeFileSync(path.join(outputDirectory, 'assets/theme.js'), script)
  })
}
