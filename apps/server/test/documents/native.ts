// Literal examples of the document of the native contract.

export const credentials = `{
    "email": "user@example.com",
    "password": "SecurePassword123!"
  }`

export const userResponse = `{
    "id": "uuid-string",
    "email": "user@example.com",
    "created_at": "2023-01-01T00:00:00Z"
  }`

export const loginResponse = `{
    "access_token": "jwt-token-string",
    "token_type": "bearer",
    "user": {
      "id": "uuid-string",
      "email": "user@example.com"
    }
  }`

export const task = `{
    "id": "uuid-string",
    "title": "Task title",
    "description": "Task description",
    "completed": false,
    "user_id": "user-uuid",
    "created_at": "2023-01-01T00:00:00Z",
    "updated_at": "2023-01-01T00:00:00Z",
    "completed_at": null
  }`

export const createRequest = `{
    "title": "New task",
    "description": "Task description (optional)"
  }`

export const updateRequest = `{
    "title": "Updated task title",
    "description": "Updated description",
    "completed": false
  }`

export const completeRequest = `{
    "completed": true
  }`

export const completeResponse = `{
    "id": "uuid-string",
    "title": "Task title",
    "description": "Task description",
    "completed": true,
    "user_id": "user-uuid",
    "created_at": "2023-01-01T00:00:00Z",
    "updated_at": "2023-01-01T00:00:00Z",
    "completed_at": "2023-01-01T00:00:00Z"
  }`

/** Fields that the document does not have and this contract adds. */
export const grown = {
  user: [
    'number',
    'username',
    'name',
    'role',
    'is_active',
    'email_verified',
    'time_zone',
    'day_start',
    'remind_by_push',
    'remind_by_email',
  ],
  task: [
    'number',
    'status',
    'priority',
    'due_date',
    'list_id',
    'parent_id',
    'label_ids',
    'position',
    'reminders',
    'recurrence',
    'next_id',
    'revision',
  ],
}
