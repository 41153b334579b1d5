import { Fragment } from 'react'
import { keyNames } from './key-names.ts'

/** A binding as keys to look at. */
export function KeyCaps({ binding }: { readonly binding: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {keyNames(binding).map((press, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the same key may come twice, and never moves
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
