/** The zone that a text gives for a time: an IANA name, or minutes ahead of UTC. */
export type ClockZone = string | number

const hours: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  CEST: 2,
  MEZ: 1,
  MESZ: 2,
  EET: 2,
  EEST: 3,
  SAST: 2,
  MSK: 3,
  PKT: 5,
  SGT: 8,
  HKT: 8,
  AWST: 8,
  JST: 9,
  KST: 9,
  AEST: 10,
  AEDT: 11,
  NZST: 12,
  NZDT: 13,
  BRT: -3,
  ADT: -3,
  AST: -4,
  EDT: -4,
  EST: -5,
  CDT: -5,
  CST: -6,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
  AKDT: -8,
  AKST: -9,
  HST: -10,
}
const regions: Record<string, string> = {
  ET: 'America/New_York',
  CT: 'America/Chicago',
  MT: 'America/Denver',
  PT: 'America/Los_Angeles',
}

const known = new RegExp(
  String.raw`^\s*(?:\(?((?:UTC|GMT)\s?[+-]\d{1,2}(?::?[0-5]\d)?|${Object.keys(hours).join('|')})\)?|\(?(${Object.keys(regions).join('|')})\)?|([A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+))(?=$|[\s,;.!?])`,
)
/** Zones that can't be resolved: IST stands for three zones, and there is no list of cities. */
const unknown =
  /^\s*(?:\(?IST\)?(?=$|[\s,;.!?])|\(?[A-Z]{2,4}T[/+-]|(?:\p{Lu}[\p{L}.]*\s+){1,2}(?:[Tt]ime|Zeit)(?=$|[\s,;.!?])|(?:local\s+time|[Oo]rtszeit)(?=$|[\s,;.!?]))/u

/** Zones that are also recognized in lower case. WEST is not: "west" is a common word. */
const lowerCase = /^\s*(?:utc|gmt|[ecmp][sd]t|cest|bst|mez|mesz)(?=$|[\s,;.!?+-])/

/** Returns the zone directly behind a time and its end; `unknown` when the zone can't be resolved. */
export function zoneBehind(
  text: string,
  end: number,
): { zone: ClockZone; end: number } | 'unknown' | undefined {
  const behind = text.slice(end, end + 60)
  const match = known.exec(behind.replace(lowerCase, (word) => word.toUpperCase()))
  if (match === null) return unknown.test(behind) ? 'unknown' : undefined
  const [whole, offset, region, name] = match
  const zone = offset === undefined ? (regions[region ?? ''] ?? zoneNamed(name)) : minutesOf(offset)
  return zone === undefined ? undefined : { zone, end: end + whole.length }
}

function minutesOf(offset: string): number {
  const [, sign, ahead = '0', minutes = '0'] = /([+-])(\d{1,2}):?(\d\d)?/.exec(offset) ?? []
  if (sign === undefined) return (hours[offset] ?? 0) * 60
  return (Number(ahead) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

function zoneNamed(name = ''): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}
