export const pickers = {
  list: 'Move to list',
  findList: 'Find or add a list',
  labels: 'Labels',
  findLabel: 'Find or add a label',
  firstLabel: 'Name a label',
  create: 'Add “{name}”',
  nothing: 'Nothing found',
  full: 'A task can have at most {max, number} labels',
} as const
