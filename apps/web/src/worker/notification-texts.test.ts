import { expect, test } from 'vitest'
import { notificationLocale, notificationTexts } from './notification-texts.ts'

test.each([
  ['de', ['en-US', 'de-AT'], 'de-AT'],
  ['de', ['en-US'], 'de-DE'],
  [undefined, ['fr-FR', 'de-CH', 'en-GB'], 'de-CH'],
  [undefined, ['fr-FR'], 'en-GB'],
  [undefined, ['en-US@posix'], 'en-GB'],
  ['en', [], 'en-GB'],
])('with %s chosen and %j in the browser the locale is %s', (chosen, preferred, expected) => {
  expect(notificationLocale(chosen, preferred)).toBe(expected)
})

test('every locale has texts', () => {
  expect([notificationTexts('de-AT').done, notificationTexts('en-GB').done]).toEqual(['Erledigt', 'Done'])
})
