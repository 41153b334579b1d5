import path from 'node:path'
import {
  Application,
  Converter,
  KindRouter,
  ReflectionKind,
  Renderer,
  type CommentDisplayPart,
  type Reflection,
} from 'typedoc'
import { repository } from './repository.ts'

/** Names and groups the documents and modules. */
export function nameDocuments(app: Application): void {
  app.renderer.defineRouter('files', FileRouter)
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, document) => {
    const text = document.content.map((part) => part.text).join('')
    document.name = /^# (.+)$/m.exec(text)?.[1] ?? document.name
    document.frontmatter['group'] = groupOf(fileOf(app, document) ?? '')
  })
  // The packages were converted one by one and are one project now.
  app.on(Application.EVENT_PROJECT_REVIVE, (project) => {
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) module.name ||= 'index'
  })
  app.renderer.on(Renderer.EVENT_BEGIN, ({ project }) => {
    for (const { readme } of [project, ...(project.children ?? [])]) withoutTitle(readme)
  })
}

/** The address of a document is that of its file, so a new title breaks no link. */
// oxlint-disable-next-line house/no-class -- the generator takes routers as classes
class FileRouter extends KindRouter {
  override getIdealBaseName(reflection: Reflection): string {
    const file = reflection.isDocument() ? fileOf(this.application, reflection) : undefined
    if (file === undefined) return super.getIdealBaseName(reflection)
    const name = file.replace(/\.md$/, '').toLowerCase()
    return name.startsWith('docs/') ? name.slice('docs/'.length) : `project/${name}`
  }
}

function fileOf(app: Application, document: Reflection): string | undefined {
  const file = app.files.getReflectionPath(document)
  return file && path.relative(repository, file)
}

function groupOf(file: string): string {
  if (file.startsWith('docs/decisions/')) return 'Decisions'
  return file.startsWith('docs/') ? 'Guides' : 'Project'
}

/** The page of a README has its name as the title already. */
function withoutTitle(readme: CommentDisplayPart[] | undefined): void {
  const [first] = readme ?? []
  if (first !== undefined) first.text = first.text.replace(/^# .+\n/, '')
}
