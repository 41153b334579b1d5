import { createTestDatabase } from '@taskwire/db/testing'
import type { Actor, DomainError } from '@taskwire/domain'
import { authenticate } from '../authenticate.ts'
import { openSession } from '../sessions/open-session.ts'
import { registerAccount } from '../accounts/register-account.ts'
import type { Policy } from '../deps.ts'
import { appRouter } from '../router.ts'
import { toDomainError } from '../trpc/errors.ts'
import { createTestDeps, type TestDeps } from './test-deps.ts'

/** A test's own database with deps and registered people. Dropped on disposal. */
export interface TestWorld extends AsyncDisposable {
  readonly deps: TestDeps
  /** A caller of the native router, with or without a token. */
  call(access_token?: string): Caller
  /** Registers an account and signs it in. */
  person(email?: string): Promise<Person>
}

export type Caller = ReturnType<typeof appRouter.createCaller>

export interface Person {
  readonly email: string
  readonly access_token: string
  readonly actor: Actor
  /** A caller of the native router with this person's token. */
  readonly call: Caller
}

export const testPassword = 'correct horse battery staple'

/** Creates a world on a database of its own. `policy` overrides the settings of the test deps. */
export async function createTestWorld(policy: Partial<Policy> = {}): Promise<TestWorld> {
  const database = await createTestDatabase()
  const deps = createTestDeps(database.db, policy)
  const call = (access_token?: string) => appRouter.createCaller({ deps, access_token, user_agent: 'test' })
  let people = 0
  return {
    deps,
    call,
    async person(email = `person${(people += 1)}@example.com`) {
      const input = { email, password: testPassword }
      const user = await registerAccount(deps, input, { user_agent: 'test' }, { strictPassword: false })
      const { access_token } = await openSession(deps, user.id, { contract: 'native', user_agent: 'test' })
      return { email, access_token, actor: await authenticate(deps, access_token), call: call(access_token) }
    },
    async [Symbol.asyncDispose]() {
      await deps.background.settled()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** Returns the error that a caller gets when `work` fails; throws when it succeeds. */
export async function failureOf(work: PromiseLike<unknown>): Promise<DomainError> {
  return work.then((value) => {
    throw new Error(`should have failed, but answered ${JSON.stringify(value)}`)
  }, toDomainError)
}
