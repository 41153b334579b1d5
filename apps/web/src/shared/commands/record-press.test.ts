import { expect, test } from 'vitest'
import { recordPress } from './record-press.ts'

const press = (key: string, held = '', isMac = false, code = '') =>
  recordPress(
    {
      key,
      code,
      ctrlKey: held.includes('ctrl'),
      metaKey: held.includes('meta'),
      altKey: held.includes('alt'),
      shiftKey: held.includes('shift'),
      getModifierState: (name) => name === 'AltGraph' && held.includes('graph'),
    },
    isMac,
  )

test('records a key as a press', () => {
  expect(press('e')).toBe('e')
  expect(press('E')).toBe('e')
  expect(press('E', 'shift')).toBe('Shift+e')
  expect(press('?', 'shift')).toBe('[Shift]+?')
  expect(press('/')).toBe('[Shift]+/')
  expect(press('1')).toBe('1')
  expect(press(' ')).toBe('Space')
  expect(press('F2')).toBe('F2')
  expect(press('ArrowDown', 'shift')).toBe('Shift+ArrowDown')
})

test('records Ctrl, or Command on a Mac, as $mod', () => {
  expect(press('z', 'ctrl shift')).toBe('$mod+Shift+z')
  expect(press('z', 'meta', true)).toBe('$mod+z')
  expect(press('z', 'ctrl', true)).toBe('Control+z')
  expect(press('z', 'meta alt')).toBe('Meta+Alt+z')
})

test('ignores modifiers and unnamed keys, and records AltGr as part of the sign', () => {
  for (const key of ['Shift', 'Control', 'Dead', 'Unidentified']) expect(press(key, 'shift')).toBeUndefined()
  expect(press('@', 'graph ctrl alt')).toBe('AltGraph+[Shift]+@')
})

test('records other alphabets and the digits of AZERTY by position', () => {
  expect(press('у', '', false, 'KeyE')).toBe('e')
  expect(press('я', 'ctrl', false, 'KeyZ')).toBe('$mod+z')
  expect(press('&', '', false, 'Digit1')).toBe('1')
  expect(press('1', 'shift', false, 'Digit1')).toBe('1')
  expect(press('a', '', false, 'KeyQ')).toBe('a')
  expect(press('#', 'graph ctrl alt', false, 'Digit3')).toBe('AltGraph+[Shift]+#')
})
