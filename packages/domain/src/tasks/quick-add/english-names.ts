import { month } from './english-words.ts'
import { words } from './spans.ts'

const day = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const Day = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'

/** Whole words, in this letter case. */
function namesOf(pattern: string): RegExp {
  return new RegExp(words(pattern).source, 'gu')
}

/** Names that contain a day, and words for days that are not read. */
export const englishNames: readonly RegExp[] = [
  words(
    `(?:black|good|cyber|easter|ash|holy|maundy|shrove|pancake|palm|whit|trinity|passion|mothering|giving|spy|fat|super|casual)\\s+${day}`,
  ),
  namesOf(
    `(?:Blue|Bloody|Ruby|Manic|Freaky|Stormy|Ruby|Taco|Throwback|Meatless|Happy|Joe|Man|Girl|Mr|Mrs|Ms|Miss|Dr|TGI)\\.?\\s+(?:${Day}s?)`,
  ),
  // "Friday Night Dinner", but "dinner Friday Night"
  namesOf(
    String.raw`(?:${Day}|Tomorrow)\s+(?:(?:Morning|Night)\s+\p{Lu}\p{Ll}+|Times|Telegraph|Mail|Mirror|Express|Post|Herald|Tribune|People|Addams|Never\s+Dies|Club|School)`,
  ),
  words(`${day},?\\s+the\\s+13th`),
  words(String.raw`usa\s+today|today\s+show|sunday\s+(?:school|roast|best|times)`),
  words(`fridays\\s+for\\s+future`),
  words(`(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\s+with\\s+Morrie`),
  words(`(?:(?:the|a)\\s+)?${day}\\s+after\\s+next`),
  words(
    String.raw`yesterday|(?<!every\s+)last\s+(?:night|week|month|year|${day})|(?:christmas|xmas|new\s+year['’]?s?)(?:\s+(?:day|eve))?|easter|thanksgiving|halloween|valentine['’]?s?(?:\s+day)?|(?:mid\s+|early\s+|late\s+)?(?:january|february|july|september|october|november|december)`,
  ),
  // "fourth of july" is a holiday
  words(`(?:first|second|third|fourth|fifth|sixth)\\s+of\\s+${month}`),
]

const unit = `(?:minute|hour|day|night|morning|afternoon|evening|noon|week|weekday|workday|weekend|fortnight|month|quarter|year|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|${day}|${month})s?`

export const englishRepeats = {
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
