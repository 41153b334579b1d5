/** Moments of reminders that were claimed, once each. */
export interface ReminderDeliveriesTable {
  user_id: string
  task_id: string
  moment: string
  /** Revision of the task when the moment was claimed. */
  revision: number
  /** True when the moment was too long ago to be delivered. */
  missed: boolean
  created_at: string
}
