import { taskTexts } from '../texts.ts'

export function TaskGone() {
  return (
    <div className="px-6 py-10">
      <h2 className="text-lg font-semibold tracking-tight">{taskTexts.panel.goneTitle}</h2>
      <p className="mt-1 text-ink-soft">{taskTexts.panel.gone}</p>
    </div>
  )
}
