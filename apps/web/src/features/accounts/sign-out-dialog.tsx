import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Button } from '../../shared/ui/button.tsx'
import { accountMenuTexts } from '../../shared/texts/account-menu.ts'

interface SignOutDialogProps {
  readonly unsaved: number
  readonly onLeave: () => void
  readonly onStay: () => void
}

export function SignOutDialog({ unsaved, onLeave, onStay }: SignOutDialogProps) {
  const texts = accountMenuTexts().unsaved
  return (
    <AlertDialog.Root open={unsaved > 0} onOpenChange={(isOpen) => !isOpen && onStay()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="animate-appear fixed inset-0 z-40 bg-[rgb(0_0_0/0.35)]" />
        <AlertDialog.Popup className="animate-settle fixed inset-x-4 top-[22dvh] z-50 mx-auto max-w-sm rounded-lg bg-raised p-5 shadow-popup">
          <AlertDialog.Title className="text-lg font-semibold tracking-tight">
            {texts.title}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-1 text-ink-soft">
            {texts.text({ count: unsaved })}
          </AlertDialog.Description>
          <div className="mt-5 flex flex-wrap justify-end gap-2">
            <AlertDialog.Close render={<Button>{texts.stay}</Button>} />
            <Button variant="danger" onClick={onLeave}>
              {texts.leave}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
