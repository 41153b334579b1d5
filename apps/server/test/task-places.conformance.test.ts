import type { ChangePage, Label, List, Task } from '@taskwire/domain'
import { describe, expect, test } from 'vitest'
import { expectStatuses, nobody } from './harness/expect-statuses.ts'
import { forFile } from './harness/for-file.ts'
import { makePerson, makeTask, nativeTask, taskEndpoints, type Person } from './harness/people.ts'
import { startService } from './harness/start-service.ts'

const service = forFile(await startService())
const person = await makePerson(service)

function ask<Body = Record<string, unknown>>(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
  { token }: Person = person,
) {
  return service.as('native').send<Body>(method, path, { token, body, headers })
}

describe('over REST', () => {
  test('a missing list, label or parent is 404, a place that cannot be is 422', async () => {
    const parent = await makeTask(service, person, { title: 'parent' })
    const subtask = await makeTask(service, person, { title: 'sub', parent_id: parent.id })
    const missing = crypto.randomUUID()
    const list = (await ask<List>('POST', '/api/lists', { title: 'list' })).body
    const refused = [
      [{ list_id: missing }, 404, 'LIST_NOT_FOUND'],
      [{ label_ids: [missing] }, 404, 'LABEL_NOT_FOUND'],
      [{ parent_id: missing }, 404, 'PARENT_NOT_FOUND'],
      [{ parent_id: subtask.id }, 422, 'PARENT_IS_SUBTASK'],
      [{ parent_id: parent.id, list_id: list.id }, 422, 'VALIDATION_FAILED'],
      [{ label_ids: 'none' }, 422, 'VALIDATION_FAILED'],
      [{ position: '~' }, 422, 'VALIDATION_FAILED'],
    ] as const
    const other = await makeTask(service, person, { title: 'other' })
    for (const [place, status, code] of refused) {
      expect(await ask('POST', '/api/tasks', { title: 'x', ...place })).toMatchObject({
        status,
        body: { code },
      })
      expect(await ask('PATCH', `/api/tasks/${other.id}`, place)).toMatchObject({ status, body: { code } })
    }
    expect(await nativeTask(service, person, other)).toEqual(other)
  })

  test('a move, its condition and its repetition', async () => {
    const owner = await makePerson(service)
    const [a, b, c] = [
      await makeTask(service, owner, { title: 'a' }),
      await makeTask(service, owner, { title: 'b' }),
      await makeTask(service, owner, { title: 'c' }),
    ]
    const move = (task: Task, body: object, headers = {}) =>
      ask<Task>('POST', `/api/tasks/${task.id}/move`, body, headers, owner)
    const stale = await move(c, { before_id: a.id }, { 'if-match': '"test.1"' })
    expect(stale).toMatchObject({ status: 412, body: { code: 'REVISION_CONFLICT' } })
    const moved = await move(c, { before_id: a.id }, { 'idempotency-key': 'move' })
    expect(moved.status).toBe(200)
    expect((await move(c, { before_id: a.id }, { 'idempotency-key': 'move' })).text).toBe(moved.text)
    const list = (await ask<Task[]>('GET', '/api/tasks?list_id=inbox&sort=position', undefined, {}, owner))
      .body
    expect(list.map(({ title }) => title)).toEqual(['c', 'a', 'b'])
    expect((await move(b, {})).status).toBe(200)
    expect((await move(b, { before_id: a.id, after_id: a.id })).status).toBe(422)
    expect((await ask('POST', `/api/tasks/${crypto.randomUUID()}/move`, {}, {}, owner)).status).toBe(404)
    expect((await ask('POST', `/api/tasks/${a.id}/move`, {})).status).toBe(404)
    const path = `/api/tasks/${a.id}/move`
    await expectStatuses(service.as('native'), owner.token, [
      ['POST', path, 400, { body: '{' }],
      ['POST', path, 401, { body: {}, ...nobody }],
    ])
  })

  test('filters and pages of a list in its order', async () => {
    const owner = await makePerson(service)
    const read = async (query: string) => {
      const answer = await ask<Task[]>('GET', `/api/tasks?${query}`, undefined, {}, owner)
      expect(answer.status).toBe(200)
      return { titles: answer.body.map(({ title }) => title).join(''), link: answer.headers['link'] }
    }
    const list = (await ask<List>('POST', '/api/lists', { title: 'list' }, {}, owner)).body
    const label = (await ask<Label>('POST', '/api/labels', { name: 'label' }, {}, owner)).body
    for (const title of 'abcde') await makeTask(service, owner, { title, list_id: list.id })
    await makeTask(service, owner, { title: 'x', label_ids: [label.id] })
    expect((await read(`list_id=${list.id}&sort=position`)).titles).toBe('abcde')
    expect((await read('list_id=inbox')).titles).toBe('x')
    expect((await read(`label_id=${label.id}`)).titles).toBe('x')
    let [titles, query] = ['', `list_id=${list.id}&sort=position&limit=2`]
    for (let page = 0; page < 3; page += 1) {
      const { titles: more, link } = await read(query)
      titles += `${more} `
      query = /<[^?]*\?([^>]*)>/.exec(String(link))?.[1] ?? query
    }
    expect(titles).toBe('ab cd e ')
    expect((await ask('GET', '/api/tasks?list_id=none', undefined, {}, owner)).status).toBe(422)
  })

  test('the trash, search and export contain the place', async () => {
    const owner = await makePerson(service)
    const label = (await ask<Label>('POST', '/api/labels', { name: 'label' }, {}, owner)).body
    const parent = await makeTask(service, owner, { title: 'parent' })
    const place = { parent_id: parent.id, label_ids: [label.id] }
    const subtask = await makeTask(service, owner, { title: 'findable', ...place })
    const found = await ask<Task[]>('GET', '/api/tasks?search=findable', undefined, {}, owner)
    expect(found.body).toEqual([subtask])
    const file = await ask<{ tasks: Task[] }>('GET', '/api/account/export', undefined, {}, owner)
    expect(file.body.tasks).toContainEqual(subtask)
    await ask('DELETE', `/api/tasks/${parent.id}`, undefined, {}, owner)
    const trash = await ask<Task[]>('GET', '/api/tasks/trash', undefined, {}, owner)
    expect(trash.body).toMatchObject([{ title: 'parent' }, { title: 'findable', ...place }])
  })
})

