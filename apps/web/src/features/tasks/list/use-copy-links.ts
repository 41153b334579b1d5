import { useRouter } from '@tanstack/react-router'
import { t } from '../../../shared/texts/texts.ts'
import { useNotify } from '../data/task-context.ts'

/** Returns a function that copies the addresses of tasks, one per line. */
export function useCopyLinks(): (ids: readonly string[]) => void {
  const { buildLocation } = useRouter()
  const notify = useNotify()
  return (ids) => {
    const links = ids.map(
      (id) => new URL(buildLocation({ to: '/task/$id', params: { id } }).publicHref, location.origin).href,
    )
    const { linkCopied, linkNotCopied } = t().tasks
    // The clipboard is missing on an origin that is not secure.
    const clipboard = navigator.clipboard as Clipboard | undefined
    Promise.resolve(clipboard?.writeText(links.join('\n')) ?? Promise.reject(new Error('No clipboard'))).then(
      () => notify(linkCopied({ count: ids.length })),
      () => notify(linkNotCopied),
    )
  }
}
