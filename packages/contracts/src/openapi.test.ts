import type { Json, OpenApiDocument } from '@taskwire/trpc-openapi-fastify'
import { describe, expect, test } from 'vitest'
import { operationsOf, type Contract } from './contract.ts'
import { contracts, type ContractName } from './contracts.ts'
import { openApiDocument } from './openapi-document.ts'
import { createAjv, pointer } from './testing/response-checker.ts'
import { committedDocument, documentedStatuses } from './testing/documents.ts'

/** Every endpoint of the founding documents, with its success status there. */
const founding: Partial<Record<ContractName, string[]>> = {
  flat: [
    'POST /api/signup 201',
    'POST /api/login 200',
    'GET /api/tasks 200',
    'POST /api/tasks 201',
    'GET /api/tasks/{task_id} 200',
    'PUT /api/tasks/{task_id} 200',
    'DELETE /api/tasks/{task_id} 204',
  ],
  todo: [
    'POST /auth/signup 200',
    'POST /auth/login 200',
    'GET /tasks 200',
    'POST /tasks 201',
    'PUT /tasks/{id} 200',
    'DELETE /tasks/{id} 204',
  ],
  scoped: [
    'POST /api/auth/signup 200',
    'POST /api/auth/signin 200',
    'GET /api/{user_id}/tasks 200',
    'POST /api/{user_id}/tasks 201',
    'GET /api/{user_id}/tasks/{id} 200',
    'PUT /api/{user_id}/tasks/{id} 200',
    'DELETE /api/{user_id}/tasks/{id} 204',
    'PATCH /api/{user_id}/tasks/{id}/complete 200',
  ],
  session: [
    'POST /user/signup 201',
    'POST /user/login 200',
    'POST /user/logout 200',
    'POST /user/refresh-token 200',
    'POST /tasks 201',
    'GET /tasks/{id} 200',
  ],
  native: [
    'POST /api/auth/register 201',
    'POST /api/auth/login 200',
    'GET /api/auth/me 200',
    'GET /api/tasks 200',
    'POST /api/tasks 201',
    'GET /api/tasks/{id} 200',
    'PUT /api/tasks/{id} 200',
    'PATCH /api/tasks/{id}/complete 200',
    'DELETE /api/tasks/{id} 204',
  ],
}

describe.each<Contract<ContractName>>(contracts)(
  'spec decision 14: the OpenAPI document of the $name contract',
  (contract) => {
    const document = openApiDocument(contract)

    test('is the committed one', () => {
      expect(document, `openapi/${contract.name}.json is out of date: run pnpm generate:openapi`).toEqual(
        committedDocument(contract.name),
      )
    })

    test('has every endpoint of its founding document', () => {
      expect(documentedStatuses(document)).toEqual(expect.arrayContaining(founding[contract.name] ?? []))
    })

    test('has the operations that the contract serves and shares, and no others', () => {
      const own = operationsOf(contract).map(({ method, path }) => `${method} ${path}`)
      const shared = (contract.shares ?? []).flatMap(({ contract: name, procedures, parameters = {} }) => {
        const source = contracts.find((one) => one.name === name)
        const operations = source === undefined ? [] : operationsOf(source)
        return operations
          .filter((operation) => procedures.includes(operation.name))
          .map(
            ({ method, path }) =>
              `${method} ${path.replaceAll(/\w+(?=\})/g, (key) => parameters[key] ?? key)}`,
          )
      })
      const documented = eachOperation(document).map(
        ({ method, address }) => `${method.toUpperCase()} ${address}`,
      )
      expect(documented.toSorted()).toEqual([...own, ...shared].toSorted())
    })

    test('declares each parameter of each path, and security where a token is needed', () => {
      for (const { address, operation } of eachOperation(document)) {
        const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
        const names = [...address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        expect(inPath.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
        const isOfTasks = /tasks|^\/api\/(?:lists|labels|changes|batch|import|reminders$)/.test(address)
        const needsToken =
          isOfTasks ||
          /\/(me|resend-verification)$|\/sessions|\/access-tokens|\/admin\/|^\/api\/(?:account|push|webhooks|calendar)/.test(
            address,
          )
        const personal = { PersonalAccessToken: [expect.stringMatching(/^tasks:(read|write|add)$/)] }
        expect(operation.security).toEqual([
          ...(needsToken ? [{ AccessToken: [] }] : []),
          ...(isOfTasks ? [personal] : []),
        ])
        expect('401' in operation.responses || !needsToken).toBe(true)
      }
    })

    test('has only schemas that a strict validator accepts, and valid examples', () => {
      const ajv = createAjv(document)
      ajv.addSchema(document, 'document')
      const bodies = eachBody(document)
      expect(bodies.length).toBeGreaterThan(20)
      for (const { place, content } of bodies) {
        const validate = ajv.getSchema(`document#${pointer([...place, 'schema'])}`)
        expect(validate, place.join(' ')).toBeDefined()
        for (const example of examplesOf(content))
          expect([place, example, validate?.(example), validate?.errors]).toEqual([
            place,
            example,
            true,
            null,
          ])
      }
    })

    test('has an example for every request body, and one for every error message', () => {
      const withoutExample = eachBody(document)
        .filter(({ place }) => place.includes('requestBody') || Number(place[4]) >= 400)
        .filter(({ content }) => examplesOf(content).length === 0)
      expect(withoutExample).toEqual([])
    })
  },
)

function eachOperation({ paths }: OpenApiDocument) {
  return Object.entries(paths).flatMap(([address, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ address, method, operation })),
  )
}

/** Every JSON body of a document, with its place. */
function eachBody(document: OpenApiDocument): { place: string[]; content: Json }[] {
  return eachOperation(document).flatMap(({ address, method, operation }) => {
    const at = ['paths', address, method]
    const answers = Object.entries(operation.responses).map(([status, response]) => ({
      place: [...at, 'responses', status],
      body: response as Json | undefined,
    }))
    const bodies = [
      ...answers,
      { place: [...at, 'requestBody'], body: operation.requestBody as Json | undefined },
    ]
    return bodies.flatMap(({ place, body }) => {
      const content = (body?.['content'] as Record<string, Json> | undefined)?.['application/json']
      return content === undefined ? [] : [{ place: [...place, 'content', 'application/json'], content }]
    })
  })
}

function examplesOf({ example, examples = {} }: Json): unknown[] {
  const named = Object.values(examples as Record<string, { value: unknown }>).map(({ value }) => value)
  return example === undefined ? named : [example, ...named]
}
