import { setupI18n, type Messages } from '@lingui/core'
import type { GetICUArgs } from '@schummar/icu-type-parser'

type MessageValues<Message extends string> = GetICUArgs<
  Message,
  { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date }
>

/** A catalog as it is used: a message that needs values is a function of them. */
export type Spoken<Catalog> = Catalog extends string
  ? string extends Catalog
    ? string
    : Catalog extends `${string}{${string}`
      ? (values: MessageValues<Catalog>) => string
      : string
  : Catalog extends object
    ? { readonly [Key in keyof Catalog]: Spoken<Catalog[Key]> }
    : Catalog

/** The same messages in another language. That they need the same values is tested. */
export type Translation<Catalog> = Catalog extends string
  ? string
  : Catalog extends object
    ? { readonly [Key in keyof Catalog]: Translation<Catalog[Key]> }
    : Catalog

/** A message that needs values, as the build compiles it. */
type CompiledMessage = Exclude<Messages[string], string>
type Node = string | CompiledMessage | { readonly [key: string]: Node } | undefined

/** Puts values into messages, by the plurals and numbers of the active language. */
const i18n = setupI18n()

export function activate(language: string): void {
  i18n.activate(language)
}

/**
 * Makes the messages of a catalog known under their paths, and the catalog something to be spoken: ICU messages, as they
 * are written in development and compiled in a build.
 */
export function speak<Catalog extends object>(
  language: string,
  name: string,
  catalog: Translation<Catalog>,
): Spoken<Catalog> {
  const messages: Messages = {}
  const spoken = spokenOf(catalog as Node, name, messages)
  i18n.load(language, messages)
  return spoken as Spoken<Catalog>
}

function spokenOf(node: Node, path: string, messages: Messages): unknown {
  if (node === undefined || (typeof node === 'string' && !node.includes('{'))) return node
  if (typeof node === 'string' || isCompiled(node)) {
    messages[path] = node
    return (values: Record<string, unknown>) => i18n._(path, values)
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, spokenOf(child, `${path}.${key}`, messages)]),
  )
}

function isCompiled(node: Exclude<Node, string | undefined>): node is CompiledMessage {
  return Array.isArray(node)
}
