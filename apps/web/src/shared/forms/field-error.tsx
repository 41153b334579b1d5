import { CircleAlert } from 'lucide-react'

interface FieldErrorProps {
  readonly id: string
  readonly error: string | undefined
}

export function FieldError({ id, error }: FieldErrorProps) {
  if (error === undefined) return null
  return (
    <p id={id} className="mt-1.5 flex gap-1.5 text-danger">
      <CircleAlert size={16} strokeWidth={1.75} className="mt-[0.2rem] flex-none" aria-hidden />
      {error}
    </p>
  )
}
