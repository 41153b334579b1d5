import { describe, expect, test } from 'vitest'
import { readImport, reasonInEnglish, type Import, type ImportOptions } from '../../transfer-kit.ts'
import type { Task } from '../task.ts'

const now = '2026-03-04T10:00:00.000Z'
const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const options: ImportOptions = { now }
const csv = (...lines: string[]): Import => readImport(lines.join('\n'), options)

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
  list_id: null,
  parent_id: null,
  label_ids: [],
  reminders: [],
  recurrence: null,
  next_id: null,
  position: 'a0',
  created_at: now,
  updated_at: now,
  revision: 3,
}

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
    expect(readImport(text, options)).toMatchObject({
      format: 'csv',
      tasks: [
        { title: 'a', priority: 'low' },
        { title: 'b', priority: 'high' },
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
    const { tasks, skipped } = readImport(text, options)
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
        title: 'a',
        description: 'b',
        due_date: '2026-12-31',
        priority: 'high',
        status: 'completed',
        completed_at: now,
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
    expect(warnings.map(reasonInEnglish)).toEqual([
      'Column 4 has no name and was left out',
      'The column “Due” appears more than once; the first cell that isn’t empty was used',
      '“more” is beyond the last column and was left out (line 3)',
    ])
  })

  test('a guard of another program is taken off at the beginning only', () => {
    expect(csv('title,notes', "'=1,say;'-x").tasks).toEqual([{ title: '=1', description: "say;'-x" }])
  })

  test('the export of an account', () => {
    const file = { exported_at: now, profile: {}, sessions: [], activity: [], tasks: [task] }
    expect(readImport(JSON.stringify(file), options)).toMatchObject({
      tasks: [{ title: 'Buy milk', status: 'pending' }],
      warnings: [],
    })
  })

  test('warns of each unknown column', () => {
    expect(csv('title,mood,number', 'a,b,1').warnings.map(reasonInEnglish)).toEqual([
      'The column “mood” isn’t supported and was left out',
      'The column “number” isn’t supported and was left out',
    ])
  })

  test('Todoist: reads tasks with priority and date, skips other rows with a reason', () => {
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
    expect({ ...read, warnings: read.warnings.map(reasonInEnglish) }).toEqual({
      format: 'todoist_csv',
      lines: [2, 3, 8],
      tasks: [
        { title: 'Pay rent', description: 'to Ann', priority: 'high', due_date: '2026-12-24' },
        {
          title: 'Water plants',
          description: 'Not the cactus',
          priority: 'low',
          due_date: '2026-03-09',
          recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO', from: 'due', time_zone: 'Europe/Berlin' },
        },
        { title: 'Rest', priority: 'low' },
      ],
      skipped: [
        { line: 6, reason: { code: 'other_row', row: 'section' }, text: 'Later' },
        { line: 7, reason: { code: 'other_row', row: 'note' }, text: 'A comment' },
      ],
      warnings: ['The column “RESPONSIBLE” isn’t supported and was left out'],
    })
  })
})

test('repeats of any table are rules or words, and words are due on their next day', () => {
  const { tasks, warnings } = csv(
    'title,due date,repeat',
    'a,2026-03-09,RRULE:FREQ=DAILY',
    'b,2026-03-09,wöchentlich',
    'c,,every 2 weeks on Friday',
    'd,,Never',
    'e,2026-03-09,sometimes',
  )
  expect(tasks.map(({ title, due_date, recurrence }) => [title, due_date, recurrence?.rule])).toEqual([
    ['a', '2026-03-09', 'FREQ=DAILY'],
    ['b', '2026-03-09', 'FREQ=WEEKLY'],
    ['c', '2026-03-06', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
    ['d', undefined, undefined],
    ['e', '2026-03-09', undefined],
  ])
  expect(warnings).toEqual([{ code: 'unknown_repeat', rule: 'sometimes', lines: [6], moreLines: 0 }])
})
