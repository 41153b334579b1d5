import type { Translation } from '../messages.ts'
import type { quickAdd as en } from '../en/quick-add.ts'

export const quickAdd: Translation<typeof en> = {
  keep: '„{words}“ im Titel lassen',
  preview:
    'Legt „{title}“ an{hasDue, select, yes {, fällig: {due}} other {}}{priority, select, high {, Priorität: Hoch} medium {, Priorität: Mittel} low {, Priorität: Niedrig} other {}}',
  repeats: 'Wiederholungen werden noch nicht unterstützt',
  nameless: 'Schreib, was zu tun ist',
  lines: {
    title: '{count, plural, one {# Aufgabe} other {# Aufgaben}} anlegen?',
    add: '{count, plural, one {# Aufgabe} other {# Aufgaben}} anlegen',
    asOne: 'Als eine Zeile einfügen',
    cancel: 'Abbrechen',
    more: '{count, plural, one {und eine weitere} other {und # weitere}}',
    cut: 'Das sind die ersten {count, number} von {all, number} Zeilen.',
  },
}
