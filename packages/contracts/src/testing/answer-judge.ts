import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { OpenApiDocument } from '@taskwire/trpc-openapi-fastify'
import type { ContractName } from '../contracts.ts'
import { committedDocument } from './documents.ts'

interface JudgedAnswer {
  readonly method: string
  /** Without the query. */
  readonly path: string
  readonly status: number
  readonly contentType: string | undefined
  /** Empty when there was no body. */
  readonly text: string
}

/**
 * Holds an answer to a contract's own OpenAPI document and tells which promise it kept: `GET /tasks/{id} 200`. Throws when the
 * document does not know the status, when the body is not of its form, or when a refusal says what no example says. Undefined for an address or a method outside it.
 */
type AnswerJudge = (answer: JudgedAnswer) => string | undefined

export function answerJudge(contract: ContractName): AnswerJudge {
  const judge = judges.get(contract) ?? createAnswerJudge(contract)
  judges.set(contract, judge)
  return judge
}

/** Compiling the schemas of a document takes long, so the test files of a worker share them. */
const judges = new Map<ContractName, AnswerJudge>()

function createAnswerJudge(contract: ContractName): AnswerJudge {
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

/** Refusals whose words do not depend on what was sent. */
function saysOneThing(status: number): boolean {
  return [401, 403, 404, 409, 429, 503].includes(status)
}

/**
 * Strict: a keyword that JSON Schema does not know, or a schema that contradicts itself, is an error. Only the names at the top of the
 * document are let pass, so that its schemas can be looked up where they stand.
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
