import { readFile } from 'node:fs/promises'
import { mergeImports, moduleOf, scopeOf, snippetsOf, type Snippet } from './snippets.ts'

const root = new URL('../../../..', import.meta.url)

/** Returns the TypeScript blocks of a document of the repository. */
export async function readSnippets(document: string): Promise<Snippet[]> {
  return snippetsOf(document, await readFile(new URL(document, root), 'utf8'))
}

/** Joins all blocks of a document into one module for the compiler. */
export function wholeModule(snippets: readonly Snippet[]): string {
  const last = snippets.at(-1)
  const scopes = snippets.slice(0, -1).map(({ code }) => scopeOf(code))
  return last === undefined ? '' : moduleOf(last) + scopes.join('')
}

/** Joins the blocks of the client's README into a program that makes their calls in order, on the server in its arguments. */
export function runnable(snippets: readonly Snippet[]): string {
  const [, , ...rest] = snippets
  const [create, signIn] = snippets
  // Outside a page `/` can't be resolved.
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
// The block about replicas opens one of its own, which sends its task in the background: wait until both tasks are completed.
const completed = () => client.tasks.list.query({ status: 'completed' })
while ((await completed()).length < 2) await new Promise((resolve) => setTimeout(resolve, 50))
console.log(JSON.stringify((await client.tasks.list.query()).map(({ title, completed }) => [title, completed])))
process.exit()
`
}

/** Returns the block of the root README as a program for another server. */
export function runnableAt(url: string, snippets: readonly Snippet[]): string {
  const [first] = snippets
  return `${first?.code.replace('http://localhost:3000', url) ?? ''}\nconsole.log(task.title, task.due_date)\n`
}
