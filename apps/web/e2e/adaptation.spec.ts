import type { Locator, Page } from '@playwright/test'
import { expect, test } from './harness/test.ts'

// System preferences, sizes and scripts, on the pages that need no account.
const addresses = ['/app/signin', '/app/signup', '/app/nowhere']

async function open(page: Page, address: string) {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  // The form of the sign-up page follows its heading.
  if (address !== '/app/nowhere') await expect(page.getByLabel('E-mail')).toBeVisible()
}

/** True for a page that is wider than its window, or has content beyond it. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement
    const outside = [...document.querySelectorAll('#root *')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && (left < -0.5 || right > clientWidth + 0.5)
    })
    return [...(scrollWidth > clientWidth ? ['scrolls'] : []), ...outside.map(({ outerHTML }) => outerHTML)]
  })
}

test('in forced colours, boxes have an edge and the focus is visible', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  for (const address of addresses) {
    await open(page, address)
    const edgeless = await page.locator('.input, .button').evaluateAll((controls) =>
      controls
        .filter((control) => {
          const { borderTopWidth, borderTopStyle } = getComputedStyle(control)
          return borderTopWidth === '0px' || borderTopStyle === 'none'
        })
        .map(({ outerHTML }) => outerHTML),
    )
    expect(edgeless).toEqual([])
    await page.keyboard.press('Tab')
    const outline = await page
      .locator(':focus')
      .evaluate(
        (focused) => `${getComputedStyle(focused).outlineStyle} ${getComputedStyle(focused).outlineWidth}`,
      )
    expect(outline).toMatch(/^(?:solid|auto) [1-9]/)
  }
})

test('in forced colours, overlays and fields have an edge', async ({ tasks, account, page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await account.addTask({ title: 'Chosen' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  const edge = (selector: string) =>
    page.locator(selector).evaluate((element) => {
      const { borderTopWidth, borderTopStyle, outlineStyle } = getComputedStyle(element)
      return { border: `${borderTopWidth} ${borderTopStyle}`, outline: outlineStyle }
    })
  expect((await edge('form:has([data-quick-add])')).border).toBe('1px solid')
  await tasks.newTask.focus()
  expect((await edge('form:has([data-quick-add])')).outline).toBe('solid')
  await tasks.press('Escape', 'x', '1')
  expect((await edge('[data-selection]')).border).toBe('1px solid')
  expect((await edge('.toast')).border).toBe('1px solid')
  await page.getByRole('button', { name: /^Account/ }).click()
  expect((await edge('[role=dialog]')).border).toBe('1px solid')
})

test('with reduced motion, nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const address of addresses) {
    await open(page, address)
    const moving = await page.locator('#root *').evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { animationDuration, transitionDuration } = getComputedStyle(element)
          return [animationDuration, transitionDuration].some((times) =>
            times.split(',').some((time) => Number.parseFloat(time) > 0.001),
          )
        })
        .map(({ outerHTML }) => outerHTML),
    )
    expect(moving).toEqual([])
  }
})

test('at 320 px, the width of 400 % zoom, pages scroll in one direction only', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 })
  for (const address of addresses) {
    await open(page, address)
    expect(await overflow(page)).toEqual([])
  }
})

test('text with wide spacing and double size isn’t cut off', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 480 })
  for (const address of addresses) {
    await open(page, address)
    // Through the document's own sheets, because the content policy forbids added styles.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`html { font-size: 200% !important }
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }`)
      document.adoptedStyleSheets = [sheet]
    })
    expect(await overflow(page)).toEqual([])
    const cut = await page.locator('#root button, #root label, #root a').evaluateAll((elements) =>
      elements
        .filter(
          // Text for screen readers alone is one pixel wide.
          ({ scrollWidth, clientWidth }) => clientWidth > 1 && scrollWidth > clientWidth + 1,
        )
        .map(({ outerHTML }) => outerHTML),
    )
    expect(cut).toEqual([])
  }
})

test('right-to-left pages are mirrored', async ({ page }) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 700 })
    for (const address of addresses) {
      await open(page, address)
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
      expect(await overflow(page)).toEqual([])
    }
    await open(page, '/app/signin')
    const field = page.getByLabel('Password', { exact: true })
    const gapsOf = async (part: Locator) => {
      const [inner, outer] = [await part.boundingBox(), await field.boundingBox()]
      if (!inner || !outer) throw new Error('Not on the page')
      const left = inner.x - outer.x
      return { left: Math.round(left), right: Math.round(outer.width - left - inner.width) }
    }
    for (const part of [
      page.getByText('Password', { exact: true }),
      page.getByRole('button', { name: 'Show' }),
    ]) {
      await page.evaluate(() => document.documentElement.removeAttribute('dir'))
      const { left, right } = await gapsOf(part)
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
      expect(await gapsOf(part)).toEqual({ left: right, right: left })
    }
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true })

  test('the first screen explains touch instead of keys', async ({ tasks, page }) => {
    await tasks.open('Today')
    await expect(page.getByText('Tap a task to change it')).toBeVisible()
    await expect(page.getByText('adds a task from anywhere')).toBeHidden()
  })
})
