import { englishAmounts } from './english-amounts.ts'
import { englishClocks, englishParts } from './english-clocks.ts'
import { englishCountedDays } from './english-counted-days.ts'
import { englishDays } from './english-days.ts'
import { englishNames } from './english-names.ts'
import { englishRepeatReader } from './english-repeat-phrases.ts'
import { englishRepeats } from './english-repeats.ts'
import type { Grammar } from './grammar.ts'

/** The English words for days, times and priorities. */
export const english: Grammar = {
  days: [...englishCountedDays, ...englishDays],
  clocks: englishClocks,
  parts: englishParts,
  amounts: englishAmounts,
  unread: englishNames,
  repeats: englishRepeats,
  repeatReader: englishRepeatReader,
  // Without "on": in "log on tomorrow" it belongs to the verb.
  leadWord:
    /(?<!\S)(?:some\s?time|later|(?:due(?:\s+date)?|deadline|when)(?::|\s+(?:by|on|at|for|is))?|(?:no|not)\s+later\s+than|(?:by|on)\s+or\s+before|by|for|around|starting|beginning|(?:by\s+)?(?:the\s+)?(?:eod|cob|close\s+of\s+business|end\s+of\s+day)(?:\s+on)?)\s+$/i,
  leadOfDay: /(?<!\S)(?:(?:due|starting|beginning)\s+)?on\s+$/i,
  otherTime:
    /(?<!\S)(?:every|each|from|since|before|after|until|till|last|past|previous|of|the|a|an|not|than|about|to|next|nxt|following|version|chapter|section|page|as\s+of|except|excluding|dated)\s+$/i,
  joint: /^\s*(?:-|–|—|to|till|until|through|and|or|&|\/)\s*$/i,
  seam: /^\s*,?\s*(?:(?:at|on|by)\s+|@\s*)?$/i,
  span: {
    beforeDay: /\d(?:st|nd|rd|th)?\s*(?:to|'?til|till|until|through|thru|and|or|-|–|—|&)\s*(?:the\s+)?$/i,
    beforeClock:
      /(?:\d|[ap]\.?m\.?|noon|midnight)\s*(?:to|'?til|till|until|through|thru|and|or|-|–|—|&)\s*$/i,
    after:
      /^\s*(?:to|'?til|till|until|through|thru|-|–|—)\s*(?:\d|noon|midnight)|^\s*(?:and|or|&)\s*(?:at\s+)?\d{1,2}(?::\d\d|(?:[:.]\d\d)?\s*[ap]\.?m)/i,
  },
  priorities: {},
}
