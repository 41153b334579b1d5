import { useEffect } from 'react'
import { transferTexts } from '../../shared/texts/transfer.ts'
import { ExportSection } from './export-section.tsx'
import { ImportSection } from './import-section.tsx'
import type { AddedTask } from './send-tasks.ts'

interface TransferPageProps {
  /** Tasks that were imported, as one thing that a person did. */
  readonly onAdded: (tasks: readonly AddedTask[]) => void
  readonly onShowTasks: () => void
  /** The heading that was asked for. */
  readonly section: string
}

/** Tasks from a file and to one. */
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
