import type { Recurrence } from '@taskwire/domain'
import { describeRecurrence } from '@taskwire/domain/recurrence-words'
import { locale } from '../../../shared/dates/locale.ts'

/** Describes a repeat in the user's language, with a capital letter: "Every 2 weeks on Friday". */
export function repeatWords(recurrence: Pick<Recurrence, 'rule' | 'from'>): string {
  const words = describeRecurrence(recurrence, locale())
  return words.charAt(0).toLocaleUpperCase(locale()) + words.slice(1)
}
