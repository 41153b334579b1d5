import type { Translation } from '../messages.ts'
import type { quickAdd as en } from '../en/quick-add.ts'

export const quickAdd: Translation<typeof en> = {
  keep: '„{words}“ im Titel lassen',
  preview:
    'Fügt „{title}“ hinzu{hasDue, select, yes {, fällig: {due}} other {}}{priority, select, high {, Priorität: Hoch} medium {, Priorität: Mittel} low {, Priorität: Niedrig} other {}}{hasList, select, yes {, in {list}} other {}}{count, plural, =0 {} one {, Label {labels}} other {, Labels {labels}}}',
  lists: 'Listen',
  labels: 'Labels',
  isNew: 'neu',
  repeats: 'Diese Wiederholung wird nicht erkannt und bleibt im Titel',
  nameless: 'Gib einen Titel ein',
  lines: {
    title: '{count, plural, one {# Aufgabe} other {# Aufgaben}} hinzufügen?',
    add: '{count, plural, one {# Aufgabe} other {# Aufgaben}} hinzufügen',
    asOne: 'Als eine Zeile einfügen',
    cancel: 'Abbrechen',
    more: '{count, plural, one {und eine weitere} other {und # weitere}}',
    cut: 'Nur die ersten {count, number} von {all, number} Zeilen sind dabei.',
  },
}
