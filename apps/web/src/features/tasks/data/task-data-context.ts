import { createContext, useContext } from 'react'
import type { TaskData } from './task-data.ts'

const TaskDataContext = createContext<TaskData | null>(null)

export const TaskDataProvider = TaskDataContext.Provider

export function useTaskData(): TaskData {
  const data = useContext(TaskDataContext)
  if (data === null) throw new Error('useTaskData needs a TaskDataProvider above it')
  return data
}
