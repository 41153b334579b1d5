import { useEffect } from 'react'
import { transferTexts } from '../../shared/texts/transfer.ts'
import { ExportSection } from './export-section.tsx'
import { ImportSection } from './import-section.tsx'
import type { AddedTask } from './send-tasks.ts'

interface TransferPageProps {
  /** Called with all imported tasks, to record them as one undo step. */
  readonly onAdded: (tasks: readonly AddedTask[]) => void
  readonly onShowTasks: () => void
  /** The URL hash, which names the heading to focus. */
  readonly section: string
}

/** Import and export of tasks. */
export function TransferPage({ section, ...props }: TransferPageProps) {
  const { title } = transferTexts()
  useEffect(() => {
    const heading = document.getElementById(section === 'export' ? 'export' : 'import')
    heading?.focus({ preventScroll: true })
    heading?.scrollIntoView({ block: 'nearest' })
  }, [section])
  return (
    <>
      <title>{`${title} · Taskwire`}</title>
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">{title}</h1>
      <ImportSection {...props} />
      <ExportSection />
    </>
  )
}