test('no reader sees an open subtask below a completed task, wherever its page ends', async () => {
  const owner = await makePerson(service)
  const parent = await makeTask(service, owner, { title: 'parent' })
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1)
    ids.push((await makeTask(service, owner, { title: `${n}`, parent_id: parent.id })).id)
  let isWriting = true
  const write = async () => {
    for (let round = 0; round < 8; round += 1) {
      await ask('PATCH', `/api/tasks/${parent.id}/complete`, { completed: true }, {}, owner)
      for (const id of ids.slice(0, 2))
        await ask('PATCH', `/api/tasks/${id}/complete`, { completed: false }, {}, owner)
    }
    isWriting = false
  }
  const read = async (limit: number) => {
    const rows = new Map<string, Task>()
    let [cursor, seen] = ['', 0]
    while (isWriting || seen === 0) {
      const page = await ask<ChangePage>(
        'GET',
        `/api/tasks/changes?limit=${limit}${cursor && `&cursor=${cursor}`}`,
        undefined,
        {},
        owner,
      )
      for (const change of page.body.changes)
        if (change.type === 'upsert') rows.set(change.task.id, change.task)
      cursor = page.body.cursor
      const isOpen = [...rows.values()].some(({ completed, parent_id }) => parent_id !== null && !completed)
      // A page from empty may end before the parent, and then contains a later state of the subtasks.
      expect(rows.get(parent.id)?.completed === true && isOpen && !page.body.has_more).toBe(false)
      seen += page.body.changes.length
    }
  }
  await Promise.all([write(), read(500), read(2), read(1)])
})

describe.each(taskEndpoints)('through $contract', ({ contract, tasks, id }) => {
  test('subtasks are tasks, and completing, reopening and deleting keep the rules', async () => {
    const owner = await makePerson(service)
    const parent = await makeTask(service, owner, { title: 'parent' })
    const subtask = await makeTask(service, owner, { title: 'sub', parent_id: parent.id })
    const send = (method: string, path = '', body?: object) =>
      service.as(contract).send<Task[] | { tasks: Task[] }>(method, `${tasks(owner)}${path}`, {
        token: owner.token,
        ...(body && { body }),
      })
    const list = (await send('GET')).body
    expect(('tasks' in list ? list.tasks : list).map(({ title }) => title)).toEqual(['sub', 'parent'])
    const complete = (task: Task, isDone: boolean) =>
      send('PUT', `/${task[id]}`, {
        title: task.title,
        description: 'Changed',
        ...(contract === 'todo' ? { is_completed: isDone } : { status: isDone ? 'completed' : 'pending' }),
      })
    expect((await complete(parent, true)).status).toBe(200)
    expect((await nativeTask(service, owner, subtask)).completed).toBe(true)
    expect((await complete(subtask, false)).status).toBe(200)
    const reopened = await nativeTask(service, owner, parent)
    expect(reopened.completed).toBe(false)
    // Their writes leave the place alone.
    expect(await nativeTask(service, owner, subtask)).toMatchObject({ parent_id: parent.id })
    expect((await send('DELETE', `/${parent[id]}`)).status).toBe(204)
    expect((await ask('GET', `/api/tasks/${subtask.id}`, undefined, {}, owner)).status).toBe(404)
  })
})
