interface RowTextProps {
  readonly title: string
  /** A badge, such as "This device". */
  readonly mark?: string | undefined
  readonly lines: readonly string[]
  readonly failure?: string | undefined
}

/** The text of a row in a settings list. */
export function RowText({ title, mark, lines, failure }: RowTextProps) {
  return (
    <div className="min-w-0 grow">
      <p className="font-medium wrap-anywhere">
        <bdi>{title}</bdi>
        {mark !== undefined && (
          <span className="ms-2 inline-block rounded-sm bg-selected px-1.5 text-sm font-normal">{mark}</span>
        )}
      </p>
      {lines.map((line) => (
        <p key={line} className="text-sm wrap-anywhere text-ink-soft">
          {line}
        </p>
      ))}
      {failure !== undefined && <p className="mt-1 text-danger">{failure}</p>}
    </div>
  )
}
