import { Fragment } from 'react'
import { keyNames } from './key-names.ts'

/** Renders a binding as key caps. */
export function KeyCaps({ binding }: { readonly binding: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {keyNames(binding).map((press, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a press may occur twice, and the order never changes
        <Fragment key={index}>
          {press.map((name) => (
            <kbd key={name} className="key">
              {name}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
