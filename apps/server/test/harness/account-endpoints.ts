import type { ContractName } from '@taskwire/contracts'
import { expect } from 'vitest'
import type { Service } from './start-service.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

/** How a contract signs an account up and in, and where its errors have their message. */
interface AccountEndpoints {
  readonly signUp: string
  /** The credentials and the other required fields. */
  readonly body: (credentials: Credentials) => object
  /** The statuses of a sign-up that succeeds and of one that is refused. */
  readonly answers: { readonly made: number; readonly refused: number }
  readonly signIn: string
  /** The field with the access token. */
  readonly token: 'token' | 'access_token'
  /** The first key of an error body. Contracts with `message` also return `code` and `issues`. */
  readonly errorKey: 'message' | 'error' | 'detail'
}

export const accountEndpoints = {
  native: {
    signUp: '/api/auth/register',
    body: (credentials) => credentials,
    answers: { made: 201, refused: 422 },
    signIn: '/api/auth/login',
    token: 'access_token',
    errorKey: 'message',
  },
  flat: {
    signUp: '/api/signup',
    body: (credentials) => ({ ...credentials, username: credentials.email.slice(0, 64) }),
    answers: { made: 201, refused: 400 },
    signIn: '/api/login',
    token: 'token',
    errorKey: 'message',
  },
  todo: {
    signUp: '/auth/signup',
    body: (credentials) => credentials,
    answers: { made: 200, refused: 400 },
    signIn: '/auth/login',
    token: 'token',
    errorKey: 'error',
  },
  scoped: {
    signUp: '/api/auth/signup',
    body: (credentials) => ({ ...credentials, confirm_password: credentials.password }),
    answers: { made: 200, refused: 400 },
    signIn: '/api/auth/signin',
    token: 'token',
    errorKey: 'detail',
  },
  session: {
    signUp: '/user/signup',
    body: (credentials) => ({ ...credentials, name: 'Somebody' }),
    answers: { made: 201, refused: 400 },
    signIn: '/user/login',
    token: 'access_token',
    errorKey: 'error',
  },
} as const satisfies Record<ContractName, AccountEndpoints>

export const contractsWithAccounts = Object.keys(accountEndpoints) as ContractName[]

/** Signs up and returns the status. */
export async function signUp(
  { as }: Service,
  contract: ContractName,
  credentials: Credentials,
): Promise<number> {
  const endpoint = accountEndpoints[contract]
  return (await as(contract).send('POST', endpoint.signUp, { body: endpoint.body(credentials) })).status
}

/** Signs in and returns the access token. */
export async function signIn(
  { as }: Service,
  contract: ContractName,
  credentials: Credentials,
): Promise<string> {
  const endpoint = accountEndpoints[contract]
  const answer = await as(contract).send<Record<string, string>>('POST', endpoint.signIn, {
    body: credentials,
  })
  expect(answer.status, answer.text).toBe(200)
  return answer.body[endpoint.token] ?? ''
}
