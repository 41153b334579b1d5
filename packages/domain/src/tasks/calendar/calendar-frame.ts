import { property, textProperty } from './content-lines.ts'
import { timeZoneComponent } from './time-zone-component.ts'

/**
 * The start of a feed.
 *
 * @param zones The components of the time zones that its tasks name
 */
export function calendarStart(zones: readonly string[]): string {
  return [
    property('BEGIN', 'VCALENDAR'),
    property('VERSION', '2.0'),
    property('PRODID', '-//Taskwire//Taskwire//EN'),
    property('CALSCALE', 'GREGORIAN'),
    textProperty('NAME', 'Taskwire'),
    textProperty('X-WR-CALNAME', 'Taskwire'),
    property('REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'),
    property('X-PUBLISHED-TTL', 'PT1H'),
    // A calendar has at least one component, also without tasks.
    ...(zones.length === 0 ? [timeZoneComponent('Etc/UTC', 2000)] : zones),
  ].join('')
}

/** The end of a feed. */
export const calendarEnd: string = property('END', 'VCALENDAR')
