import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { OpenApiDocument } from '@taskwire/trpc-openapi-fastify'
import type { ContractName } from '../contracts.ts'
import { committedDocument } from './documents.ts'

interface CheckedResponse {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly status: number
  readonly contentType: string | undefined
  /** Empty without a body. */
  readonly text: string
}

/**
 * Checks a response against a contract's OpenAPI document and returns the documented response that it is, such as
 * `GET /tasks/{id} 200`. Throws for an undocumented status, for a body of another form, and for an error message that no example
 * has. Returns undefined for an address or a method outside the document.
 */
type ResponseChecker = (answer: CheckedResponse) => string | undefined

/** Returns the checker of a contract's responses. */
export function responseChecker(contract: ContractName): ResponseChecker {
  const checker = checkers.get(contract) ?? createResponseChecker(contract)
  checkers.set(contract, checker)
  return checker
}

/** Compiling the schemas of a document takes long, so the test files of a worker share them. */
const checkers = new Map<ContractName, ResponseChecker>()

function createResponseChecker(contract: ContractName): ResponseChecker {
  const document = committedDocument(contract)
  const ajv = createAjv(document)
  ajv.addSchema(document, contract)
  const addresses = addressesOf(document)
  return (answer) => {
    const address = addresses.find(({ pattern }) => pattern.test(answer.path))?.address
    const operation =
      address === undefined ? undefined : document.paths[address]?.[answer.method.toLowerCase()]
    if (address === undefined || operation === undefined) return undefined
    const promise = `${answer.method} ${address} ${answer.status}`
    const response = operation.responses[answer.status]
    if (response === undefined) throw new Error(`${contract} does not document ${promise}: ${answer.text}`)
    if (response.content === undefined) {
      if (answer.text !== '') throw new Error(`${promise} has a body: ${answer.text}`)
      return promise
    }
    if (!answer.contentType?.startsWith('application/json'))
      throw new Error(`${promise} is of type ${answer.contentType}`)
    const place = ['paths', address, answer.method.toLowerCase(), 'responses', answer.status, 'content']
    const validate = ajv.getSchema(`${contract}#${pointer([...place, 'application/json', 'schema'])}`)
    if (validate === undefined) throw new Error(`${contract} documents no body for ${promise}`)
    if (validate(JSON.parse(answer.text)) !== true)
      throw new Error(`${promise} is not as documented: ${ajv.errorsText(validate.errors)} in ${answer.text}`)
    const { examples } = response.content['application/json'] as { examples?: Examples }
    if (examples !== undefined && saysOneThing(answer.status)) {
      const sentences = Object.values(examples).map(({ value }) => JSON.stringify(value))
      if (!sentences.includes(answer.text))
        throw new Error(`${promise} documents ${sentences.join(' or ')}, not ${answer.text}`)
    }
    return promise
  }
}

type Examples = Record<string, { readonly value: unknown }>

/** Statuses whose message does not depend on the request. */
function saysOneThing(status: number): boolean {
  return [401, 403, 404, 409, 429, 503].includes(status)
}

/**
 * Strict: an unknown keyword or a contradictory schema is an error. Allows only the names at the top of the document,
 * so that its schemas can be looked up by their path.
 */
export function createAjv(document: OpenApiDocument): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true })
  ajv.addVocabulary(Object.keys(document))
  addFormats.default(ajv)
  ajv.addFormat('password', true)
  return ajv
}

/** A JSON pointer as a fragment of an address. */
export function pointer(keys: readonly (string | number)[]): string {
  return keys
    .map((key) => `/${encodeURIComponent(String(key).replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('')
}

/** Addresses without parameters first: they win. */
function addressesOf(document: OpenApiDocument) {
  return Object.keys(document.paths)
    .toSorted((a, b) => a.split('{').length - b.split('{').length)
    .map((address) => ({
      address,
      pattern: new RegExp(`^${address.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
    }))
}
