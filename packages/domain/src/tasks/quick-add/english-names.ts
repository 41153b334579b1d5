import { month } from './english-words.ts'
import { words } from './spans.ts'

const day = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const Day = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'

/** Returns a pattern for whole words in exactly this letter case. */
function namesOf(pattern: string): RegExp {
  return new RegExp(words(pattern).source, 'gu')
}

/** Names that contain a day, and words for days that quick add does not read. */
export const englishNames: readonly RegExp[] = [
  words(
    `(?:black|good|cyber|easter|ash|holy|maundy|shrove|pancake|palm|whit|trinity|passion|mothering|giving|spy|fat|mad|super|casual|clean|low|advent|remembrance|carnival|rose|plough|pentecost|family|small\\s+business)\\s+${day}`,
  ),
  namesOf(
    `(?:Blue|Sunday\\s+Bloody|Bloody|Lazy|Any\\s+Given|Pleasant\\s+Valley|It['’]s|Ruby|Manic|Freaky|Stormy|Taco|Throwback|Meatless|Happy|Joe|Man|Girl|Mr|Mrs|Ms|Miss|Dr|TGI)\\.?\\s+(?:${Day}s?)`,
  ),
  // "Friday Night Dinner" is a name; "dinner Friday Night" names a time
  namesOf(
    String.raw`(?:${Day}|Tomorrow)\s+(?:(?:Morning|Night)\s+\p{Lu}\p{Ll}+|Times|Telegraph|Mail|Mirror|Express|Post|Herald|Tribune|People|Addams|Never\s+Dies|Club|School)`,
  ),
  words(`${day},?\\s+the\\s+13th`),
  words(String.raw`usa\s+today|today\s+(?:show|fm)|tonight\s+show|sunday\s+(?:school|roast|best|times)`),
  words(`fridays\\s+for\\s+future`),
  words(`(?:mon|tues|wednes|thurs|fri|satur|sun)days?\\s+with\\s+Morrie`),
  words(`(?:(?:the|a)\\s+)?(?:${day}|weekend)\\s+after\\s+next`),
  words(
    String.raw`yesterday|(?<!every\s+)last\s+(?:night|week|month|year|${day})|(?:christmas|xmas|new\s+year['’]?s?)(?:\s+(?:day|eve))?|(?:mother['’]?s|father['’]?s|labou?r|boxing|memorial|veterans['’]?|independence|australia|canada|patrick['’]?s)\s+day|easter|thanksgiving|halloween|valentine['’]?s?(?:\s+day)?|(?:later\s+)?this\s+(?:week|month|year)|next\s+year|(?:in|mid|early|late|this|next|start\s+of|beginning\s+of)[-\s]+${month}|(?:january|february|july|september|october|november|december)`,
  ),
  // "fourth of july" is a holiday
  words(`(?:first|second|third|fourth|fifth|sixth)\\s+of\\s+${month}`),
]
