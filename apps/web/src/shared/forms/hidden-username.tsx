/** Tells a password manager whose password is changed here. It is not seen, and nothing reads it. */
export function HiddenUsername({ email }: { readonly email: string | undefined }) {
  return <input hidden readOnly type="text" name="username" autoComplete="username" value={email ?? ''} />
}
