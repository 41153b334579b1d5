// Draws the icons of the installed app from `favicon.svg`, the only drawing of the logo: `node
// test/browser/draw-icons.ts`.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { browserLaunch, prepareBrowser } from './chromium.ts'

const GREEN = '#1d6b57'
const publicFolder = path.resolve(import.meta.dirname, '../../apps/web/public')
const logo = await readFile(path.join(publicFolder, 'favicon.svg'), 'utf8')
const plus = logo.replace(/ d="[^"]*"/, ' d="M16 9v14M9 16h14"')

/**
 * `share`: the part of the square that the drawing takes. The margin, which a launcher may cut off, has the colour of
 * the logo.
 */
const icons = [
  { name: 'icon-192', size: 192, svg: logo, share: 1 },
  { name: 'icon-512', size: 512, svg: logo, share: 1 },
  { name: 'maskable-512', size: 512, svg: logo, share: 0.72, ground: GREEN },
  { name: 'apple-touch-icon', size: 180, svg: logo, share: 0.8, ground: GREEN },
  { name: 'shortcut-add-96', size: 96, svg: plus, share: 1 },
]

await prepareBrowser()
const browser = await chromium.launch(browserLaunch())
const page = await browser.newPage()
for (const { name, size, svg, share, ground = 'transparent' } of icons) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>*{margin:0}body{height:100vh;display:grid;place-content:center;background:${ground}}svg{width:${share * 100}vw}</style>${svg}`,
  )
  await page.screenshot({ path: path.join(publicFolder, 'icons', `${name}.png`), omitBackground: true })
}
await browser.close()
