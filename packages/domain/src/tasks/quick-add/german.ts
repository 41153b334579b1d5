import { germanAmounts } from './german-amounts.ts'
import { germanClocks, germanParts } from './german-clocks.ts'
import { germanCountedDays } from './german-counted-days.ts'
import { germanDays } from './german-days.ts'
import { germanRepeatReader } from './german-repeat-phrases.ts'
import { germanNames, germanRepeats } from './german-words.ts'
import type { Grammar } from './grammar.ts'

/** The German words for days, times and priorities. */
export const german: Grammar = {
  days: [...germanCountedDays, ...germanDays],
  clocks: germanClocks,
  parts: germanParts,
  amounts: germanAmounts,
  unread: germanNames,
  repeats: germanRepeats,
  repeatReader: germanRepeatReader,
  leadWord:
    /(?<!\S)(?:(?:fällig|deadline|frist|termin):?(?:\s+(?:ist\s+)?(?:am|um|zum|bis(?:\s+zum)?))?|(?:bis\s+)?spätestens(?:\s+(?:am|um|zum|bis(?:\s+zum)?))?|bis(?:\s+zum)?|f(?:ü|ue)r|zum)\s+$/i,
  leadOfDay: /(?<!\S)(?:am|an)\s+$/i,
  // "auf morgen verschieben", "guten Morgen", "Version 5.12." are not due dates either.
  otherTime:
    /(?<!\S)(?:jede[nrsm]?|alle|seit|vor|nach|ab|von|vom|auf|wegen|gegen|etwa|circa|ca\.|so|nicht|als|wie|über|zwischen|statt|anstatt|außer|laut|anfang|mitte|ende|de[rnms]|die|das|eine?[nrms]?|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?|nächste[nrsm]?|kommende[nrsm]?|diese[nrsm]?|(?:gut|früh|schön|ganz|halb|selb)e[nrsm]?|version|kapitel|kap\.|abschnitt|paragra[fp]h?|§|artikel|absatz|ziffer|punkt|seite|folge|nr\.|nummer)\s+$/i,
  joint: /^\s*(?:-|–|—|bis|und|oder|&|\/)\s*$/i,
  seam: /^\s*,?\s*(?:um\s+|am\s+|@\s*)?$/i,
  span: {
    beforeDay: /\d\.\s*(?:bis|und|oder|-|–|&)\s*(?:zum\s+)?$/i,
    beforeClock: /\d\s*(?:uhr|h)?\s*(?:bis|und|oder|-|–|&)\s*$/i,
    after:
      /^\s*(?:(?:bis|-|–)\s*(?:\d|mitternacht)|(?:und|oder|&)\s*(?:um\s+)?\d{1,2}(?:[:.]\d\d|(?:[:.]\d\d)?\s*uhr))/i,
  },
  priorities: { hoch: 'high', mittel: 'medium', niedrig: 'low' },
}
