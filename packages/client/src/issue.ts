import type * as domain from '@taskwire/domain'

/**
 * The issues of the domain. A constant, for the reason that `routerShape` is one: the declarations print its type field by
 * field, so that the published types name no package of the server. It holds no value.
 */
export const issueShape = shapeOf<domain.Issue>()

type Shape<Value> = Value extends object ? { readonly [Name in keyof Value]: Value[Name] } : never

/**
 * One thing wrong with an input. `switch (issue.code)` narrows the parameters of each code. `path` names the field
 * (`['due_date']`; empty for the input as a whole), and `message` is the rest of an English sentence that starts with its name.
 * A code that this version doesn't know becomes `invalid`: show the `message`.
 */
export type Issue = typeof issueShape

/** The code of an issue, such as `required` or `too_long`. */
export type IssueCode = Issue['code']

function shapeOf<Value>(): Shape<Value> {
  return undefined as unknown as Shape<Value>
}
