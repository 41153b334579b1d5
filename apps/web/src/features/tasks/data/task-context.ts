import { createContext, useContext } from 'react'
import type { ListFocus } from '../list/list-focus.ts'
import type { PanelFocus } from '../panel/panel-focus.ts'
import type { TaskActions } from './task-actions.ts'

/** Shared by all parts of the tasks screen. */
export interface TaskContext {
  readonly actions: TaskActions
  readonly focus: ListFocus
  readonly panel: PanelFocus
  /** Shows a short message and announces it. */
  readonly notify: (text: string) => void
}

const Context = createContext<TaskContext | null>(null)

export const TaskContextProvider = Context.Provider

function useTaskContext(): TaskContext {
  const context = useContext(Context)
  if (context === null) throw new Error('useTaskContext needs a TaskContextProvider above it')
  return context
}

export function useTaskActions(): TaskActions {
  return useTaskContext().actions
}

export function useListFocus(): ListFocus {
  return useTaskContext().focus
}

export function usePanelFocus(): PanelFocus {
  return useTaskContext().panel
}

export function useNotify(): (text: string) => void {
  return useTaskContext().notify
}
