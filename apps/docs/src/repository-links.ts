import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { Renderer, type Application, type CommentDisplayPart, type ProjectReflection } from 'typedoc'
import { repository, sources } from './repository.ts'

// An image is built from some of the files, so only a clone knows which exist.
const isClone = existsSync(path.join(repository, '.git'))

/** Directs links to files that are no pages to the public repository. The generator would copy the files into the site. */
export function directLinksToRepository(app: Application): void {
  app.renderer.on(Renderer.EVENT_BEGIN, ({ project }) => {
    for (const { part, file } of partsOf(app, project)) {
      const target = targetOf(project, part, file)
      if (target === undefined) continue
      const found = statSync(target, { throwIfNoEntry: false })
      const name = path.relative(repository, target)
      if (found === undefined && isClone) app.logger.error(`${file} links to ${name}, which doesn't exist`)
      const view = found?.isDirectory() === true ? 'tree' : 'blob'
      Object.assign(part, { kind: 'text', text: `${sources}/${view}/main/${name}` })
    }
  })
}

/** The file or folder that a part links to, if it is neither a page nor a picture. */
function targetOf(project: ProjectReflection, part: CommentDisplayPart, file: string): string | undefined {
  if (part.kind !== 'relative-link') return undefined
  const target =
    part.target === undefined
      ? path.resolve(path.dirname(file), part.text)
      : project.files.resolve(part.target, project)
  if (typeof target !== 'string') return undefined
  return /^docs\/.+\.(?:md|png)$/.test(path.relative(repository, target)) ? undefined : target
}

/** All Markdown of the site, each part with the file that contains it. */
function partsOf(app: Application, project: ProjectReflection): { part: CommentDisplayPart; file: string }[] {
  const within = (file: string, parts: CommentDisplayPart[] = []) => parts.map((part) => ({ part, file }))
  return [project, ...Object.values(project.reflections)].flatMap((reflection) => {
    if (reflection.isDocument())
      return within(app.files.getReflectionPath(reflection) ?? '', reflection.content)
    const { summary = [], blockTags = [], sourcePath = '' } = reflection.comment ?? {}
    const comment = within(sourcePath, [...summary, ...blockTags.flatMap(({ content }) => content)])
    if (reflection.isProject())
      return [...within(path.join(repository, 'README.md'), reflection.readme), ...comment]
    return comment
  })
}
