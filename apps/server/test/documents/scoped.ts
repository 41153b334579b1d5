// Literal examples of the document of the scoped contract.

export const signupRequest = `{
  "email": "user@example.com",
  "password": "securePassword123",
  "confirm_password": "securePassword123"
}`

export const signupResponse = `{
  "success": true,
  "user": {
    "id": "uuid-string",
    "email": "user@example.com",
    "is_active": true,
    "email_verified": false,
    "role": "user",
    "created_at": "2023-01-01T00:00:00Z"
  },
  "token": "jwt-token-string",
  "token_type": "bearer"
}`

export const emailTaken = `{
  "success": false,
  "detail": "A user with this email already exists"
}`

export const signinRequest = `{
  "email": "user@example.com",
  "password": "securePassword123"
}`

export const signinResponse = `{
  "success": true,
  "user": {
    "id": "uuid-string",
    "email": "user@example.com",
    "is_active": true,
    "email_verified": false,
    "role": "user",
    "created_at": "2023-01-01T00:00:00Z"
  },
  "token": "jwt-token-string",
  "refresh_token": "refresh-jwt-token-string",
  "token_type": "bearer"
}`

export const listResponse = `[
  {
    "id": "uuid-string",
    "user_id": "uuid-string",
    "title": "Task title",
    "description": "Task description",
    "status": "pending",
    "priority": "medium",
    "due_date": "2023-12-31T10:00:00Z",
    "completed_at": null,
    "created_at": "2023-01-01T00:00:00Z",
    "updated_at": "2023-01-01T00:00:00Z"
  }
]`

export const createRequest = `{
  "title": "New task",
  "description": "Task description (optional)",
  "status": "pending",
  "priority": "medium",
  "due_date": "2023-12-31T10:00:00Z"
}`

export const createResponse = `{
  "id": "uuid-string",
  "user_id": "user-id-string",
  "title": "New task",
  "description": "Task description (optional)",
  "status": "pending",
  "priority": "medium",
  "due_date": "2023-12-31T10:00:00Z",
  "completed_at": null,
  "created_at": "2023-01-01T00:00:00Z",
  "updated_at": "2023-01-01T00:00:00Z"
}`

export const updateRequest = `{
  "title": "Updated task title (optional)",
  "description": "Updated description (optional)",
  "status": "in_progress (optional)",
  "priority": "high (optional)",
  "due_date": "2023-12-31T10:00:00Z (optional)",
  "completed_at": "2023-12-31T10:00:00Z (optional)"
}`

export const updateResponse = `{
  "id": "uuid-string",
  "user_id": "user-id-string",
  "title": "Updated task title",
  "description": "Updated description",
  "status": "in_progress",
  "priority": "high",
  "due_date": "2023-12-31T10:00:00Z",
  "completed_at": null,
  "created_at": "2023-01-01T00:00:00Z",
  "updated_at": "2023-01-01T00:00:00Z"
}`

export const completeRequest = `{
  "completed": true
}`

export const completeResponse = `{
  "id": "uuid-string",
  "user_id": "user-id-string",
  "title": "Task title",
  "description": "Task description",
  "status": "completed",
  "priority": "medium",
  "due_date": "2023-12-31T10:00:00Z",
  "completed_at": "2023-01-01T00:00:00Z",  // Current timestamp when completed
  "created_at": "2023-01-01T00:00:00Z",
  "updated_at": "2023-01-01T00:00:00Z"
}`

export const notAuthenticated = '{"detail":"Not authenticated"}'
export const taskNotFound = '{"detail":"Task not found"}'

/** The error of each operation under another user's path. */
export const forbidden = {
  list: `{"detail":"Access forbidden: Cannot access other user's data"}`,
  create: '{"detail":"Access forbidden: Cannot create tasks for other users"}',
  get: `{"detail":"Access forbidden: Cannot access other user's data"}`,
  update: `{"detail":"Access forbidden: Cannot update other user's data"}`,
  delete: `{"detail":"Access forbidden: Cannot delete other user's data"}`,
  complete: `{"detail":"Access forbidden: Cannot modify other user's data"}`,
} as const
