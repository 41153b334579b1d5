import { keyNames } from './key-names.ts'

/** Renders a binding as key caps. */
export function KeyCaps({ binding }: { readonly binding: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {/* React tells nested lists apart by their order: a press may occur twice. */}
      {keyNames(binding).map((press) =>
        press.map((name) => (
          <kbd key={name} className="key">
            {name}
          </kbd>
        )),
      )}
    </span>
  )
}
