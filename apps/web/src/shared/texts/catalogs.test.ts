import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect, test } from 'vitest'
import { links as germanLinks } from './de/links.ts'
import { quickAdd as germanQuickAdd } from './de/quick-add.ts'
import { settings as germanSettings } from './de/settings.ts'
import { transfer as germanTransfer } from './de/transfer.ts'
import { links } from './en/links.ts'
import { quickAdd } from './en/quick-add.ts'
import { settings } from './en/settings.ts'
import { transfer } from './en/transfer.ts'
import { english } from './english.ts'
import { german } from './german.ts'

const catalogs = {
  en: messagesOf({ ...english, links, quickAdd, settings, transfer }),
  de: messagesOf({
    ...german,
    links: germanLinks,
    quickAdd: germanQuickAdd,
    settings: germanSettings,
    transfer: germanTransfer,
  }),
}

type Part = ReturnType<typeof compileMessage>[number]

function messagesOf(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]])
  return new Map(
    Object.entries(node ?? {}).flatMap(([key, child]) => [
      ...messagesOf(child, path === '' ? key : `${path}.${key}`),
    ]),
  )
}

/** The choices that a compiled message makes, those within others too: the name of the value, and the cases. */
function* choicesIn(
  parts: readonly Part[],
): Generator<{ name: string; kind: string | undefined; cases: readonly string[] }> {
  for (const part of parts) {
    if (typeof part === 'string') continue
    const [name, kind, cases] = part
    const byCase = Object.entries(typeof cases === 'object' && cases !== null ? cases : {})
    yield { name, kind, cases: byCase.map(([one]) => one) }
    for (const [, inner] of byCase) if (Array.isArray(inner)) yield* choicesIn(inner as readonly Part[])
  }
}

function valuesOf(message: string): string[] {
  return [...new Set([...choicesIn(compileMessage(message))].map(({ name }) => name))].toSorted()
}

test.for(Object.entries(catalogs))('each message of %s can be read', ([, messages]) => {
  expect(messages.size).toBeGreaterThan(500)
  for (const [path, message] of messages) {
    expect(() => compileMessage(message), path).not.toThrow()
    // An apostrophe escapes what follows; texts use ’.
    expect(message, path).not.toContain("'")
  }
})

test('a message needs the same values in every language', () => {
  for (const [path, message] of catalogs.de) {
    const original = catalogs.en.get(path)
    // The codes of failures that English takes from the server have none.
    if (original !== undefined) expect(valuesOf(message), path).toEqual(valuesOf(original))
  }
})

test.for(Object.entries(catalogs))(
  'each plural of %s has every form of that language',
  ([language, messages]) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [path, message] of messages)
      for (const { kind, cases } of choicesIn(compileMessage(message)))
        if (kind === 'plural') expect(cases, path).toEqual(expect.arrayContaining(forms))
  },
)
