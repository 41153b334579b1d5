import { expectAccessible } from './harness/accessible.ts'
import { day } from './harness/day.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expectStored } from './harness/stored-replica.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, test } from './harness/test.ts'

test('a new list opens, takes new tasks, and is counted in the side bar', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('Today')
  await page.getByRole('button', { name: 'Add a list' }).click()
  const dialog = page.getByRole('dialog', { name: 'New list' })
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(dialog.getByText('Enter a name')).toBeVisible()
  await expect(dialog.getByLabel('Name')).toBeFocused()
  await page.keyboard.type('  Home ')
  await dialog.getByLabel('Green').check()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await expect(tasks.heading('Home')).toBeVisible()
  await expect(page).toHaveTitle('Home · Taskwire')
  await expect(page.getByText('This list is empty')).toBeVisible()
  await expectAccessible(page)

  await tasks.add('Paint the fence')
  await tasks.add('Water the plants')
  // New tasks go to the end of their list.
  await expect.poll(tasks.titles).toEqual(['Paint the fence', 'Water the plants'])
  await expect(tasks.place('Home')).toHaveAccessibleName(/^Home\s*, 2 open tasks$/)
  const [list] = await account.lists()
  expect(list).toMatchObject({ title: 'Home', color: 'green' })
  await expect
    .poll(async () => (await account.tasks()).map((task) => task['list_id']))
    .toEqual([list?.id, list?.id])
  // The Inbox has only tasks without a list.
  await tasks.press('Escape', 'g', 'i')
  await expect(tasks.heading('Inbox')).toBeVisible()
  await expect(page.getByText('The Inbox is empty')).toBeVisible()
  await tasks.add('Somewhere')
  await expect.poll(tasks.titles).toEqual(['Somewhere'])
})

