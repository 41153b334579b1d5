import type { Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expect, test } from './harness/test.ts'

const shopping = [
  '# Party',
  'Ask **Ada** about https://example.com/cake?size=2&lang=de',
  '',
  '- [ ] candles',
  '- [x] balloons',
  '  - [ ] blue ones',
].join('\n')

const view = (page: Page) => page.locator('[data-notes]')

test('notes show Markdown, and editing shows its source', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Plan', description: shopping })
  await tasks.open('All tasks')
  await tasks.openTask('Plan')
  await expect(view(page).locator('strong')).toHaveText('Ada')
  const link = view(page).getByRole('link', { name: 'https://example.com/cake?size=2&lang=de' })
  await expect(link).toHaveAttribute('href', 'https://example.com/cake?size=2&lang=de')
  await expectAccessible(page)

  await test.step('a click on a text edits the line of this text', async () => {
    await view(page).getByText('Party').click()
    await expect(tasks.notes).toBeFocused()
    await expect(view(page)).toHaveCount(0)
    await page.keyboard.type(' at noon')
    await expect(tasks.notes).toHaveValue(shopping.replace('# Party', '# Party at noon'))
    await tasks.title.focus()
    await expect(view(page).getByText('Party at noon', { exact: true })).toBeVisible()
    await expect.poll(async () => (await account.tasks())[0]?.['description']).toContain('# Party at noon')
  })

  await test.step('the keyboard reaches the source after the links and boxes', async () => {
    await link.focus()
    await tasks.press('Tab')
    await expect(view(page).getByRole('checkbox', { name: 'candles' })).toBeFocused()
    await tasks.press('Tab', 'Tab', 'Tab')
    await expect(tasks.notes).toBeFocused()
    await expect(view(page)).toHaveCount(0)
  })
})

test('a link in notes opens in a new tab that can’t reach the app', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await context.route('https://example.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  )
  await account.addTask({ title: 'Read', description: '[the page](https://example.com/x)' })
  await tasks.open('All tasks')
  await tasks.openTask('Read')
  const [opened] = await Promise.all([
    context.waitForEvent('page'),
    view(page).getByRole('link', { name: 'the page' }).click(),
  ])
  await expect(opened).toHaveTitle('Elsewhere')
  expect(await opened.evaluate(() => globalThis.opener === null && document.referrer === '')).toBe(true)
  await expect(view(page)).toBeVisible()
})

test('a press ticks a box offline, as one step for undo', async ({ tasks, account, page, context }) => {
  const { id } = await account.addTask({ title: 'Plan', description: shopping })
  await tasks.open('All tasks')
  await tasks.openTask('Plan')
  await serverDown(context)
  const candles = view(page).getByRole('checkbox', { name: 'candles' })
  const blue = view(page).getByRole('checkbox', { name: 'blue ones' })
  await candles.click()
  await expect(candles).toBeChecked()
  await expect(candles).toBeFocused()
  await blue.press('Space')
  await expect(blue).toBeChecked()
  await tasks.press('Control+z')
  await expect(blue).not.toBeChecked()
  await expect(candles).toBeChecked()
  await serverBack(context)
  await expect
    .poll(async () => (await account.tasks()).find((task) => task['id'] === id)?.['description'])
    .toBe(shopping.replace('[ ] candles', '[x] candles'))
})

test('a tick on notes that another device changed becomes a conflict', async ({
  tasks,
  account,
  page,
  context,
}) => {
  const { id } = await account.addTask({ title: 'Plan', description: '- [ ] candles' })
  await tasks.open('All tasks')
  await tasks.openTask('Plan')
  await serverDown(context)
  await view(page).getByRole('checkbox', { name: 'candles' }).click()
  await account.change(id, { description: '- [ ] candles\n- [ ] cake' })
  await serverBack(context)
  await expect(tasks.panel.locator('[data-conflict]')).toBeVisible()
  await expect(tasks.notes).toHaveValue('- [x] candles')
})

const attacks = [
  '<script>globalThis.attacked = true</script>',
  '<img src=x onerror="globalThis.attacked = true">',
  '<svg onload="globalThis.attacked = true"><script>globalThis.attacked = true</script></svg>',
  '<iframe srcdoc="<script>parent.attacked = true</script>"></iframe>',
  '<a href="javascript:globalThis.attacked = true" onclick="globalThis.attacked = true">tag</a>',
  '<form action="https://evil.example/"><button>tag</button></form>',
  '<style>body { display: none }</style>',
  '<div><p onpointerover="globalThis.attacked = true">block</p></div>',
  '[script](javascript:globalThis.attacked=true)',
  '[case](JaVaScRiPt:globalThis.attacked=true)',
  '[tab](java\tscript:globalThis.attacked=true)',
  '[entity](javascript&colon;globalThis.attacked=true)',
  '[entity](&#106;avascript:globalThis.attacked=true)',
  '[data](data:text/html,<script>opener.attacked=true</script>)',
  '[app](/app/settings)',
  '[quote](https://example.com/"onmouseover="globalThis.attacked=true)',
  '<javascript:globalThis.attacked=true>',
  '[reference][1]\n\n[1]: javascript:globalThis.attacked=true',
  '![picture](javascript:globalThis.attacked=true)',
  '![picture](https://evil.example/pixel.png)',
  '![picture](x"onerror="globalThis.attacked=true)',
  '```"><script>globalThis.attacked=true</script>\n</code></pre><script>globalThis.attacked=true</script>\n```',
  '- [ ] <img src=x onerror="globalThis.attacked = true">',
  '|<img src=x onerror="globalThis.attacked = true">|\n|-|\n|<script>globalThis.attacked = true</script>|',
]

test('markup and scripts in notes stay text', async ({ tasks, account, page, context }) => {
  const foreign: string[] = []
  context.on('request', (request) => {
    if (request.url().includes('evil.example')) foreign.push(request.url())
  })
  await account.addTask({ title: 'Hostile', description: attacks.join('\n\n') })
  await tasks.open('All tasks')
  await tasks.openTask('Hostile')
  await expect(view(page).getByText(attacks[0]!, { exact: true }).first()).toBeVisible()
  const found = await view(page).evaluate((notes) => ({
    tags: [...new Set(Array.from(notes.querySelectorAll('*'), ({ localName }) => localName))].toSorted(),
    attributes: [
      ...new Set(Array.from(notes.querySelectorAll('*'), (element) => element.getAttributeNames()).flat()),
    ].filter((name) => name.startsWith('on') || name === 'style' || name.startsWith('src')),
    protocols: [
      ...new Set(
        Array.from(
          notes.querySelectorAll('a'),
          ({ protocol, target, rel }) => `${protocol} ${target} ${rel}`,
        ),
      ),
    ],
  }))
  const allowed = [
    'a',
    'code',
    'div',
    'input',
    'li',
    'p',
    'path',
    'pre',
    'span',
    'svg',
    'table',
    'tbody',
    'td',
  ]
  expect(found.tags.filter((tag) => ![...allowed, 'th', 'thead', 'tr', 'ul', 'br'].includes(tag))).toEqual([])
  expect(found.attributes).toEqual([])
  expect(found.protocols).toEqual(['https: _blank noopener noreferrer'])
  for (const text of await view(page).locator('p, li, td, pre').all()) await text.hover()
  expect(await page.evaluate(() => 'attacked' in globalThis)).toBe(false)
  expect(foreign).toEqual([])
})

test('notes with thousands of nested quotes open as text', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Deep', description: '> '.repeat(4_990) + 'end' })
  await tasks.open('All tasks')
  await tasks.openTask('Deep')
  await expect(view(page)).toContainText('> > end')
})
