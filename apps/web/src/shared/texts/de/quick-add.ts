import type { quickAdd as en } from '../en/quick-add.ts'

export const quickAdd: typeof en = {
  keep: (words) => `„${words}“ im Titel lassen`,
  preview: (title, due, priority) =>
    [`Legt „${title}“ an`, due && `fällig: ${due}`, priority && `Priorität: ${priority}`]
      .filter(Boolean)
      .join(', '),
  nameless: 'Schreib, was zu tun ist',
  lines: {
    title: (count) => `${count} Aufgaben anlegen?`,
    add: (count) => `${count} Aufgaben anlegen`,
    asOne: 'Als eine Zeile einfügen',
    cancel: 'Abbrechen',
    more: (count) => (count === 1 ? 'und eine weitere' : `und ${count} weitere`),
    cut: (count, all) => `Das sind die ersten ${count} von ${all} Zeilen.`,
  },
}
