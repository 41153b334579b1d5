export { calendarEnd, calendarStart } from './tasks/calendar/calendar-frame.ts'
export { calendarTask, calendarTypes, isUtcZone, type CalendarType } from './tasks/calendar/calendar-task.ts'
export { timeZoneComponent } from './tasks/calendar/time-zone-component.ts'
