import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startService, type Service } from '../harness/start-service.ts'

// Whole front ends, as their authors write them against each document: a small fetch wrapper, an object in memory,
// and the flows of a to-do list. They know only the address of this service. Each test is the life of one page.

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service[Symbol.asyncDispose]())

interface Task {
  id: string | number
  title: string
  completed?: boolean
  is_completed?: boolean
  status?: string
  priority?: string
  due_date?: string | null
}

/** The common part of wrappers: JSON, a bearer token, and an error with the first message that they find. */
function createWrapper(tokenOf: () => string | undefined) {
  return async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
    const token = tokenOf()
    const response = await fetch(`http://127.0.0.1:${service.port}${path}`, {
      method,
      redirect: 'error',
      headers: {
        'Content-Type': 'application/json',
        'X-Requested-With': 'XMLHttpRequest',
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const data = (text === '' ? undefined : JSON.parse(text)) as Body & { detail?: string; message?: string }
    if (!response.ok) throw new Error(data.detail ?? data.message ?? `status ${response.status}`)
    return data
  }
}

let pages = 0
function openPage() {
  let token: string | undefined
  pages += 1
  return {
    credentials: { email: `page-${pages}@example.com`, password: 'SecurePassword123!' },
    api: createWrapper(() => token),
    keep(given: string | undefined) {
      expect(given).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
      token = given
    },
  }
}

interface Session {
  token?: string
  access_token?: string
  token_type?: string
  user?: { id: string | number; email: string }
}

describe('FastAPI under /api/{user_id}/tasks', () => {
  async function signUp() {
    const page = openPage()
    const body = { ...page.credentials, confirm_password: page.credentials.password, name: 'Ada' }
    await page.api('POST', '/api/auth/signup/', body)
    const session = await page.api<Session>('POST', '/api/auth/signin', page.credentials)
    page.keep(session.access_token)
    return { ...page, tasks: `/api/${String(session.user?.id)}/tasks` }
  }

  test('completes a task by PATCH without a body, and the list shows it', async () => {
    const { api, tasks } = await signUp()
    const created = await api<Task>('POST', `${tasks}/`, {
      title: 'Water the plants',
      description: '',
      priority: 'High',
      due_date: '',
      status: 'Pending',
    })
    await api('PATCH', `${tasks}/${created.id}/complete`)
    const [ticked] = await api<Task[]>('GET', `${tasks}/`)
    expect(ticked).toMatchObject({ completed: true, status: 'completed', priority: 'high', due_date: null })
    await api('PATCH', `${tasks}/${created.id}/complete`, {})
    expect(await api('GET', `${tasks}/${created.id}`)).toMatchObject({ completed: false, status: 'pending' })
  })

  test('an edit form sends every field back, with the status from a drop-down', async () => {
    const { api, tasks } = await signUp()
    const created = await api<Task>('POST', tasks, {
      title: 'Draft',
      priority: '',
      due_date: '2026-12-31T10:00',
    })
    for (const [status, completed] of [
      ['In Progress', false],
      ['Done', true],
      ['To Do', false],
    ] as const) {
      const current = await api<Task>('GET', `${tasks}/${created.id}`)
      const saved = await api<Task>('PUT', `${tasks}/${created.id}/`, { ...current, status })
      expect(saved).toMatchObject({ completed, due_date: '2026-12-31T10:00:00Z', priority: 'medium' })
    }
  })

  test('a checkbox sends the whole task back with its flag flipped', async () => {
    const { api, tasks } = await signUp()
    let task = await api<Task>('POST', tasks, { title: 'Flip', due_date: '2026-12-31' })
    for (const completed of [true, false, true]) {
      task = await api<Task>('PUT', `${tasks}/${task.id}`, { ...task, completed: task.completed !== true })
      expect(task).toMatchObject({ completed, title: 'Flip', due_date: '2026-12-31T00:00:00Z' })
    }
  })
})

describe('a list at /tasks with is_completed', () => {
  async function signUp() {
    const page = openPage()
    const session = await page.api<Session>('POST', '/auth/signup', page.credentials)
    page.keep(session.token)
    return page
  }

  test('saves one field at a time, and toggles by sending the whole task', async () => {
    const { api } = await signUp()
    let task = await api<Task>('POST', '/tasks/', { title: 'One', is_completed: false, due_date: '' })
    task = await api<Task>('PUT', `/tasks/${task.id}/`, { is_completed: true })
    expect(task).toMatchObject({ title: 'One', is_completed: true })
    task = await api<Task>('PUT', `/tasks/${task.id}`, { ...task, is_completed: task.is_completed !== true })
    expect(task).toMatchObject({ title: 'One', is_completed: false })
    task = await api<Task>('PATCH', `/tasks/${task.id}`, { ...task, title: 'Two' })
    expect(task).toMatchObject({ title: 'Two', is_completed: false })
    const { tasks } = await api<{ tasks: Task[] }>('GET', '/tasks/?completed=false&page=1&limit=10')
    expect(tasks).toEqual([task])
    await api('DELETE', `/tasks/${task.id}/`)
    expect(await api('GET', '/tasks')).toEqual({ tasks: [] })
  })

  test('shows the message of an error', async () => {
    const { api } = await signUp()
    await expect(api('POST', '/tasks', { title: '' })).rejects.toThrow('title is required')
    await expect(api('GET', '/tasks/999999')).rejects.toThrow('Task not found')
  })
})

describe('Express at /user/signup', () => {
  test('makes numbered tasks with its own statuses', async () => {
    const { api, credentials, keep } = openPage()
    await api('POST', '/user/signup/', { name: 'Ada', ...credentials })
    const session = await api<Session & { refresh_token: string }>('POST', '/user/login/', credentials)
    keep(session.token)
    const task = await api<Task>('POST', '/tasks', {
      id: 1,
      title: 'Backend',
      description: 'API',
      status: 'on going',
    })
    expect(await api('GET', `/tasks/${task.id}`)).toMatchObject({ title: 'Backend', status: 'on going' })
    const { token } = await api<Session>('POST', '/user/refresh-token', {
      refresh_token: session.refresh_token,
    })
    keep(token)
    expect(await api('GET', `/tasks/${task.id}/`)).toMatchObject({ status: 'on going' })
    expect(await api('POST', '/user/logout/', { refresh_token: session.refresh_token })).toBeDefined()
  })
})

describe.each([
  ['/api/auth/register', '/api/auth/login'],
  ['/api/signup', '/api/login'],
])('a list at /api/tasks, signed up at %s', (signUpAt, signInAt) => {
  async function signIn(name: 'token' | 'access_token') {
    const page = openPage()
    await page.api('POST', signUpAt, page.credentials)
    page.keep((await page.api<Session>('POST', signInAt, page.credentials))[name])
    return page
  }

  test.each(['token', 'access_token'] as const)(
    'reads %s and loads pages until a page is empty',
    async (name) => {
      const { api } = await signIn(name)
      for (let id = 1; id <= 7; id += 1)
        await api('POST', '/api/tasks/', { id, title: `Task ${id}`, completed: id % 2 === 0 })
      const shown: Task[] = []
      for (let page = 1; ; page += 1) {
        const tasks = await api<Task[]>('GET', `/api/tasks?page=${page}&limit=5&status=&search=`)
        if (tasks.length === 0) break
        shown.push(...tasks)
      }
      expect(shown.map(({ title }) => title)).toEqual(
        ['7', '6', '5', '4', '3', '2', '1'].map((id) => `Task ${id}`),
      )
      expect(await api<Task[]>('GET', '/api/tasks/?completed=true')).toHaveLength(3)
    },
  )

  test('toggles in each of the usual ways', async () => {
    const { api } = await signIn('token')
    let task = await api<Task>('POST', '/api/tasks', {
      title: 'Toggle',
      priority: 'HIGH',
      due_date: '2026-12-31',
    })
    const address = `/api/tasks/${task.id}`
    const flipped = (): Task => ({ ...task, completed: task.completed !== true })
    for (const toggle of [
      () => api<Task>('PATCH', `${address}/complete`, { completed: task.completed !== true }),
      () => api<Task>('PATCH', `${address}/complete/`),
      () => api<Task>('PUT', address, flipped()),
      () => api<Task>('PUT', `${address}/`, { completed: task.completed !== true }),
      () => api<Task>('PATCH', address, { is_completed: task.completed !== true }),
      () => api<Task>('PATCH', address, { ...task, status: task.completed === true ? 'todo' : 'done' }),
      () => api<Task>('PATCH', `${address}/complete`, flipped()),
    ]) {
      const before = task.completed
      task = await toggle()
      expect(task).toMatchObject({
        completed: before !== true,
        title: 'Toggle',
        priority: 'high',
        due_date: '2026-12-31',
      })
    }
  })
})
