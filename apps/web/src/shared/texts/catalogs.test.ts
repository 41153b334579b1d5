import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { accountMenu as germanAccountMenu } from './de/account-menu.ts'
import { commands as germanCommands } from './de/commands.ts'
import { signInPages as germanSignIn } from './de/sign-in.ts'
import { editing as germanEditing } from './de/editing.ts'
import { failures as germanFailures } from './de/failures.ts'
import { forms as germanForms } from './de/forms.ts'
import { listParts as germanListParts } from './de/list-parts.ts'
import { links as germanLinks } from './de/links.ts'
import { notices as germanNotices } from './de/notices.ts'
import { places as germanPlaces } from './de/places.ts'
import { pickers as germanPickers } from './de/pickers.ts'
import { quickAdd as germanQuickAdd } from './de/quick-add.ts'
import { settings as germanSettings } from './de/settings.ts'
import { sync as germanSync } from './de/sync.ts'
import { syncCentre as germanSyncCentre } from './de/sync-centre.ts'
import { transfer as germanTransfer } from './de/transfer.ts'
import { update as germanUpdate } from './de/update.ts'
import { viewOptions as germanViewOptions } from './de/view-options.ts'
import { accountMenu } from './en/account-menu.ts'
import { commands } from './en/commands.ts'
import { signInPages } from './en/sign-in.ts'
import { editing } from './en/editing.ts'
import { failures } from './en/failures.ts'
import { forms } from './en/forms.ts'
import { listParts } from './en/list-parts.ts'
import { links } from './en/links.ts'
import { notices } from './en/notices.ts'
import { places } from './en/places.ts'
import { pickers } from './en/pickers.ts'
import { quickAdd } from './en/quick-add.ts'
import { settings } from './en/settings.ts'
import { sync } from './en/sync.ts'
import { syncCentre } from './en/sync-centre.ts'
import { transfer } from './en/transfer.ts'
import { update } from './en/update.ts'
import { viewOptions } from './en/view-options.ts'
import { english } from './english.ts'
import { german } from './german.ts'

const catalogs = {
  en: messagesOf({
    ...english,
    commands,
    editing,
    accountMenu,
    failures,
    forms,
    listParts,
    links,
    notices,
    places,
    pickers,
    quickAdd,
    settings,
    signInPages,
    sync,
    syncCentre,
    transfer,
    update,
    viewOptions,
  }),
  de: messagesOf({
    ...german,
    commands: germanCommands,
    editing: germanEditing,
    accountMenu: germanAccountMenu,
    failures: germanFailures,
    forms: germanForms,
    listParts: germanListParts,
    links: germanLinks,
    notices: germanNotices,
    places: germanPlaces,
    pickers: germanPickers,
    quickAdd: germanQuickAdd,
    settings: germanSettings,
    sync: germanSync,
    syncCentre: germanSyncCentre,
    transfer: germanTransfer,
    update: germanUpdate,
    viewOptions: germanViewOptions,
    signInPages: germanSignIn,
  }),
}

function messagesOf(node: unknown, path = ''): Map<string, string> {
  if (typeof node === 'string') return new Map([[path, node]])
  return new Map(
    Object.entries(node ?? {}).flatMap(([key, child]) => [
      ...messagesOf(child, path === '' ? key : `${path}.${key}`),
    ]),
  )
}

/** A value that a message needs, and the forms that it has by it. */
interface Need {
  readonly name: string
  readonly forms: readonly string[]
  readonly isPlural: boolean
}

function needsOf(elements: readonly MessageFormatElement[]): Need[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return []
    if (element.type !== TYPE.plural && element.type !== TYPE.select)
      return [{ name: element.value, forms: [], isPlural: false }]
    const inner = Object.values(element.options).flatMap(({ value }) => needsOf(value))
    const isPlural = element.type === TYPE.plural
    return [{ name: element.value, forms: Object.keys(element.options), isPlural }, ...inner]
  })
}

function valuesOf(message: string): string[] {
  return [...new Set(needsOf(parse(message)).map(({ name }) => name))].toSorted()
}

test.for(Object.entries(catalogs))('each message of %s can be read', ([, messages]) => {
  expect(messages.size).toBeGreaterThan(500)
  for (const [path, message] of messages) {
    expect(() => parse(message), path).not.toThrow()
    // An apostrophe escapes what follows; texts use ’.
    expect(message, path).not.toContain("'")
  }
})

test('a message needs the same values in every language', () => {
  // The codes of failures that English takes from the server have no message there.
  const both = [...catalogs.de].filter(([path]) => catalogs.en.has(path))
  const needs = (messages: Map<string, string>) =>
    both.map(([path]) => [path, valuesOf(messages.get(path) ?? '')])
  expect(needs(catalogs.de)).toEqual(needs(catalogs.en))
})

test.for(Object.entries(catalogs))(
  'each plural of %s has every form of that language',
  ([language, messages]) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    const plurals = [...messages].flatMap(([path, message]) =>
      needsOf(parse(message)).flatMap(({ isPlural, forms }) => (isPlural ? [{ path, forms }] : [])),
    )
    expect(plurals.length).toBeGreaterThan(20)
    for (const { path, forms } of plurals)
      expect(forms, path).toEqual(expect.arrayContaining(pluralCategories))
  },
)
