/** The logo with the product name. */
export function Brand() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold tracking-tight">
      <svg viewBox="0 0 32 32" className="size-6 flex-none" aria-hidden>
        <rect width="32" height="32" rx="9" className="fill-accent" />
        <path
          d="M8.5 16.8l5 5 10-11.6"
          fill="none"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
          className="stroke-on-accent"
        />
      </svg>
      Taskwire
    </span>
  )
}
