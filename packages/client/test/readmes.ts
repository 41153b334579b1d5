import { readFile } from 'node:fs/promises'
import { mergeImports, moduleOf, scopeOf, snippetsOf, type Snippet } from './snippets.ts'

const root = new URL('../../../', import.meta.url)

/** The TypeScript blocks of a document of the repository. */
export async function readSnippets(document: string): Promise<Snippet[]> {
  return snippetsOf(document, await readFile(new URL(document, root), 'utf8'))
}

/** All blocks of a document in one module, for the compiler. */
export function wholeModule(snippets: readonly Snippet[]): string {
  const last = snippets.at(-1)
  const scopes = snippets.slice(0, -1).map(({ code }) => scopeOf(code))
  return last === undefined ? '' : moduleOf(last) + scopes.join('')
}

/** The blocks of the client's README as a program: the calls of its arguments' server that a reader would make, in order. */
export function runnable(snippets: readonly Snippet[]): string {
  const [, , ...rest] = snippets
  const [create, signIn] = snippets
  // Without a page there is no address that `/` could be relative to.
  const others = rest.filter(({ code }) => !code.includes("transport: 'cookie'"))
  return `
${mergeImports(snippets.at(-1)?.imports ?? []).join('\n')}
const [url, email, password] = process.argv.slice(2)
const title = 'By the README'
const [render, show] = [() => {}, (message) => { throw new Error(message) }]
const client = createClient({ url })
${scopeOf(create?.code ?? '')}
${scopeOf(signIn?.code ?? '')}
await client.session.signIn({ email, password })
const replica = await client.tasks.replica()
${others.map(({ code }) => scopeOf(code)).join('')}
const isSent = () => replica.getSnapshot().status.pending === 0
while (!isSent()) await new Promise((resolve) => setTimeout(resolve, 20))
console.log(JSON.stringify((await client.tasks.list.query()).map(({ title, completed }) => [title, completed])))
process.exit()
`
}

/** The block of the root's README as a program of a server elsewhere. */
export function runnableAt(url: string, snippets: readonly Snippet[]): string {
  const [first] = snippets
  return `${first?.code.replace('http://localhost:3000', url) ?? ''}\nconsole.log(task.title, task.due_date)\n`
}
