import { useKeymap } from '../../../shared/commands/custom-keys.ts'
import { KeyCaps } from '../../../shared/commands/key-caps.tsx'
import { listPartTexts } from '../../../shared/texts/list-parts.ts'

/** Shown for an account without tasks: the three most important keys, or on a touch screen what to tap. */
export function Welcome() {
  const { title, text, add, complete, palette, fingers } = listPartTexts().welcome
  const keymap = useKeymap()
  const lessons = [
    [keymap.add[0], add],
    [keymap.complete[0], complete],
    [keymap.palette[0], palette],
  ] as const
  return (
    <div className="animate-appear mx-auto max-w-sm py-16">
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1 hidden text-ink-soft pointer-coarse:block">{fingers}</p>
      <p className="mt-1 text-ink-soft pointer-coarse:hidden">{text}</p>
      <dl className="mt-5 grid pointer-coarse:hidden grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2.5">
        {lessons.map(
          ([keys, lesson]) =>
            keys !== undefined && (
              <div key={keys} className="contents">
                <dt className="justify-self-end">
                  <KeyCaps binding={keys} />
                </dt>
                <dd>{lesson}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  )
}
