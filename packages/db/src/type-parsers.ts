import { types, type CustomTypesConfig } from 'pg'

/**
 * Parses instants to ISO text and bigints to numbers. Date objects took 40 % of a list's processor time, only to be
 * formatted as text again.
 */
export const typeParsers: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === types.builtins.TIMESTAMPTZ) return isoInstant
      // Ids and revisions stay below 2^53: at a million writes a second it takes 285 years to exceed it.
      if (oid === types.builtins.INT8) return Number
    }
    return types.getTypeParser(oid, format) as (value: string) => unknown
  }) as CustomTypesConfig['getTypeParser'],
}

/** Converts `2026-02-02 10:00:00.5+00` to `2026-02-02T10:00:00.500Z`. All columns have a precision of three digits. */
export function isoInstant(text: string): string {
  // A pooler may lend a connection whose time zone isn't the one that this pool requested.
  if (!text.endsWith('+00')) return new Date(text).toISOString()
  const end = text.length - 3
  const fraction = end === 23 ? text.slice(19, 23) : end === 19 ? '.000' : text.slice(19, end).padEnd(4, '0')
  return `${text.slice(0, 10)}T${text.slice(11, 19)}${fraction}Z`
}
