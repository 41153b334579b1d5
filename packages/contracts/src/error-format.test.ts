import { DomainError, domainErrorCodes } from '@taskwire/domain'
import { describe, expect, test } from 'vitest'
import { operationsOf } from './contract.ts'
import { contracts } from './contracts.ts'
import { fallbackErrorFormat, renderError } from './error-format.ts'

const table = contracts.flatMap((contract) =>
  domainErrorCodes.map((code) => [contract.name, code, contract] as const),
)

test.each(table)(
  '%s renders %s in a body that its schema allows, for every operation',
  (_, code, { errorFormat, ...contract }) => {
    for (const operation of operationsOf({ errorFormat, ...contract })) {
      const { status, body } = renderError(errorFormat, new DomainError(code), operation)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(600)
      expect(errorFormat.schema.parse(body)).toEqual(body)
    }
  },
)

test.each(contracts)('$name reveals nothing about a defect', ({ errorFormat }) => {
  const defect = new DomainError('INTERNAL', { message: 'relation "users" does not exist' })
  const { status, body } = renderError(errorFormat, defect, { name: '' })
  expect(status).toBe(500)
  expect(JSON.stringify(body)).not.toContain('users')
})

describe('outside any contract', () => {
  test.each(domainErrorCodes)('%s has the message under the keys of all contracts', (code) => {
    const { body } = renderError(fallbackErrorFormat, new DomainError(code), { name: '' })
    const { message } = body as { message: string }
    expect(message).not.toBe('')
    expect(body).toEqual({ message, code, error: message, detail: message })
  })
})
