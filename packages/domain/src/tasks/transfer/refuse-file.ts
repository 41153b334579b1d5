import { DomainError } from '../../errors.ts'
import { reasonInEnglish, type FileRefusal } from '../import-reasons.ts'

/** Throws the refusal of a file: PAYLOAD_TOO_LARGE for one that is too large, otherwise VALIDATION_FAILED. */
export function refuseFile(refusal: FileRefusal, cause?: unknown): never {
  const isLarge = refusal.code === 'file_too_large' || refusal.code === 'too_many_entries'
  throw new DomainError(isLarge ? 'PAYLOAD_TOO_LARGE' : 'VALIDATION_FAILED', {
    message: reasonInEnglish(refusal),
    refusal,
    cause,
  })
}
