import type { pickers as en } from '../en/pickers.ts'
import type { Translation } from '../messages.ts'

export const pickers: Translation<typeof en> = {
  list: 'In Liste verschieben',
  findList: 'Liste suchen oder hinzufügen',
  labels: 'Labels',
  findLabel: 'Label suchen oder hinzufügen',
  firstLabel: 'Label benennen',
  create: '„{name}“ hinzufügen',
  nothing: 'Nichts gefunden',
  full: 'Eine Aufgabe kann höchstens {max, number} Labels haben',
}
