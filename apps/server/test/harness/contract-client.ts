import type { ContractName } from '@taskwire/contracts'
import { responseChecker, committedDocument, documentedStatuses } from '@taskwire/contracts/testing'
import type { Connection } from './http.ts'

/*
 * The conformance tests are here and not beside the contracts: the routes, the body parser, the error handler and the
 * hooks implement a document together, and only the server combines them.
 */

/** A client of one contract. It checks each response against the contract's OpenAPI document. */
export interface ContractClient {
  readonly send: Connection['send']
  /**
   * Returns the documented responses, at these addresses, that this client never received. `unseenLogResponses` has
   * those that the ordered log added to the founding documents. Neither has the responses that every operation shares
   * (too large, wrong media type, too many calls, unavailable), which the tests of every operation provoke.
   */
  unseenResponses(addresses?: RegExp): string[]
  /** The same for conditions, keys, the alias of PUT, restore, batch and changes. */
  unseenLogResponses(): string[]
  /** The same for personal access tokens and roles: their errors and their management. */
  unseenAccessResponses(): string[]
}

const everywhere = / (413|415|429|503)$/
const ofTheLog =
  / (304|412)$|\/(batch|restore|changes) |^PATCH \/api\/tasks\/\{(id|task_id)\} |^DELETE \S*\/tasks\/\S+ 422$|^POST (\/tasks|\/api\/\{user_id\}\/tasks) 422$/

/** A 403 of the founding documents means another user's tasks. */
const ofAccess =
  / \/api\/(access-tokens|admin\/)|^\w+ (?!\/api\/\{user_id\}|\/tasks\/\{|\/api\/auth\/(login|refresh|logout))\S+ 403$/

/** Makes a client of one contract that sends over a connection. */
export function contractClient(contract: ContractName, send: Connection['send']): ContractClient {
  const check = responseChecker(contract)
  const seen = new Set<string | undefined>()
  const missing = () =>
    documentedStatuses(committedDocument(contract)).filter((one) => !seen.has(one) && !everywhere.test(one))
  return {
    send: async (method, target, request) => {
      const answer = await send<never>(method, target, request)
      const { status, text, headers } = answer
      const [path = ''] = target.split('?', 1)
      seen.add(check({ method, path, status, text, contentType: headers['content-type'] }))
      if (status === 500) throw new Error(`${method} ${target} failed on the side of the service`)
      return answer
    },
    unseenResponses: (addresses = /./) =>
      missing().filter((one) => addresses.test(one) && !ofTheLog.test(one) && !ofAccess.test(one)),
    unseenLogResponses: () => missing().filter((one) => ofTheLog.test(one) && !ofAccess.test(one)),
    unseenAccessResponses: () => missing().filter((one) => ofAccess.test(one)),
  }
}
