import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../errors.ts'
import {
  exportTasks,
  readImport,
  type Import,
  type ImportOptions,
  type SkippedEntry,
  type TransferKind,
} from '../../transfer-kit.ts'
import type { CreateTaskInput } from '../task-input.ts'
import { taskPriorities, type Task } from '../task.ts'

const now = '2026-03-04T10:00:00.000Z'
const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const options: ImportOptions = { now, newId: () => id }
const csv = (...lines: string[]): Import => readImport(lines.join('\n'), 'csv', options)

const task: Task = {
  id,
  number: 7,
  user_id: id,
  title: 'Buy milk',
  description: null,
  status: 'pending',
  completed: false,
  priority: 'medium',
  due_date: null,
  completed_at: null,
  created_at: now,
  updated_at: now,
  revision: 3,
}

describe('an export', () => {
  test('as JSON names its format and holds nothing of the account', () => {
    expect(JSON.parse(exportTasks([task], 'json', { now }))).toEqual({
      format: 'taskwire',
      version: 1,
      exported_at: now,
      tasks: [
        {
          id,
          title: 'Buy milk',
          description: null,
          status: 'pending',
          priority: 'medium',
          due_date: null,
          completed_at: null,
          created_at: now,
          updated_at: now,
        },
      ],
    })
  })

  test('as CSV has a header, CRLF, and quotes around every cell', () => {
    const odd = { ...task, title: 'a, "b"', description: 'one\ntwo' }
    expect(exportTasks([odd], 'csv', { now })).toBe(
      '"id","title","description","status","priority","due_date","completed_at","created_at","updated_at"\r\n' +
        `"${id}","a, ""b""","one\ntwo","pending","medium","","","${now}","${now}"\r\n`,
    )
  })

  test.each([
    ...['=1+1', '+1', '-1', '@a', "'=1", "''@a", '=cmd|"/c calc"!A1', '＝1', '"=1'],
    ...['a;=1+1', 'a,+1', 'a\t-1', 'a|@a', 'a\n=1', 'a;"=1', "a;'=1", 'a;\t=1'],
  ])(
    'hides the formula %j from spreadsheets, whatever separates the cells, and the import finds it again',
    (title) => {
      const text = exportTasks([{ ...task, title }], 'csv', { now })
      expect(text).not.toMatch(/(?<=^|[,;|\t\n])"*[=+\-@＝]/)
      expect(readImport(text, 'csv', options).tasks[0]?.title).toBe(title)
    },
  )

  test('keeps a quote that hides nothing', () => {
    const text = exportTasks([{ ...task, title: "'a" }], 'csv', { now })
    expect(text).toContain(`,"'a",`)
    expect(readImport(text, 'csv', options).tasks[0]?.title).toBe("'a")
  })
})

describe('what was exported comes back', () => {
  const unit = fc.oneof(
    fc.constantFrom(...Array.from('=+-@＝\'",;|\t\r\n a1é🍎\ufeff\\')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  )
  const text = fc
    .string({ unit, maxLength: 30 })
    .filter((value) => !value.includes('\0') && value.isWellFormed())
  const instant = fc
    .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const due = fc.oneof(
    instant,
    instant.map((at) => at.slice(0, 10)),
    fc.constant('2026-12-31T23:59:59+05:30'),
  )
  const completion = fc.oneof(
    instant.map((completed_at) => ({ status: 'completed' as const, completed: true, completed_at })),
    fc.constantFrom(
      { status: 'pending' as const, completed: false, completed_at: null },
      { status: 'in_progress' as const, completed: false, completed_at: null },
    ),
  )
  const tasks = fc.array(
    fc
      .record({
        title: text.map((value) => value.trim()).filter((value) => value !== ''),
        description: fc.option(text),
        priority: fc.constantFrom(...taskPriorities),
        due_date: fc.option(due),
        completion,
      })
      .map(({ completion, ...rest }): Task => ({ ...task, ...rest, ...completion })),
    { maxLength: 6 },
  )

  test.each<TransferKind>(['json', 'csv'])('as %s', (kind) => {
    fc.assert(
      fc.property(tasks, (given) => {
        const read = readImport(exportTasks(given, kind, { now }), kind, options)
        expect([read.skipped, read.warnings]).toEqual([[], []])
        expect(read.tasks.map((input) => kept(input, kind))).toEqual(given.map((task) => kept(task, kind)))
      }),
      { numRuns: 200 },
    )
  })
})

/** What an import takes over. A CSV has one way of saying nothing. */
function kept(task: CreateTaskInput, kind: TransferKind) {
  const { title, status, priority, description = null, due_date = null, completed_at = null } = task
  const said = kind === 'csv' && description === '' ? null : description
  return { title, status, priority, description: said, due_date, completed_at }
}

describe('an entry that is not valid is skipped and costs no other', () => {
  test('in CSV, with the line on which it begins', () => {
    const read = csv(
      'Title , priority,due_date,status',
      'first,high,2026-12-24,',
      '',
      '"two',
      'lines",low,,in_progress',
      ',high,,',
      ' , , , ',
      'last',
    )
    expect(read.tasks).toEqual([
      { id, title: 'first', priority: 'high', due_date: '2026-12-24' },
      { id, title: 'two\nlines', priority: 'low', status: 'in_progress' },
      { id, title: 'last' },
    ])
    expect(read.skipped).toEqual([{ line: 6, reason: 'title is required', text: '' }])
  })

  test('in JSON, with its place', () => {
    const tasks = [
      null,
      'a',
      { title: 7 },
      { title: 'b', id: 'x', user_id: 'x', description: null, completed_at: null },
      JSON.parse('{"title":"c","__proto__":{"status":"completed"}}') as object,
    ]
    const text = JSON.stringify({ format: 'taskwire', version: 1, tasks })
    expect(readImport(text, 'json', options)).toEqual({
      tasks: [
        { id, title: 'b', description: null },
        { id, title: 'c' },
      ],
      skipped: [
        { line: 1, reason: 'is not a task', text: 'null' },
        { line: 2, reason: 'is not a task', text: '"a"' },
        { line: 3, reason: 'title must be a string', text: '{"title":7}' },
      ],
      warnings: ['The field “__proto__” is not known and was left out'],
    })
  })

  test('a quote that is never closed takes no other row with it', () => {
    const read = csv('title,priority', 'a,low', '"b,low', 'c,low', '"d"x,low', 'e,low')
    expect(read.tasks.map(({ title }) => title)).toEqual(['a', 'c', 'e'])
    expect(read.skipped).toEqual([
      { line: 3, reason: 'has a quote that is never closed', text: '"b,low' },
      { line: 5, reason: 'has a quote that is never closed', text: '"d"x,low' },
    ])
  })

  test('a completed task that does not say when was completed now', () => {
    expect(csv('title,status', 'a,completed').tasks).toEqual([
      { id, title: 'a', status: 'completed', completed_at: now },
    ])
  })
})

describe('a file as other programs write it', () => {
  test.each([
    ['a byte order mark and CRLF', '\ufefftitle,priority\r\na,low\r\n\r\nb,high\r\n'],
    ['semicolons', 'title;priority\na;low\nb;high\n'],
    ['tabs', 'title\tpriority\na\tlow\nb\thigh'],
    ['lines ended by CR', 'title,priority\ra,low\r\rb,high\r'],
    ['mixed line ends', 'title,priority\r\na,low\nb,high'],
    ['quotes everywhere', '"title","priority"\r\n"a","low"\r\n"b","high"\r\n'],
    ['another order of columns', 'PRIORITY,Title\nlow,a\nhigh,b'],
  ])('%s', (_, text) => {
    expect(readImport(text, 'csv', options)).toEqual({
      tasks: [
        { id, title: 'a', priority: 'low' },
        { id, title: 'b', priority: 'high' },
      ],
      skipped: [],
      warnings: [],
    })
  })

  test.each([
    ['a first line that names the separator', 'sep=;\r\n"title, or name";title;priority\r\n;"a, b";low\r\n'],
    ['separators in a quoted name of a column', '"title","a;b;c;d"\r\n"a, b",\r\n'],
    ['a quoted name of two lines', '"title","a\nb;c;d;e"\r\n"a, b",\r\n'],
    ['bars', 'title|due\na, b|'],
    ['lines above the names', 'My tasks\nof 2026\ntitle;due\na, b;'],
  ])('%s', (_, text) => {
    const { tasks, skipped } = readImport(text, 'csv', options)
    expect([tasks.map(({ title }) => title), skipped]).toEqual([['a, b'], []])
  })

  test.each([
    ['Titel;Notizen;Fällig am;Priorität;Erledigt', 'a;b;31.12.2026;Hoch;Ja'],
    ['Tâche;Remarques;Échéance;Priorité;Terminé', 'a;b;31/12/2026;Haute;Oui'],
    ['Título,Descripción,Fecha de vencimiento,Prioridad,Estado', 'a,b,31/12/2026,Alta,Hecho'],
    ['Titolo;Descrizione;Scadenza;Priorità;Completato', 'a;b;31/12/2026;Alta;Vero'],
    ['Tarefa;Notas;Vencimento;Prioridade;Concluído', 'a;b;31/12/2026;Alta;Sim'],
    ['Taak;Opmerkingen;Vervaldatum;Prioriteit;Voltooid', 'a;b;31-12-2026;Hoog;WAAR'],
    ['Zadanie;Uwagi;Termin;Priorytet;Ukończone', 'a;b;31.12.2026;Wysoki;Tak'],
    ['Uppgift;Anteckningar;Förfallodatum;Prioritet;Klar', 'a;b;2026-12-31;Hög;Ja'],
    ['Задача;Заметки;Срок;Приоритет;Готово', 'a;b;31.12.2026;Высокий;Да'],
    ['件名,メモ,期限,優先度,完了', 'a,b,2026/12/31,高,はい'],
    ['Task name (required),Notes,Due_Date,Prio,isDone', 'a,b,12/31/2026,Highest,yes'],
  ])('the columns %s', (...lines) => {
    const { tasks, warnings } = csv(...lines)
    expect(tasks).toEqual([
      {
        ...{ id, title: 'a', description: 'b', due_date: '2026-12-31', priority: 'high' },
        ...{ status: 'completed', completed_at: now },
      },
    ])
    expect(warnings).toEqual([])
  })

  test('rows that are longer or shorter than the first line, and columns that are there twice or without a name', () => {
    const { tasks, warnings } = csv(
      'title,Due,due,,',
      'a',
      'b,,2027-01-02,x,,more',
      'c,2027-01-01,,,',
      ',,,,',
    )
    expect(tasks.map(({ title, due_date }) => [title, due_date])).toEqual([
      ['a', undefined],
      ['b', '2027-01-02'],
      ['c', '2027-01-01'],
    ])
    expect(warnings).toEqual([
      'Column 4 has no name and was left out',
      'The column “Due” is there more than once; the first cell that is not empty was read',
      '“more” is beyond the last column and was left out (line 3)',
    ])
  })

  test('a guard of another program is taken off at the beginning only', () => {
    expect(csv('title,notes', "'=1,say;'-x").tasks).toEqual([{ id, title: '=1', description: "say;'-x" }])
  })

  test('the export of an account', () => {
    const file = { exported_at: now, profile: {}, sessions: [], activity: [], tasks: [task] }
    expect(readImport(JSON.stringify(file), 'json', options)).toMatchObject({
      tasks: [{ title: 'Buy milk', status: 'pending' }],
      warnings: [],
    })
  })

  test('a column that is not known is named', () => {
    expect(csv('title,labels,number', 'a,b,1').warnings).toEqual([
      'The column “labels” is not known and was left out',
      'The column “number” is not known and was left out',
    ])
  })

  test('Todoist: tasks with priority and date; what is no task is said', () => {
    const read = csv(
      '\ufeffTYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE',
      'task,Pay rent,to Ann,1,1,me,,2026-12-24,en,Europe/Berlin',
      'task,Water plants,,4,1,me,,every monday,en,Europe/Berlin',
      'note,Not the cactus,,,,me,,,,',
      ',,,,,,,,,',
      'section,Later,,,,,,,,',
      'note,A comment,,,,me,,,,',
      'task,Rest,,3,2,,Ole (7),,,',
    )
    expect(read).toEqual({
      tasks: [
        { id, title: 'Pay rent', description: 'to Ann', priority: 'high', due_date: '2026-12-24' },
        { id, title: 'Water plants', description: 'Not the cactus\n\nDate: every monday', priority: 'low' },
        { id, title: 'Rest', priority: 'low' },
      ],
      skipped: [
        { line: 6, reason: 'is a section, not a task', text: 'Later' },
        { line: 7, reason: 'is a note, not a task', text: 'A comment' },
      ],
      warnings: [
        'The column “INDENT” is not known and was left out',
        'The column “RESPONSIBLE” is not known and was left out',
        '“every monday” in “DATE” is not a date that can be read and is in the notes (line 3)',
      ],
    })
  })
})

describe('a file that is none of ours, or too large, is refused in words', () => {
  const file = (tasks: unknown, version: unknown = 1) =>
    JSON.stringify({ format: 'taskwire', version, tasks })
  test.each([
    ['json', '', 'The file is not valid JSON'],
    ['json', '[]', 'The file is not an export of Taskwire'],
    ['json', '{"format":"taskwire"}', 'The file is not an export of Taskwire'],
    ['json', file([], 2), 'The file was written by another version of Taskwire'],
    ['json', file(Array(5_001).fill({ title: 'a' })), 'The file holds more than 5,000 entries; split it'],
    ['csv', '', 'The file is empty'],
    ['csv', 'mood,colour\na,b', 'The first line of the file names no title column, only “mood”, “colour”'],
    ['csv', `title${'\na'.repeat(5_001)}`, 'The file holds more than 5,000 entries; split it'],
    ['csv', `title${','.repeat(100)}`, 'The first line of the file names too many columns'],
    ['csv', `title${'\n"a"b'.repeat(101)}`, 'The file is not CSV'],
    ['csv', '\n'.repeat(500_000), 'The file is not CSV'],
    ['csv', 'a'.repeat(5_000_001), 'The file is larger than 5 MB'],
  ] as const)('%s %.20s: %s', (kind, text, message) => {
    expect(() => readImport(text, kind, options)).toThrow(message)
  })

  test.each([
    ['a calendar (iCalendar)', 'BEGIN:VCALENDAR\r\nVERSION:2.0'],
    ['a web page', '\ufeff\n<!DOCTYPE html><title>x</title>'],
    ['an XML file', '<?xml version="1.0"?><opml>'],
    ['a todo.txt list', '(A) Oil the mower @shed\nx 2026-11-15 Rake +garden\nBuy twine'],
    ['a Markdown check list', '# Garden\n- [ ] Rake\n- [x] Mow'],
    [
      'a TickTick backup',
      '"Date: 2026"\n"Version: 7"\n"Title","Is Check list","Priority","taskId"\n"a","N","5","1"',
    ],
    ['a Trello board', '{"name":"b","lists":[],"cards":[]}'],
    ['a Todoist backup', '{"projects":[],"items":[]}'],
    ['an export of Google Tasks', '{"kind":"tasks#taskLists","items":[]}'],
    ['an export of Microsoft To Do', '{"@odata.context":"x","value":[]}'],
    ['a Vikunja export', '[{"title":"Garden","hex_color":"","tasks":[]}]'],
    ['a Super Productivity backup', '{"data":{"project":{},"task":{}}}'],
  ])('%s is called so, whatever the name of the file says', (name, text) => {
    for (const kind of ['csv', 'json'] as const)
      if (kind === 'csv' || /^[{[]/.test(text))
        expect(() => readImport(text, kind, options)).toThrow(
          `The file is ${name}, which cannot be imported yet`,
        )
  })

  test('5,000 tasks are read, blank lines between them or not', () => {
    expect(csv('title', ...Array<string>(5_000).fill('a\n')).tasks).toHaveLength(5_000)
  })

  test('whatever is in it, each line is read, skipped or said to be too much', () => {
    const piece = fc.constantFrom(...'title|,|;|"|\n|\r\n|a|\'|=|{|type,content|task|\ufeff|\0'.split('|'))
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const { tasks, skipped } = csv('title,priority', text)
          expect(tasks.length + skipped.length).toBeLessThanOrEqual(text.split('\n').length)
          const lines = skipped.map(({ line }: SkippedEntry) => line)
          expect(lines).toEqual(lines.toSorted((one, other) => one - other))
        },
      ),
    )
  })

  test('what is no such file is refused and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 2 })), fc.boolean(), (text, isJson) => {
        expect(() => readImport(text, isJson ? 'json' : 'csv', options)).toThrow(DomainError)
      }),
    )
  })
})
