import { types, type CustomTypesConfig } from 'pg'

/**
 * Instants arrive as ISO text and bigints as numbers. No Date objects: parsing them was 40 % of the processor time of
 * a list, only to be written as text again.
 */
export const typeParsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === types.builtins.TIMESTAMPTZ) return isoInstant
      // Ids and revisions stay below 2^53: a million writes a second would take 285 years to pass it.
      if (oid === types.builtins.INT8) return Number
    }
    return types.getTypeParser(oid, format) as (value: string) => unknown
  }) as CustomTypesConfig['getTypeParser'],
}

/** `2026-02-02 10:00:00.5+00` → `2026-02-02T10:00:00.500Z`, at the precision of three digits that columns here have. */
export function isoInstant(text: string): string {
  // A pooler may hand out a connection with another time zone than the one this pool asks for.
  if (!text.endsWith('+00')) return new Date(text).toISOString()
  const end = text.length - 3
  const fraction = end === 23 ? text.slice(19, 23) : end === 19 ? '.000' : text.slice(19, end).padEnd(4, '0')
  return `${text.slice(0, 10)}T${text.slice(11, 19)}${fraction}Z`
}
