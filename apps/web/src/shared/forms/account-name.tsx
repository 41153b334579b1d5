/** Tells a password manager whose password is changed here. It is not seen, and nothing reads it. */
export function AccountName({ email }: { readonly email: string | undefined }) {
  return <input hidden readOnly type="text" name="username" autoComplete="username" value={email ?? ''} />
}
