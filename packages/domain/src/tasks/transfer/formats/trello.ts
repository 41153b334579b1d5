import type { ImportEntry } from '../import-entry.ts'
import {
  hasMembers,
  isTrue,
  memberOf,
  namesIn,
  objectsOf,
  plainText,
  textOf,
  warnOfField,
  warnOfFields,
  type Json,
} from '../json.ts'
import { listTitle } from '../read-labels.ts'
import { filled, notesOf, type FormatContext, type JsonFormat } from './format.ts'

const known = namesIn(
  'id idBoard idList name desc due dueComplete closed idLabels labels idChecklists pos shortUrl shortLink url idShort dateLastActivity ' +
    'descData badges subscribed manualCoverAttachment idAttachmentCover checkItemStates limits email isTemplate cardRole mirrorSourceId ' +
    'cover dueReminder creationMethod creationMethodError creationMethodLoadingStartedAt nodeId pinned idMembersVoted agent dateCompleted ' +
    'dateClosed staticMapUrl',
)

/** Trello's export of a board. */
export const trello: JsonFormat = {
  format: 'trello',
  matches: (file) => hasMembers(file, 'cards', 'lists'),
  read: (file, context) => {
    const board = boardOf(file)
    return objectsOf(file, 'cards').flatMap((card, index) => readCard(card, board, index + 1, context))
  },
}

interface Board {
  readonly name: string
  readonly columns: ReadonlyMap<string, { readonly name: string; readonly isClosed: boolean }>
  readonly labels: ReadonlyMap<string, string>
  readonly checklists: ReadonlyMap<string, readonly Json[]>
  readonly comments: ReadonlyMap<string, readonly string[]>
}

function boardOf(file: unknown): Board {
  const [checklists, comments] = [new Map<string, Json[]>(), new Map<string, string[]>()]
  for (const checklist of objectsOf(file, 'checklists').toSorted(byPos)) {
    const card = textOf(checklist, 'idCard')
    checklists.set(card, [...(checklists.get(card) ?? []), checklist])
  }
  // The latest action comes first.
  for (const action of objectsOf(file, 'actions').toReversed()) {
    if (textOf(action, 'type') !== 'commentCard') continue
    const data = memberOf(action, 'data')
    const card = textOf(memberOf(data, 'card'), 'id')
    comments.set(card, [...(comments.get(card) ?? []), textOf(data, 'text')])
  }
  return {
    name: textOf(file, 'name'),
    columns: new Map(
      objectsOf(file, 'lists').map((list) => [
        textOf(list, 'id'),
        { name: textOf(list, 'name'), isClosed: isTrue(list, 'closed') },
      ]),
    ),
    labels: new Map(objectsOf(file, 'labels').map((label) => [textOf(label, 'id'), labelName(label)])),
    checklists,
    comments,
  }
}

function readCard(card: Json, board: Board, line: number, { warnings }: FormatContext): ImportEntry[] {
  const [id, title] = [textOf(card, 'id'), textOf(card, 'name')]
  const column = board.columns.get(textOf(card, 'idList'))
  warnOfFields(card, known, line, warnings)
  const isDone = isTrue(card, 'dueComplete')
  const isArchived = isTrue(card, 'closed') || column?.isClosed === true
  const key = id || `card ${line}`
  const checklists = board.checklists.get(id) ?? objectsOf(card, 'checklists')
  if (checklists.length > 1) warnOfField('checklist names', line, warnings)
  const own = objectsOf(card, 'labels').map(labelName)
  const byId = (memberOf(card, 'idLabels') as readonly unknown[] | undefined) ?? []
  return [
    {
      line,
      text: title,
      fields: filled({
        title,
        description: notesOf(textOf(card, 'desc'), ...(board.comments.get(id) ?? [])),
        due_date: textOf(card, 'due'),
        status: isDone ? 'completed' : isArchived ? 'archived' : 'pending',
        completed_at: isDone ? textOf(card, 'dateCompleted') : '',
      }),
      names: { due_date: 'due', status: 'closed' },
      list: listTitle([board.name, column?.name ?? ''].filter((name) => name !== '').join(' / ')),
      labels:
        own.length > 0 || !Array.isArray(byId)
          ? own
          : byId.map((label) => board.labels.get(plainText(label)) ?? ''),
      key,
    },
    ...checklists.flatMap((checklist) =>
      objectsOf(checklist, 'checkItems')
        .toSorted(byPos)
        .map((item): ImportEntry => ({
          line,
          text: textOf(item, 'name'),
          fields: filled({
            title: textOf(item, 'name'),
            completed: textOf(item, 'state') === 'complete',
            due_date: textOf(item, 'due'),
          }),
          parent: key,
        })),
    ),
  ]
}

/** A label without a name is known by its colour. */
function labelName(label: Json): string {
  return textOf(label, 'name') || textOf(label, 'color')
}

function byPos(one: Json, other: Json): number {
  const [a, b] = [Number(textOf(one, 'pos')), Number(textOf(other, 'pos'))]
  return Number.isNaN(a) || Number.isNaN(b) ? 0 : a - b
}
