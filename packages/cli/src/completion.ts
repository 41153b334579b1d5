import type { Option, Subcommand } from './subcommand.ts'

export const shells = ['bash', 'zsh', 'fish'] as const

type Options = Readonly<Record<string, Option>>

/** Writes the completion script of a shell from the table of subcommands. */
export function completionScript(
  shell: (typeof shells)[number],
  subcommands: readonly Subcommand[],
  global: Options,
): string {
  const writers = { bash, zsh, fish }
  return `${writers[shell](subcommands, global).join('\n')}\n`
}

function bash(subcommands: readonly Subcommand[], global: Options): string[] {
  const names = subcommands.map(({ name }) => name).join(' ')
  const cases = subcommands.map(
    (each) =>
      `    ${namesOf(each).join('|')}) words="${[...(each.words ?? []), ...flags({ ...each.options, ...global })].join(' ')}" ;;`,
  )
  return [
    '_taskwire_cli() {',
    '  local current="${COMP_WORDS[COMP_CWORD]}" words=""',
    ...valueCases(subcommands, global),
    '  if [[ -n $words ]]; then COMPREPLY=($(compgen -W "$words" -- "$current")); return; fi',
    `  if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY=($(compgen -W "${names} help" -- "$current")); return; fi`,
    '  case "${COMP_WORDS[1]}" in',
    ...cases,
    `    help) words="${names}" ;;`,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    'complete -o default -F _taskwire_cli taskwire-cli',
  ]
}

/** The values of the option before the word. */
function valueCases(subcommands: readonly Subcommand[], global: Options): string[] {
  const options = Object.entries(
    Object.assign({}, global, ...subcommands.map((each) => each.options ?? {})) as Options,
  )
  const valued = options.filter(([, { values }]) => values !== undefined)
  return [
    '  case "${COMP_WORDS[COMP_CWORD-1]}" in',
    ...valued.map(([name, { values = [] }]) => `    --${name}) words="${values.join(' ')}" ;;`),
    '  esac',
  ]
}

function zsh(subcommands: readonly Subcommand[], global: Options): string[] {
  const described = subcommands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`)
  const cases = subcommands.map((each) => {
    const options = Object.entries({ ...each.options, ...global }).map(([name, option]) =>
      zshOption(name, option),
    )
    const words = each.words === undefined ? "'*:file:_files'" : quote(`*:word:(${each.words.join(' ')})`)
    return `    ${namesOf(each).join('|')}) _arguments ${[...options, words].join(' ')} ;;`
  })
  return [
    '#compdef taskwire-cli',
    '_taskwire_cli() {',
    '  local -a commands=(',
    ...described,
    '  )',
    '  if (( CURRENT == 2 )); then _describe command commands; return; fi',
    '  local name=$words[2]',
    '  shift words; (( CURRENT-- ))',
    '  case $name in',
    ...cases,
    '  esac',
    '}',
    'if [ "$funcstack[1]" = "_taskwire-cli" ]; then _taskwire_cli "$@"; else compdef _taskwire_cli taskwire-cli; fi',
  ]
}

function zshOption(name: string, { type, description, value = 'value', values, multiple }: Option): string {
  const repeat = multiple === true ? '*' : ''
  const text = description.replaceAll(/[[\]:]/g, ' ')
  const argument =
    type === 'boolean' ? '' : `:${value}:${values === undefined ? '' : `(${values.join(' ')})`}`
  return quote(`${repeat}--${name}[${text}]${argument}`)
}

function fish(subcommands: readonly Subcommand[], global: Options): string[] {
  const base = 'complete -c taskwire-cli'
  const option = (condition: string, [name, { short, description, type, values }]: [string, Option]) =>
    [
      `${base}${condition} -l ${name}`,
      short === undefined ? '' : `-s ${short}`,
      type === 'string' ? '-x' : '',
      values === undefined ? '' : `-a ${quote(values.join(' '))}`,
      `-d ${quote(description)}`,
    ]
      .filter((part) => part !== '')
      .join(' ')
  return [
    ...subcommands.map(
      ({ name, summary }) => `${base} -f -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ),
    ...Object.entries(global).map((each) => option('', each)),
    ...subcommands.flatMap((each) => {
      const condition = ` -n ${quote(`__fish_seen_subcommand_from ${namesOf(each).join(' ')}`)}`
      return [
        ...Object.entries(each.options ?? {}).map((entry) => option(condition, entry)),
        ...(each.words === undefined ? [] : [`${base}${condition} -f -a ${quote(each.words.join(' '))}`]),
      ]
    }),
  ]
}

function namesOf({ name, alias }: Subcommand): string[] {
  return alias === undefined ? [name] : [name, alias]
}

function flags(options: Options): string[] {
  return Object.keys(options).map((name) => `--${name}`)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