test('a list is renamed, coloured and moved; undo takes each back', async ({ tasks, account, page }) => {
  const home = await account.addList({ title: 'Home' })
  await account.addList({ title: 'Work' })
  await page.goto(`/app/?list=${home.id}`)
  const menu = page.getByRole('button', { name: 'List options' })
  await menu.click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Name and colour…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit list' })
  await expect(dialog.getByLabel('Name')).toHaveValue('Home')
  await dialog.getByLabel('Name').fill('House')
  await dialog.getByLabel('Teal').check()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(tasks.heading('House')).toBeVisible()
  await expect(tasks.said).toHaveText('Changed the list “House”')
  await tasks.undo.click()
  await expect(tasks.heading('Home')).toBeVisible()
  await tasks.press('Control+Shift+z')
  await expect(tasks.heading('House')).toBeVisible()
  await expect.poll(account.lists).toMatchObject([{ title: 'House', color: 'teal' }, { title: 'Work' }])

  await menu.click()
  await expect(page.getByRole('button', { name: 'Move up' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Move down' }).click()
  const order = () => tasks.places.getByRole('list', { name: 'Lists' }).getByRole('link').allTextContents()
  await expect.poll(order).toEqual(['Work', 'House'])
  await tasks.undo.click()
  await expect.poll(order).toEqual(['House', 'Work'])
})

test('an archived list leaves Today and the side bar, and stays reachable', async ({
  tasks,
  account,
  page,
}) => {
  const trip = await account.addList({ title: 'Trip', color: 'red' })
  await account.addTask({ title: 'Pack', due_date: day(0), list_id: trip.id })
  await account.addTask({ title: 'Stay', due_date: '2020-01-01' })
  await page.goto(`/app/?list=${trip.id}`)
  await page.getByRole('button', { name: 'List options' }).click()
  await page.getByRole('button', { name: 'Archive' }).click()
  await expect(page.getByText('This list is archived.')).toBeVisible()
  await expect(tasks.row('Pack')).toBeVisible()
  await expect(tasks.newTask).toHaveCount(0)
  await expect(tasks.place('Trip')).toHaveCount(0)
  await expectAccessible(page)
  await tasks.press('g', 't')
  await expect.poll(tasks.titles).toEqual(['Stay'])
  await tasks.press('g', 'a')
  await expect.poll(tasks.titles).toEqual(['Stay'])

  await tasks.place('Archived lists').click()
  await expect(tasks.heading('Lists')).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('region', { name: 'Archived' }).getByRole('link', { name: 'Trip' }).click()
  await page.getByRole('button', { name: 'Bring back' }).click()
  await expect(tasks.place('Trip')).toBeVisible()
  await expect(tasks.newTask).toBeVisible()
  await expect.poll(async () => (await account.lists())[0]?.['archived_at']).toBe(null)
})

test('a deleted list takes its tasks along, and undo brings back both', async ({ tasks, account, page }) => {
  const home = await account.addList({ title: 'Home' })
  const { id } = await account.addTask({ title: 'Paint the fence', list_id: home.id })
  await account.addTask({ title: 'Buy paint', parent_id: id })
  await account.addTask({ title: 'Elsewhere' })
  await page.goto(`/app/?list=${home.id}`)
  await expect(tasks.row('Paint the fence')).toBeVisible()
  await page.getByRole('button', { name: 'List options' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  // The toast stays while the pointer is over it.
  await tasks.undo.hover()
  await expect(tasks.heading('Inbox')).toBeVisible()
  await expect(tasks.place('Home')).toHaveCount(0)
  await expect.poll(tasks.titles).toEqual(['Elsewhere'])
  await expect.poll(async () => (await account.tasks()).map((task) => task['title'])).toEqual(['Elsewhere'])
  await tasks.undo.click()
  await expect(tasks.said).toHaveText('Undone: Deleted the list “Home”')
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(tasks.heading('Home')).toBeVisible()
  await expect.poll(tasks.titles).toEqual(['Paint the fence', 'Buy paint'])
  await expect.poll(async () => (await account.tasks()).length).toBe(3)
  expect((await account.tasks()).find((task) => task['title'] === 'Buy paint')?.['parent_id']).toBe(id)
})

test('offline, lists are created, filled and deleted, also across a reload', async ({
  tasks,
  account,
  context,
  page,
}) => {
  const old = await account.addList({ title: 'Old' })
  await account.addTask({ title: 'Forgotten', list_id: old.id })
  await page.goto(`/app/?list=${old.id}`)
  await expect(tasks.row('Forgotten')).toBeVisible()
  await expect(tasks.sync).toHaveText('Live')
  await serverDown(context)
  await page.getByRole('button', { name: 'List options' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Add a list' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('New')
  await page.keyboard.press('Enter')
  await expect(tasks.heading('New')).toBeVisible()
  await tasks.add('Written offline')
  await expect(tasks.row('Written offline')).toBeVisible()
  await expectStored(page, 3)
  await page.reload()
  await expect(tasks.heading('New')).toBeVisible()
  await expect(tasks.row('Written offline')).toBeVisible()
  await expect(tasks.place('Old')).toHaveCount(0)
  expect((await account.lists()).map((list) => list['title'])).toEqual(['Old'])
  await serverBack(context)
  await expect.poll(async () => (await account.lists()).map((list) => list['title'])).toEqual(['New'])
  const [list] = await account.lists()
  await expect
    .poll(async () => (await account.tasks()).map((task) => [task['title'], task['list_id']]))
    .toEqual([['Written offline', list?.id]])
  await expect(page).toHaveURL(`/app/?list=${list?.id}`)
})

test('another tab sees lists live; one that shows a deleted list offers to restore it', async ({
  tasks,
  account,
  context,
  page,
}) => {
  const home = await account.addList({ title: 'Home' })
  await account.addTask({ title: 'Paint the fence', list_id: home.id })
  await page.goto(`/app/?list=${home.id}`)
  const other = TasksScreen(await context.newPage())
  await other.page.goto(`/app/?list=${home.id}`)
  await expect(other.row('Paint the fence')).toBeVisible()
  await account.changeList(home.id, { title: 'House', color: 'blue' })
  await expect(other.heading('House')).toBeVisible()
  await expect(other.place('House')).toHaveAccessibleName(/^House\s*, 1 open task$/)
  await page.getByRole('button', { name: 'List options' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(other.heading('House')).toBeVisible()
  await expect(other.page.getByText('This list was deleted, with its tasks.')).toBeVisible()
  await expect(other.newTask).toHaveCount(0)
  await expectAccessible(other.page)
  await other.page.getByRole('button', { name: 'Restore' }).click()
  await expect(other.row('Paint the fence')).toBeVisible()
  await expect(tasks.place('House')).toBeVisible()

  await page.goto('/app/?list=0190a000-0000-7000-8000-000000000000')
  await expect(tasks.heading('List not found')).toBeVisible()
  await page.getByRole('button', { name: 'Go to Inbox' }).click()
  await expect(tasks.heading('Inbox')).toBeVisible()
})

test('labels appear once there is one, and mark new tasks; a deleted label comes back on its tasks', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('Inbox')
  await expect(tasks.places.getByText('Lists', { exact: true })).toBeVisible()
  await expect(tasks.places.getByText('Labels', { exact: true })).toHaveCount(0)
  await tasks.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('add a label')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New label' })
  await dialog.getByLabel('Name').fill('call')
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  await tasks.places.getByRole('button', { name: 'Labels', exact: true }).click()
  await tasks.place('call').click()
  await expect(tasks.heading('call')).toBeVisible()
  await tasks.add('Ring Ada')
  await expect(tasks.row('Ring Ada')).toBeVisible()
  await expect(tasks.place('call')).toHaveAccessibleName(/^call\s*, 1 open task$/)
  // The side bar remembers that its labels are unfolded.
  await page.reload()
  await expect(tasks.place('call')).toBeVisible()

  // Names are unique without letter case.
  await tasks.places.getByRole('button', { name: 'Add a label' }).click()
  await dialog.getByLabel('Name').fill('CALL')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('You already have a label with this name')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)

  await page.getByRole('button', { name: 'Label options' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await tasks.undo.hover()
  await expect(tasks.place('call')).toHaveCount(0)
  await expect.poll(async () => (await account.labels()).length).toBe(0)
  await tasks.undo.click()
  await tasks.place('call').click()
  await expect(tasks.row('Ring Ada')).toBeVisible()
  const [label] = await account.labels()
  await expect.poll(async () => (await account.tasks())[0]?.['label_ids']).toEqual([label?.id])
})

test('g l and the palette go to lists and labels, also archived ones', async ({ tasks, account, page }) => {
  await account.addList({ title: 'Home' })
  await account.addList({ title: 'Wörk' })
  await account.addList({ title: 'Wedding', archived: true })
  await account.addLabel({ name: 'call' })
  await tasks.open('Today')
  await expect(tasks.place('Home')).toBeVisible()
  await tasks.press('g', 'l')
  await expect(page.getByRole('option')).toHaveText(['Home', 'Wörk', 'call', 'Wedding'])
  await expectAccessible(page)
  await page.keyboard.type('work')
  await expect(page.getByRole('option')).toHaveText(['Wörk'])
  await page.keyboard.press('Enter')
  await expect(tasks.heading('Wörk')).toBeVisible()
  await tasks.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('wedd')
  await page.getByRole('option', { name: 'Wedding' }).first().click()
  await expect(tasks.heading('Wedding')).toBeVisible()
  await expect(page.getByText('This list is archived.')).toBeVisible()
})

test('long and right-to-left names fit at every width, also on a mirrored page', async ({
  tasks,
  account,
  page,
}) => {
  const long = await account.addList({ title: `A list ${'unbreakably'.repeat(8)} long` })
  await account.addList({ title: 'רשימת קניות' })
  await account.addLabel({ name: 'unbreakably'.repeat(5) })
  for (const direction of ['ltr', 'rtl'])
    for (const width of [320, 390, 768, 1440]) {
      await page.setViewportSize({ width, height: 700 })
      for (const address of [`/app/?list=${long.id}`, '/app/lists']) {
        await page.goto(address)
        await page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), direction)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByRole('banner')).toBeVisible()
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, `${address} at ${width} px, ${direction}`).toBe(0)
      }
    }
  // The name of a list stays beside its colour, also with the other direction.
  const name = tasks.places.getByText('רשימת קניות')
  const [bar, text] = [await tasks.places.boundingBox(), await name.boundingBox()]
  expect(bar!.x + bar!.width - (text!.x + text!.width)).toBeLessThan(80)
})
