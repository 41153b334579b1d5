// Rules of this repository that oxlint has no built-in rule for. Each has a probe in test/lint.test.ts.

import { exportsOfEntryPoints } from './entry-points.js'

/** Sources of time, ids and randomness. */
const inventions = new Set([
  'Date.now',
  'performance.now',
  'Temporal.Now',
  'Math.random',
  'crypto.randomUUID',
  'crypto.randomBytes',
  'crypto.randomInt',
  'crypto.getRandomValues',
])
const inventiveModules = new Set(['uuid', 'nanoid', 'ulid'])
const cryptoModules = new Set(['crypto', 'node:crypto'])

const handedIn = {
  meta: {
    docs: {
      description: 'Time, ids and randomness come in through deps, so that every result can be repeated.',
    },
  },
  create(context) {
    const report = (node, what) =>
      context.report({ node, message: `${what}: take time, ids and randomness from deps or as a parameter.` })
    return {
      MemberExpression(node) {
        const name = `${nameOf(node.object)}.${nameOf(node)}`
        if (inventions.has(name)) report(node, name)
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report(node, 'new Date()')
      },
      CallExpression(node) {
        if (node.callee.name === 'Date') report(node, 'Date()')
      },
      ImportDeclaration(node) {
        // The versions 3 and 5 of a uuid are derived from a name, so they can be repeated.
        const isDerived = node.specifiers.every(({ imported }) => /^v[35]$/.test(imported?.name))
        if (inventiveModules.has(node.source.value) && !isDerived) report(node, node.source.value)
        if (!cryptoModules.has(node.source.value)) return
        for (const specifier of node.specifiers) {
          const name = `crypto.${specifier.imported?.name}`
          if (inventions.has(name)) report(specifier, name)
        }
      },
    }
  },
}

/** `crypto` for `crypto` and `globalThis.crypto`, `now` for `Date.now` and `Date['now']`. */
function nameOf(node) {
  if (node.type === 'Identifier') return node.name
  if (node.type !== 'MemberExpression') return undefined
  return node.computed ? node.property.value : node.property.name
}

const noClass = {
  meta: { docs: { description: 'Functions and plain objects; DomainError is the only class.' } },
  create(context) {
    const report = (node) =>
      context.report({
        node,
        message: 'Write a function that returns an object: DomainError is the only class.',
      })
    return { ClassDeclaration: report, ClassExpression: report }
  },
}

const noEnum = {
  meta: {
    docs: { description: 'A set of strings is a const array, its type and its zod enum derived from it.' },
  },
  create(context) {
    return {
      TSEnumDeclaration: (node) =>
        context.report({
          node,
          message: 'Write a const array and derive the type from it: Node does not run enums.',
        }),
    }
  },
}

const noBarrel = {
  meta: { docs: { description: 'Only entry points re-export other files.' } },
  create(context) {
    return {
      Program(node) {
        if (node.body.length === 0 || !node.body.every(passesOn)) return
        context.report({
          node: node.body[0],
          message: 'A file that only re-exports others is an entry point: import the files themselves.',
        })
      },
    }
  },
}

function passesOn(statement) {
  if (statement.type === 'ExportAllDeclaration') return true
  return statement.type === 'ExportNamedDeclaration' && Boolean(statement.source)
}

const builderCalls = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'raw'])

const noBuiltSql = {
  meta: {
    docs: { description: 'SQL is written by hand, so that the texts are few and can be read and searched.' },
  },
  create(context) {
    const report = (node, message) => context.report({ node, message })
    const isRepository = context.filename.endsWith('.repository.ts')
    return {
      TaggedTemplateExpression({ tag, quasi }) {
        if (!isSqlTag(tag)) return
        for (const part of quasi.expressions)
          if (!isSharedPart(part))
            report(part, 'Interpolate a shared fragment by its name, and pass values as `:name` parameters.')
      },
      TSAsExpression({ typeAnnotation }) {
        if (typeAnnotation.typeName?.name === 'SqlFragment')
          report(
            typeAnnotation,
            'Write the part with the tag `fragment`, which guarantees that it is constant.',
          )
      },
      TemplateLiteral(node) {
        const isPlain = node.expressions.length === 0 || node.parent.type === 'TaggedTemplateExpression'
        if (isRepository && !isPlain)
          report(node, 'Write SQL with the tag of `statement()` or with `fragment`.')
      },
      CallExpression({ callee }) {
        if (isRepository && builderCalls.has(nameOf(callee)))
          report(callee, 'Write the SQL with `statement()`.')
      },
      ImportDeclaration(node) {
        if (isRepository && node.source.value === 'kysely')
          report(node, 'Write the SQL with `statement()` of @taskwire/db.')
      },
    }
  },
}

/** `fragment`, or the call of `statement` that takes the text. */
function isSqlTag(tag) {
  if (tag.type === 'CallExpression') return nameOf(tag.callee) === 'statement'
  return nameOf(tag) === 'fragment'
}

/** A name, a member of a named object, or a call whose arguments are such parts and fragments. */
function isSharedPart(node) {
  if (node.type === 'Identifier') return true
  if (node.type === 'MemberExpression') return !node.computed && isSharedPart(node.object)
  if (node.type === 'TaggedTemplateExpression') return nameOf(node.tag) === 'fragment'
  return node.type === 'CallExpression' && isSharedPart(node.callee) && node.arguments.every(isSharedPart)
}

const entryPointExports = exportsOfEntryPoints()

const documented = {
  meta: { docs: { description: 'Editors show the TSDoc of a function that a package exports.' } },
  create(context) {
    const exported = entryPointExports.get(context.filename)
    if (exported === undefined) return {}
    return {
      Program({ body }) {
        const undocumented = new Map()
        const withDocs = new Set()
        for (const statement of body) {
          const comment = context.sourceCode.getCommentsBefore(statement).at(-1)
          const hasDocs = comment?.type === 'Block' && comment.value.startsWith('*')
          for (const { name, node } of functionsOf(statement)) {
            if (!exported.has('*') && !exported.has(name)) continue
            // Only the first overload carries the comment.
            if (hasDocs) withDocs.add(name)
            else if (!undocumented.has(name)) undocumented.set(name, node)
          }
        }
        for (const [name, node] of undocumented)
          if (!withDocs.has(name))
            context.report({
              node,
              message: `An entry point exports ${name}: write TSDoc with what it returns, its units and its errors.`,
            })
      },
    }
  },
}

/** The functions that a statement exports. */
function functionsOf({ declaration }) {
  if (!declaration) return []
  const { type, id, declarations = [] } = declaration
  if (type === 'FunctionDeclaration' || type === 'TSDeclareFunction') return [{ name: id.name, node: id }]
  return declarations
    .filter(({ init }) => init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')
    .map((one) => ({ name: one.id.name, node: one.id }))
}

export default {
  meta: { name: 'house' },
  rules: {
    documented,
    'handed-in': handedIn,
    'no-class': noClass,
    'no-enum': noEnum,
    'no-barrel': noBarrel,
    'no-built-sql': noBuiltSql,
  },
}
