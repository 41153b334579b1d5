import type { ContractName } from '@taskwire/contracts'
import { expect } from 'vitest'
import type { Service } from './start-service.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
}

/** How an account is made and entered at a contract. */
interface AccountEndpoints {
  readonly signUp: string
  /** The credentials and what else the endpoint asks for. */
  readonly body: (credentials: Credentials) => object
  /** Its answers to a sign-up that it takes, and to one that it refuses. */
  readonly answers: { readonly made: number; readonly refused: number }
  readonly signIn: string
  /** Under what name it hands out the access token. */
  readonly token: 'token' | 'access_token'
}

export const accountEndpoints = {
  native: {
    signUp: '/api/auth/register',
    body: (credentials) => credentials,
    answers: { made: 201, refused: 422 },
    signIn: '/api/auth/login',
    token: 'access_token',
  },
  flat: {
    signUp: '/api/signup',
    body: (credentials) => ({ ...credentials, username: credentials.email.slice(0, 64) }),
    answers: { made: 201, refused: 400 },
    signIn: '/api/login',
    token: 'token',
  },
  todo: {
    signUp: '/auth/signup',
    body: (credentials) => credentials,
    answers: { made: 200, refused: 400 },
    signIn: '/auth/login',
    token: 'token',
  },
  scoped: {
    signUp: '/api/auth/signup',
    body: (credentials) => ({ ...credentials, confirm_password: credentials.password }),
    answers: { made: 200, refused: 400 },
    signIn: '/api/auth/signin',
    token: 'token',
  },
  session: {
    signUp: '/user/signup',
    body: (credentials) => ({ ...credentials, name: 'Somebody' }),
    answers: { made: 201, refused: 400 },
    signIn: '/user/login',
    token: 'access_token',
  },
} as const satisfies Record<ContractName, AccountEndpoints>

export const contractsWithAccounts = Object.keys(accountEndpoints) as ContractName[]

/** The status that a sign-up is answered with. */
export async function signUp(
  { as }: Service,
  contract: ContractName,
  credentials: Credentials,
): Promise<number> {
  const endpoint = accountEndpoints[contract]
  return (await as(contract).send('POST', endpoint.signUp, { body: endpoint.body(credentials) })).status
}

/** The access token that a sign-in hands out. */
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
