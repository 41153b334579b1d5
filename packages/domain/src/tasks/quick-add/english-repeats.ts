import { month } from './english-words.ts'
import type { RepeatWords } from './grammar.ts'
import { words } from './spans.ts'

const day = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const unit = `(?:minute|hour|day|night|morning|afternoon|evening|noon|week|weekday|workday|weekend|fortnight|month|quarter|year|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|${day}|${month})s?`

/** English words for repeating tasks. */
export const englishRepeats: RepeatWords = {
  always: words(
    [
      String.raw`every(?:\s+single|\s+other|\s+(?:second|third|fourth|last|first|next)|!)*\s+(?:(?:\d{1,3}|two|three|four|five|six|few|couple\s+of)\s+)?${unit}(?:[,/&+]\S+)?`,
      String.raw`every(?:\s+the)?\s+\d{1,2}(?:st|nd|rd|th)(?:\s+\S+)?|every\s+(?:other|second)`,
      String.raw`each\s+(?:and\s+every\s+)?(?:(?:other|second|third|last|first)\s+)?${unit}`,
      String.raw`(?:once|twice|(?:\d{1,2}|two|three|four|five)\s*(?:x|times))\s+(?:an?|per|each|every)\s+${unit}`,
      `(?:on\\s+)?(?:${day}s|weekdays|workdays|weekends)`,
      String.raw`(?:daily|weekly|monthly|yearly|annually|fortnightly|quarterly|hourly|nightly|bi-?weekly|bi-?monthly|everyday)(?=\s*(?:$|[,;.!?])|\s+(?:at|@|on|in|from|until|till|for|with|by|after|before|starting|and|to|${unit})(?:$|\s)|\s+[@\d])`,
    ].join('|'),
  ),
  adjective:
    /^\s*(?:daily|weekly|monthly|yearly|annual|fortnightly|quarterly|hourly|nightly|bi-?weekly|bi-?monthly)\s/i,
}
