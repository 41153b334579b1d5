// Rules of this house that no built-in rule of oxlint can say. Each has a probe in test/lint.test.ts.

/** What makes a time, an id or a number out of nothing. */
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
        if (inventiveModules.has(node.source.value)) report(node, node.source.value)
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
  meta: { docs: { description: 'Functions and plain objects; DomainError is the one class.' } },
  create(context) {
    const report = (node) =>
      context.report({
        node,
        message: 'Write a function that returns an object: the one class is DomainError.',
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
  meta: { docs: { description: 'Only doors pass on what other files export.' } },
  create(context) {
    return {
      Program(node) {
        if (node.body.length === 0 || !node.body.every(passesOn)) return
        context.report({
          node: node.body[0],
          message: 'A file that only passes on others is a door: import the files themselves.',
        })
      },
    }
  },
}

function passesOn(statement) {
  if (statement.type === 'ExportAllDeclaration') return true
  return statement.type === 'ExportNamedDeclaration' && Boolean(statement.source)
}

export default {
  meta: { name: 'house' },
  rules: { 'handed-in': handedIn, 'no-class': noClass, 'no-enum': noEnum, 'no-barrel': noBarrel },
}
