import { DomainError, domainErrorCodes } from '@taskwire/domain'
import { describe, expect, test } from 'vitest'
import { contracts } from './contracts.ts'
import { say, universalDialect } from './dialect.ts'
import { operationsOf } from './operations.ts'

const table = contracts.flatMap((contract) =>
  domainErrorCodes.map((code) => [contract.name, code, contract] as const),
)

test.each(table)(
  '%s says %s in a body of its form, at every operation',
  (_, code, { dialect, ...contract }) => {
    for (const operation of operationsOf({ dialect, ...contract })) {
      const { status, body } = say(dialect, new DomainError(code), operation)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(600)
      expect(dialect.schema.parse(body)).toEqual(body)
    }
  },
)

test.each(contracts)('$name tells nothing of a defect', ({ dialect }) => {
  const defect = new DomainError('INTERNAL', { message: 'relation "users" does not exist' })
  const { status, body } = say(dialect, defect, { name: '' })
  expect(status).toBe(500)
  expect(JSON.stringify(body)).not.toContain('users')
})

describe('outside any contract', () => {
  test.each(domainErrorCodes)('%s is said under the keys of all contracts', (code) => {
    const { body } = say(universalDialect, new DomainError(code), { name: '' })
    const { message } = body as { message: string }
    expect(message).not.toBe('')
    expect(body).toEqual({ message, code, error: message, detail: message })
  })
})
