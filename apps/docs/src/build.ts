import path from 'node:path'
import { Application, type TypeDocOptions } from 'typedoc'
import { findDeadLinks } from './dead-links.ts'
import { nameDocuments } from './documents.ts'
import { moveInlineScripts } from './inline-scripts.ts'
import { directLinksToRepository } from './repository-links.ts'
import { repository, sources } from './repository.ts'

// `pnpm generate:docs`: builds the guide, the site of the documents and of the published packages, which the server serves at
// `/docs/guide/`. Warnings of the generator and dead links fail the build.
const out = path.resolve(import.meta.dirname, '../dist')
const packages = ['client', 'trpc-openapi-fastify', 'embedded-postgres']
const documents = ['docs/*.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/decisions/*.md']

// The image has no Git.
const sourceLinks = {
  disableGit: true,
  gitRevision: 'main',
  sourceLinkTemplate: `${sources}/blob/{gitRevision}/{path}#L{line}`,
  basePath: repository,
  displayBasePath: repository,
} satisfies TypeDocOptions

const app = await Application.bootstrapWithPlugins({
  ...sourceLinks,
  name: 'Taskwire',
  out,
  readme: path.join(repository, 'README.md'),
  projectDocuments: documents.map((glob) => path.join(repository, glob)),
  entryPoints: packages.map((name) => path.join(repository, 'packages', name)),
  entryPointStrategy: 'packages',
  packageOptions: {
    ...sourceLinks,
    // The workspace's compiler checks the types.
    skipErrorChecking: true,
    // A page of a deeply derived type would be 2 MB.
    maxTypeConversionDepth: 3,
    // Some exported types are derived from ones that are not.
    validation: { notExported: false, invalidPath: false },
  },
  // Dead links are reported below. The image is built without some of the files that documents link to.
  validation: { invalidPath: false },
  router: 'files',
  groupOrder: ['Guides', 'Modules', 'Project', 'Decisions'],
  navigation: { includeGroups: true },
  navigationLinks: { 'API reference': '/docs/', Repository: sources },
  highlightLanguages: [
    'bash',
    'css',
    'html',
    'javascript',
    'json',
    'mermaid',
    'sql',
    'toml',
    'typescript',
    'yaml',
  ],
  customCss: path.join(import.meta.dirname, 'guide.css'),
  searchInComments: true,
  searchInDocuments: true,
  hideGenerator: true,
  includeHierarchySummary: false,
  logLevel: 'Warn',
})
nameDocuments(app)
directLinksToRepository(app)
moveInlineScripts(app)

const project = await app.convert()
if (project !== undefined) await app.generateOutputs(project)
const dead = findDeadLinks(out)
for (const { page, link } of dead) app.logger.error(`${page} has the dead link ${link}`)
if (project === undefined || app.logger.hasErrors() || app.logger.hasWarnings()) process.exitCode = 1
