const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  euro: '€',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  laquo: '«',
  raquo: '»',
  copy: '©',
  deg: '°',
}

const blocks = /^(?:p|div|ul|ol|table|tr|h[1-6]|blockquote|pre|section|article|hr|body|html)$/
/** A tag, with quoted attributes that may contain `>`. */
const tag = /<(\/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi
const unseen = /<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi

/** Whether a text is HTML. A text that only contains a `<` isn't. */
export function isHtml(text: string): boolean {
  return /<\/?(?:p|div|br|b|i|u|strong|em|span|ul|ol|li|a|html|body|h[1-6]|table|code|pre|blockquote)\b[^<>]*>/i.test(
    text,
  )
}

/** Returns the text of HTML: paragraphs and list items as lines, links as Markdown. */
export function htmlToText(html: string): string {
  const links: string[] = []
  const text = html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(unseen, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(tag, (_, slash: string, name: string, attributes: string) =>
      markOf(slash === '/', name.toLowerCase(), attributes, links),
    )
  return decodeEntities(text)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

function markOf(isEnd: boolean, name: string, attributes: string, links: string[]): string {
  if (name === 'br') return '\n'
  if (name === 'li') return isEnd ? '' : '\n- '
  if (name === 'a') return isEnd ? endOfLink(links.pop()) : startOfLink(attributes, links)
  return blocks.test(name) ? (isEnd ? '\n\n' : '\n') : ''
}

function startOfLink(attributes: string, links: string[]): string {
  const address = /\bhref\s*=\s*(?:"(https?:[^"]*)"|'(https?:[^']*)')/i.exec(attributes)
  const href = address?.[1] ?? address?.[2] ?? ''
  links.push(href)
  return href === '' ? '' : '['
}

function endOfLink(href: string | undefined): string {
  return href === undefined || href === '' ? '' : `](${href})`
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined)
      return Object.hasOwn(entities, name as string) ? (entities[name as string] ?? whole) : whole
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal)
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ''
  })
}
