import { germanClocks } from './german-clocks.ts'
import { germanDays } from './german-days.ts'
import { amountOf, count, germanWords } from './german-spelling.ts'
import type { Grammar } from './grammar.ts'

/** What German calls days, times and priorities. */
export const german: Grammar = {
  days: germanDays,
  clocks: germanClocks,
  elapsed: {
    pattern: germanWords(`in\\s+(${count})\\s+(minuten?|min\\.?|stunden?|std\\.?)`),
    minutes: ([, amount = '', unit = '']) => amountOf(amount) * (/^s/i.test(unit) ? 60 : 1),
  },
  leadWord:
    /(?<!\S)(?:(?:fällig|spätestens)(?:\s+(?:am|um|zum|bis(?:\s+zum)?))?|bis(?:\s+zum)?|f(?:ü|ue)r|zum)\s+$/i,
  leadOfDay: /(?<!\S)(?:am|an)\s+$/i,
  // "auf morgen verschieben", "guten Morgen", "Version 5.12." are no due dates either.
  otherTime:
    /(?<!\S)(?:jede[nrsm]?|alle|seit|vor|nach|ab|von|vom|auf|wegen|gegen|etwa|circa|ca\.|so|nicht|als|wie|über|zwischen|anfang|mitte|ende|de[rnms]|die|das|eine?[nrms]?|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?|nächste[nrsm]?|kommende[nrsm]?|diese[nrsm]?|(?:gut|früh|schön|ganz|halb|selb)e[nrsm]?|version|kapitel|abschnitt|punkt|seite|nr\.|nummer)\s+$/i,
  joint: /^\s*(?:-|–|—|bis|und|oder|&|\/)\s*$/i,
  seam: /^\s*,?\s*(?:um\s+|am\s+|@\s*)?$/i,
  priorities: { hoch: 'high', mittel: 'medium', niedrig: 'low' },
}
