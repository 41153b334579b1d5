/** A TypeScript block of a document. */
export interface Snippet {
  /** The line before the block, such as `docs/sync.md:12`. */
  readonly place: string
  readonly code: string
  /** Declarations for the blocks, from an HTML comment of the document. */
  readonly context: string
  /** The import statements of this block and the blocks before it. */
  readonly imports: readonly string[]
}

const importing = /^import [^']*'[^']+'\n?/gm

const opening = /^( *)```(?:ts|typescript|tsx)$/
const fragment = /^ *<!-- fragment: .+ -->$/

/**
 * Returns the TypeScript blocks of a document. A comment `<!-- context` … `-->` contains declarations for the blocks after it. A block
 * right after `<!-- fragment: why -->` is incomplete code and is left out.
 */
export function snippetsOf(document: string, text: string): Snippet[] {
  const lines = text.split('\n')
  const snippets: Snippet[] = []
  const imports = new Set<string>()
  let context = ''
  for (let n = 0; n < lines.length; n++) {
    const line = lines[n] ?? ''
    if (line === '<!-- context') {
      const end = lines.indexOf('-->', n)
      context = lines.slice(n + 1, end).join('\n')
      n = end
    }
    const [found, indent = ''] = opening.exec(line) ?? []
    if (found === undefined) continue
    const end = lines.indexOf(`${indent}\`\`\``, n + 1)
    const isFragment = lines.slice(Math.max(0, n - 2), n).some((before) => fragment.test(before))
    const code = lines
      .slice(n + 1, end)
      .map((text) => text.slice(indent.length))
      .join('\n')
    if (!isFragment) {
      for (const line of code.match(importing) ?? []) imports.add(line.trim())
      snippets.push({ place: `${document}:${n + 1}`, code, context, imports: [...imports] })
    }
    n = end
  }
  return snippets
}

/** Returns a snippet as a module: imports first, then the rest in a scope of its own, so that it may reuse names of the context. */
export function moduleOf({ code, context, imports }: Snippet): string {
  return `${mergeImports(imports).join('\n')}\n${context}\nexport {}\n${scopeOf(code)}`
}

const named = /^import (?<type>type )?\{(?<names>[^}]+)\} from '(?<from>[^']+)'$/

/** Joins the named imports of one module, because several blocks may import the same name. */
export function mergeImports(imports: readonly string[]): string[] {
  const others: string[] = []
  const byModule = new Map<string, Set<string>>()
  for (const line of imports) {
    const { type = '', names, from } = named.exec(line)?.groups ?? {}
    if (names === undefined || from === undefined) {
      others.push(line)
      continue
    }
    const key = `${type}|${from}`
    const known = byModule.get(key) ?? new Set()
    for (const name of names.split(',')) if (name.trim() !== '') known.add(name.trim())
    byModule.set(key, known)
  }
  const merged = [...byModule].map(([key, names]) => {
    const [type = '', from = ''] = key.split('|')
    return `import ${type}{ ${[...names].join(', ')} } from '${from}'`
  })
  return [...others, ...merged]
}

/** Returns the statements of a snippet in a scope of their own. */
export function scopeOf(code: string): string {
  return `{\n${code.replaceAll(importing, '').replaceAll(/^export /gm, '')}\n}\n`
}
