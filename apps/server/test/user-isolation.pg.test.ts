import { scopes, type Scope, type Task } from '@taskwire/domain'
import { contracts, operationsOf } from '@taskwire/contracts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson, makeTask, makeToken, type Person } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'
import { propertyRuns } from './harness/property-runs.ts'

// Eight users, each of whose tasks has a mark of its own, call at random: on their own paths and on those of others,
// with ids and numbers of their own and of others. No response may contain the mark, the id or the e-mail of another
// user.

const PEOPLE = 8
const operations = contracts.flatMap(operationsOf).filter(({ path }) => path.includes('/tasks'))

interface Marked {
  readonly person: Person
  readonly mark: string
  readonly tokens: readonly string[]
  readonly tasks: readonly Task[]
}

let service: Service
let people: readonly Marked[]

beforeAll(async () => {
  service = await startService()
  people = await Promise.all(Array.from({ length: PEOPLE }, (_, n) => marked(n)))
})
afterAll(() => service[Symbol.asyncDispose]())

async function marked(n: number): Promise<Marked> {
  const person = await makePerson(service)
  const mark = `mark-of-${String.fromCharCode(97 + n).repeat(8)}`
  const scoped: Scope[][] = [[...scopes], ['tasks:read'], ['tasks:add']]
  const made = await Promise.all(scoped.map((each) => makeToken(service, person, each)))
  const tasks = await Promise.all(
    ['first', 'second', 'third'].map((title) =>
      makeTask(service, person, { title: `${title} ${mark}`, description: mark }),
    ),
  )
  return { person, mark, tokens: [person.token, ...made.map(({ token }) => token)], tasks }
}

const index = fc.nat({ max: PEOPLE - 1 })
const anyCall = fc.record({
  caller: index,
  credential: fc.nat({ max: 3 }),
  operation: fc.constantFrom(...operations),
  pathOf: index,
  taskOf: index,
  task: fc.nat({ max: 2 }),
  names: fc.constantFrom('number', 'id'),
  key: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
  query: fc.constantFrom('', '?limit=2', '?search=mark', '?wait=0&limit=5', '?sort=priority'),
})

test('no response contains data of another user', async () => {
  const property = fc.asyncProperty(fc.array(anyCall, { minLength: 30, maxLength: 30 }), async (calls) => {
    const answers = await Promise.all(
      calls.map(async (call) => {
        const caller = people[call.caller] as Marked
        const target = people[call.taskOf]?.tasks[call.task] as Task
        const { operation } = call
        const address = operation.path
          .replace('{user_id}', people[call.pathOf]?.person.user_id ?? '')
          .replace('{id}', String(target[call.names]))
        const isRead = operation.method === 'GET'
        const title = `written by ${caller.mark}`
        const body = {
          ...(operation.examples.request as object | undefined),
          title,
          text: title,
          description: caller.mark,
          ...(operation.name === 'tasks.create' && call.names === 'id' && { id: target.id }),
          ...(operation.name === 'tasks.batch' && {
            commands: ['create', 'update', 'complete', 'delete', 'restore'].map((op) => ({
              op,
              id: target.id,
              completed: true,
              ...(op !== 'delete' && op !== 'complete' && op !== 'restore' && { title }),
            })),
          }),
        }
        const answer = await service.send(operation.method, `${address}${isRead ? call.query : ''}`, {
          token: caller.tokens[call.credential],
          ...(!isRead && operation.method !== 'DELETE' && { body }),
          headers: call.key === undefined ? {} : { 'idempotency-key': `key-${call.key}` },
        })
        return { caller, answer }
      }),
    )
    for (const { caller, answer } of answers) {
      const said = JSON.stringify([answer.text, answer.headers])
      for (const { person, mark } of people.filter((each) => each !== caller))
        for (const foreign of [mark, person.user_id, person.email]) expect(said).not.toContain(foreign)
      expect(answer.status).toBeLessThan(500)
    }
  })
  // Each run is many calls by many users.
  await fc.assert(property, { numRuns: propertyRuns(0.2) })
  // The calls had an effect, and every user reads own tasks with the own mark.
  let added = 0
  for (const { person, mark } of people) {
    const { body } = await service.send<Task[]>('GET', '/api/tasks', person)
    for (const { title } of body) expect(title).toContain(mark)
    added += body.filter(({ title }) => title.startsWith('written by')).length
  }
  expect(added).toBeGreaterThan(PEOPLE)
})
