/** The parts of SQL in which a colon or a dollar sign means something of its own. The names of groups say which is which. */
const token = new RegExp(
  [
    String.raw`--[^\n]*`,
    String.raw`(?<comment>/\*)`,
    String.raw`[eE]'(?:\\[\s\S]|''|[^'\\])*'`, // backslashes escape in these only
    String.raw`'(?:''|[^'])*'`,
    String.raw`"(?:""|[^"])*"`,
    String.raw`\$(?<tag>(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?)\$[\s\S]*?\$\k<tag>\$`,
    String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`, // a dollar sign inside an identifier starts no quote
    String.raw`::|:=`,
    String.raw`:(?<name>[A-Za-z_]\w*)`,
    String.raw`(?<position>\$\d+)`,
    String.raw`[\s\S]`,
  ].join('|'),
  'gy',
)

/**
 * Replaces `:name` with the `$n` of its place in `names`. Leaves casts, literals, quoted identifiers and comments alone.
 * Throws when the text uses a name that is not in `names`, or a `$n`, and when it doesn't use one of the names.
 */
export function compileNamed(text: string, names: readonly string[]): string {
  const unused = new Set(names)
  let compiled = ''
  for (let at = 0; at < text.length;) {
    token.lastIndex = at
    const [found = '', groups] = matchToken(text)
    const end = groups.comment === undefined ? at + found.length : endOfComment(text, at)
    if (groups.position !== undefined) throw fault(`uses ${groups.position}: give the parameter a name`, text)
    if (groups.name === undefined) compiled += text.slice(at, end)
    else {
      const place = names.indexOf(groups.name)
      if (place === -1) throw fault(`uses :${groups.name}, which it does not declare`, text)
      unused.delete(groups.name)
      compiled += `$${place + 1}`
    }
    at = end
  }
  for (const name of unused) throw fault(`declares ${name}, but does not use it`, text)
  return compiled
}

type Groups = Partial<Record<'comment' | 'tag' | 'name' | 'position', string>>

function matchToken(text: string): [string | undefined, Groups] {
  const match = token.exec(text)
  return [match?.[0], match?.groups ?? {}]
}

/** Comments nest in PostgreSQL. */
function endOfComment(text: string, start: number): number {
  let depth = 0
  for (const { 0: mark, index } of text.slice(start).matchAll(/\/\*|\*\//g)) {
    depth += mark === '/*' ? 1 : -1
    if (depth === 0) return start + index + 2
  }
  return text.length
}

function fault(what: string, text: string): Error {
  return new Error(`This statement ${what}:\n${text}`)
}
