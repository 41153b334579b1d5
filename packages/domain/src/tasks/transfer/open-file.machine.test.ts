import { strToU8, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../errors.ts'
import { readFileColumns, readImportFile } from '../../transfer-kit.ts'

const options = { now: '2026-12-01T09:00:00.000Z' }
const read = (bytes: Uint8Array, name = '') => readImportFile(bytes, { ...options, name })
const bytesOf = (name: string) => new Uint8Array(readFileSync(path.join(import.meta.dirname, 'cases', name)))

function refusalOf(bytes: Uint8Array) {
  try {
    read(bytes)
    return undefined
  } catch (error) {
    return error instanceof DomainError ? error.refusal : error
  }
}

describe('encodings', () => {
  test.each([
    ['UTF-8', [...strToU8('title\nMüll')]],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...strToU8('title\nMüll')]],
    [
      'UTF-16',
      [0xff, 0xfe, ...Array.from('title\nMüll').flatMap((letter) => [letter.codePointAt(0) ?? 0, 0])],
    ],
    [
      'UTF-16, other order',
      [0xfe, 0xff, ...Array.from('title\nMüll').flatMap((letter) => [0, letter.codePointAt(0) ?? 0])],
    ],
  ])('%s', (_, bytes) => {
    const { tasks, warnings } = read(new Uint8Array(bytes))
    expect([tasks, warnings]).toEqual([[{ title: 'Müll' }], []])
  })

  test('anything else is read as Windows-1252, with a warning', () => {
    const { tasks, warnings } = read(new Uint8Array([...strToU8('title\nM'), 0xfc, ...strToU8('ll '), 0x80]))
    expect(tasks).toEqual([{ title: 'Müll €' }])
    expect(warnings).toMatchObject([{ code: 'read_as_windows_1252' }])
  })
})

describe('a zip', () => {
  test('of Vikunja is read by its data', () => {
    const zip = zipSync({
      'data.json': bytesOf('vikunja-data.json'),
      'filters.json': strToU8('[]'),
      VERSION: strToU8('1'),
    })
    expect(read(zip)).toMatchObject({ format: 'vikunja', tasks: read(bytesOf('vikunja-data.json')).tasks })
  })

  test('of Todoist has a file for each project, and files that are no export', () => {
    const project = (task: string) => strToU8(`TYPE,CONTENT,INDENT\ntask,${task},1\ntask,below,2`)
    const zip = zipSync({
      'Garden [1].csv': project('Rake'),
      'House [2].csv': project('Sweep'),
      'readme.txt': strToU8('Hello'),
    })
    expect(read(zip).tasks).toEqual([
      { title: 'Rake', list: 'Garden' },
      { title: 'below', parent: 0 },
      { title: 'Sweep', list: 'House' },
      { title: 'below', parent: 2 },
    ])
  })

  test.each([
    [
      'a workbook',
      zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'xl/a.csv': strToU8('title\na') }),
      'workbook',
    ],
    ['without a text', zipSync({ 'a.png': new Uint8Array(4) }), 'binary'],
    ['cut off', zipSync({ 'a.csv': strToU8('title\na') }).slice(0, 40), 'binary'],
  ])('%s is refused', (_, bytes, format) => {
    expect(refusalOf(bytes)).toEqual({ code: 'foreign_format', format })
  })

  test('is not unpacked beyond its limit, whatever its size', () => {
    const zip = zipSync({ 'a.csv': new Uint8Array(40_000_000) }, { level: 9 })
    expect(zip.length).toBeLessThan(100_000)
    expect(refusalOf(zip)).toEqual({ code: 'file_too_large', megabytes: 30 })
  })
})

test.each([
  ['%PDF-1.7', 'pdf'],
  ['\u001f\u008b\u0008\u0000', 'binary'],
  ['\u00d0\u00cf\u0011\u00e0', 'workbook'],
])('%j is refused', (text, format) => {
  expect(refusalOf(Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0))).toEqual({
    code: 'foreign_format',
    format,
  })
})

test('the columns of a file', () => {
  expect(readFileColumns(strToU8('Was,Wo\na,b'))?.columns.map(({ field }) => field)).toEqual(['title', null])
})
