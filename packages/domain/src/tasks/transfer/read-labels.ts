/** A label in double quotes may contain separators. */
const piece = /\s*"((?:[^"]|"")*)"\s*(?=[,;|\n]|$)|[^,;|\n]+/g

/** Returns the names of labels in a cell: `outdoors, "pots, pans"`, `#a; #b`, `[a,b]`. */
export function labelsIn(cell: string): string[] {
  const plain = cell.trim().replace(/^\[([\s\S]*)\]$/, '$1')
  return [...plain.matchAll(piece)]
    .map(([whole, quoted]) =>
      quoted === undefined ? whole.trim().replace(/^#(?=\S)/, '') : quoted.replaceAll('""', '"'),
    )
    .filter((name) => name.trim() !== '')
}

/** Returns labels as a cell that `labelsIn` reads. */
export function labelsToCell(names: readonly string[]): string {
  return names
    .map((name) => (/[",;|\n[\]#]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name))
    .join(', ')
}

const inbox =
  /^(?:inbox|no list|eingang|posteingang|bo[iî]te de r[ée]ception|bandeja de entrada|posta in arrivo|caixa de entrada|postvak in|skrzynka odbiorcza|inkorg|indbakke|innboks|входящие|收件箱|インボックス|받은 편지함)$/i

/** Returns the title of a list; undefined for the Inbox, which has many names. */
export function listTitle(text: string): string | undefined {
  const title = text.trim()
  return title === '' || inbox.test(title) ? undefined : title
}
