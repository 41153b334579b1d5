import { expect, test } from 'vitest'
import { foldText } from './fold-text.ts'

test.each([
  ['Größe', 'grosse'],
  ['GROẞE', 'grosse'],
  ['Café', 'cafe'],
  ['Cafe\u0301', 'cafe'],
  ['Smørrebrød', 'smorrebrod'],
  ['Łódź', 'lodz'],
  ['İstanbul ılık', 'istanbul ilik'],
  ['ΟΔΥΣΣΕΎΣ', 'οδυσσευσ'],
  ['οδυσσεύς', 'οδυσσευσ'],
  ['Ёлка', 'елка'],
  ['שָׁלוֹם', 'שלום'],
  ['plain ASCII', 'plain ascii'],
])('folds %s to %s', (text, folded) => expect(foldText(text)).toBe(folded))

test('keeps a mark that makes another letter', () => {
  expect(foldText('がか')).not.toBe(foldText('かか'))
  expect(foldText('が')).toBe(foldText('か\u3099'))
  expect(foldText('कि')).not.toBe(foldText('क'))
})
