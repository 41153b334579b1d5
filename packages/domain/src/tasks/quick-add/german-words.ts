import { germanWords, plain } from './german-spelling.ts'

export const weekday = '(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)'
const weekdays = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so']
const months = 'january february march april may june july august september october november december'.split(
  ' ',
)
export const month = String.raw`(?:januar|jänner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember|(?:jan|feb|mär|apr|jun|jul|aug|sept?|okt|nov|dez)\.?)`

/** Returns 0 for Monday to 6 for Sunday, and Saturday for the weekend. */
export function indexOf(name: string): number {
  return /^(?:sonna|woche)/.test(name) ? 5 : weekdays.indexOf(name.slice(0, 2))
}

/** Returns 1 to 12; 0 for a text that is not a month. */
export function monthNumber(name: string): number {
  const start = plain(name).slice(0, 3).replace('jän', 'jan').replace('mär', 'mar').replace('mai', 'may')
  const english = start.replace('okt', 'oct').replace('dez', 'dec')
  return months.findIndex((month) => month.startsWith(english)) + 1
}

const adjectives =
  'schwarze|blaue|weiße|grüne|schmutzige|verkaufsoffene|verrückte|heilige|stille|goldene|graue|lange|rosa'

/** Names that contain a day, and words for days that quick add does not read. */
export const germanNames: readonly RegExp[] = [
  germanWords(`(?:${adjectives})[rnms]?\\s+${weekday}`),
  germanWords(`(?:herrn?|frau|fräulein|familie|firma|dr\\.|prof\\.)\\s+${weekday}s?`),
  germanWords(
    `(?:welt|bild|zeitung|tagesspiegel|kurier|zdf-fernsehgarten|blick)\\s+am\\s+(?:sonntag|montag|wochenende)`,
  ),
  germanWords(`${weekday},?\\s+de[rnm]\\s+13\\.(?!\\s?(?:\\d|${month}))`),
  germanWords(`heute[-\\s](?:show|journal)|fridays\\s+for\\s+future|sonntag\\s+aktuell`),
  germanWords(
    `gestern|vorgestern|muttertag|vatertag|nikolaustag|allerheiligen|valentinstag|heiligabend|heilig\\s+abend|silvester|neujahr|weihnachten|ostern|pfingsten|nikolaus|karfreitag|(?:oster|pfingst|rosen)montag|himmelfahrt|fronleichnam|(?:oster|pfingst|palm)sonntag|gründonnerstag|aschermittwoch|(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|tonight)`,
  ),
]

const unit = `(?:minute|stunde|tag|nacht|morgen|vormittag|mittag|nachmittag|abend|woche|werktag|wochentag|wochenende|monat|quartal|halbjahr|jahr|${weekday}|${month}|mo|di|mi|do|fr|sa|so)(?:e?[ns]?)`
const number = '(?:\\d{1,3}|zwei|drei|vier|fünf|sechs|acht|zehn|paar)'
const adverbs =
  'täglich|tägl\\.|w(?:ö|oe)chentlich|monatlich|jährlich|stündlich|quartalsweise|vierteljährlich|halbjährlich|(?:14|vierzehn|zwei|drei)-?(?:täglich|tägig|w(?:ö|oe)chentlich|w(?:ö|oe)chig|monatlich|jährlich)'

export const germanRepeats = {
  always: germanWords(
    [
      `jede[nrsm]?(?:\\s+(?:zweite|dritte|vierte|erste|letzte|andere|ungerade|gerade|\\d{1,2}\\.)[nrs]?)*\\s+${unit}`,
      `jede[nrsm]?\\s+(?:\\d{1,2}\\.|ersten|letzten)`,
      `alle\\s+(?:${number}\\s+)?(?:minuten|stunden|tage|wochen|monate|quartale|jahre)`,
      `(?:einmal|zweimal|dreimal|${number}\\s*(?:x|mal))\\s+(?:(?:pro|je)\\s+|die\\s+|in\\s+der\\s+|im\\s+|am\\s+)${unit}`,
      `immer\\s+(?:am\\s+)?(?:${weekday}|wochenende)s?`,
      `${weekday}(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?s|werktags|wochentags|feiertags|an\\s+(?:werktagen|wochentagen|wochenenden)`,
      `(?:${adverbs})`,
    ].join('|'),
  ),
  // Never matches: the German adjective has another ending, as in "täglicher Bericht".
  adjective: /^(?!)/,
}
