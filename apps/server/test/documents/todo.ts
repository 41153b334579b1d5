// Literal examples of the document of the todo contract. A task there also has the status of the session contract and
// the flag of the native one.

export const tokenResponse = `{
  "success": true,
  "token": "jwt_token_string"
}`

export const createRequest = `{
  "title": "New task",
  "description": "Task description",
  "is_completed": false,
  "due_date": "2026-12-31T23:59:59Z"
}`

export const createResponse = `{
  "id": 1,
  "title": "New task",
  "description": "Task description",
  "is_completed": false,
  "user_id": 1,
  "created_at": "2026-02-02T10:00:00Z",
  "updated_at": "2026-02-02T10:00:00Z",
  "due_date": "2026-12-31T23:59:59Z"
}`

export const updateRequest = `{
  "title": "Updated task",
  "description": "Updated description",
  "is_completed": true,
  "due_date": "2026-12-31T23:59:59Z"
}`

export const updateResponse = `{
  "id": 1,
  "title": "Updated task",
  "description": "Updated description",
  "is_completed": true,
  "user_id": 1,
  "created_at": "2026-02-02T10:00:00Z",
  "updated_at": "2026-02-02T11:00:00Z",
  "due_date": "2026-12-31T23:59:59Z"
}`

export const listResponse = `{
  "tasks": [
    {
      "id": 1,
      "title": "Sample task",
      "description": "Sample description",
      "is_completed": false,
      "status": "pending",
      "completed": false,
      "user_id": 1,
      "created_at": "2026-02-02T10:00:00Z",
      "updated_at": "2026-02-02T10:00:00Z",
      "due_date": null
    }
  ]
}`

export const unauthorized = '{"error":"Unauthorized access - invalid or missing token"}'
export const titleRequired = '{"error":"Validation error - title is required"}'
export const accessDenied = '{"error":"Access denied - task does not belong to user"}'
export const notFound = '{"error":"Task not found"}'
