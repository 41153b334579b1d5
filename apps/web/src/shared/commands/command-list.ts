export const commandGroups = ['everywhere', 'go', 'list', 'task'] as const
export type CommandGroup = (typeof commandGroups)[number]

interface CommandShape {
  readonly id: string
  readonly group: CommandGroup
  /** Bindings in tinykeys syntax. A space separates presses that follow each other. */
  readonly keys: readonly string[]
  /** Also runs while a text field has the focus. */
  readonly inText?: true
  /** Does not run while a control has the focus that uses the same key. */
  readonly yieldsToControls?: true
  /** Its key is the prefix of other bindings: the command runs when no second key follows in time. */
  readonly waitsForNextKey?: true
  /** Needs the focused row, so the palette omits it. */
  readonly onlyByKey?: true
}

/** Every command of the app. The palette, the shortcuts dialog, the key handlers and their tests read this list. */
export const commandList = [
  { id: 'add', group: 'everywhere', keys: ['q', 'c'] },
  { id: 'palette', group: 'everywhere', keys: ['$mod+k'], inText: true, onlyByKey: true },
  { id: 'search', group: 'everywhere', keys: ['[Shift]+/'] },
  { id: 'keys', group: 'everywhere', keys: ['[Shift]+?'] },
  { id: 'undo', group: 'everywhere', keys: ['$mod+z', 'z'] },
  { id: 'redo', group: 'everywhere', keys: ['$mod+Shift+z'] },
  { id: 'back', group: 'everywhere', keys: ['Escape'], inText: true, onlyByKey: true },

  { id: 'go-today', group: 'go', keys: ['g t'] },
  { id: 'go-inbox', group: 'go', keys: ['g i'] },
  { id: 'go-upcoming', group: 'go', keys: ['g u'] },
  { id: 'go-all', group: 'go', keys: ['g a'] },
  { id: 'go-list', group: 'go', keys: ['g l'] },
  { id: 'go-lists', group: 'go', keys: [] },
  { id: 'go-completed', group: 'go', keys: ['g c'] },
  { id: 'go-trash', group: 'go', keys: ['g x'] },
  { id: 'go-sync', group: 'go', keys: ['g y'] },
  { id: 'go-settings', group: 'go', keys: ['g s'] },

  { id: 'add-list', group: 'everywhere', keys: [] },
  { id: 'add-label', group: 'everywhere', keys: [] },
  { id: 'import', group: 'everywhere', keys: [] },
  { id: 'export', group: 'everywhere', keys: [] },
  { id: 'sign-out', group: 'everywhere', keys: [] },

  { id: 'next', group: 'list', keys: ['j', 'ArrowDown'], yieldsToControls: true, onlyByKey: true },
  { id: 'previous', group: 'list', keys: ['k', 'ArrowUp'], yieldsToControls: true, onlyByKey: true },
  { id: 'open', group: 'list', keys: ['Enter'], yieldsToControls: true, onlyByKey: true },
  { id: 'peek', group: 'list', keys: ['Space'], yieldsToControls: true, onlyByKey: true },
  { id: 'select', group: 'list', keys: ['x'], onlyByKey: true },
  {
    id: 'select-next',
    group: 'list',
    keys: ['Shift+ArrowDown', 'Shift+j'],
    yieldsToControls: true,
    onlyByKey: true,
  },
  {
    id: 'select-previous',
    group: 'list',
    keys: ['Shift+ArrowUp', 'Shift+k'],
    yieldsToControls: true,
    onlyByKey: true,
  },
  { id: 'move-up', group: 'list', keys: ['Alt+ArrowUp'] },
  { id: 'move-down', group: 'list', keys: ['Alt+ArrowDown'] },
  { id: 'move-top', group: 'list', keys: ['Alt+Shift+ArrowUp'] },
  { id: 'move-bottom', group: 'list', keys: ['Alt+Shift+ArrowDown'] },
  { id: 'card-left', group: 'list', keys: ['ArrowLeft'], yieldsToControls: true, onlyByKey: true },
  { id: 'card-right', group: 'list', keys: ['ArrowRight'], yieldsToControls: true, onlyByKey: true },
  { id: 'card-move-left', group: 'list', keys: ['Shift+ArrowLeft'], yieldsToControls: true, onlyByKey: true },
  {
    id: 'card-move-right',
    group: 'list',
    keys: ['Shift+ArrowRight'],
    yieldsToControls: true,
    onlyByKey: true,
  },
  { id: 'select-all', group: 'list', keys: ['$mod+a'] },
  { id: 'select-overdue', group: 'list', keys: ['s o'] },

  { id: 'complete', group: 'task', keys: ['e'] },
  { id: 'start', group: 'task', keys: ['i'] },
  { id: 'rename', group: 'task', keys: ['r', 'F2'] },
  { id: 'due', group: 'task', keys: ['t'], waitsForNextKey: true },
  { id: 'due-today', group: 'task', keys: ['t t'] },
  { id: 'due-tomorrow', group: 'task', keys: ['t m'] },
  { id: 'due-weekend', group: 'task', keys: ['t e'] },
  { id: 'due-week', group: 'task', keys: ['t w'] },
  { id: 'due-none', group: 'task', keys: ['t r'] },
  { id: 'priority-high', group: 'task', keys: ['1'] },
  { id: 'priority-medium', group: 'task', keys: ['2', '0'] },
  { id: 'priority-low', group: 'task', keys: ['3'] },
  { id: 'move-to-list', group: 'task', keys: ['m', 'v'] },
  { id: 'labels', group: 'task', keys: ['l'] },
  { id: 'remind', group: 'task', keys: ['b'] },
  { id: 'add-subtask', group: 'task', keys: ['a'] },
  { id: 'nest', group: 'task', keys: ['Tab'] },
  { id: 'unnest', group: 'task', keys: ['Shift+Tab'] },
  { id: 'copy-link', group: 'task', keys: ['y'] },
  { id: 'delete', group: 'task', keys: ['[Shift]+#', 'Delete'] },
  { id: 'restore', group: 'task', keys: ['u'] },
] as const satisfies readonly CommandShape[]

export type CommandId = (typeof commandList)[number]['id']

export interface Command extends CommandShape {
  readonly id: CommandId
}
