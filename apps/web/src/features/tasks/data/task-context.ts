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
  /** Opens the dialog for a new list or label, or for an existing one. */
  readonly editPlace: (target: PlaceTarget) => void
}

/** What the dialog of lists and labels edits. Without an id it creates. */
export interface PlaceTarget {
  readonly kind: 'list' | 'label'
  readonly id?: string
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

export function useEditPlace(): (target: PlaceTarget) => void {
  return useTaskContext().editPlace
}
