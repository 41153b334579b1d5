/** A hidden field that tells a password manager which account's password this form changes. The app never reads it. */
export function HiddenUsername({ email }: { readonly email: string | undefined }) {
  return <input hidden readOnly type="text" name="username" autoComplete="username" value={email ?? ''} />
}
