import jwt from 'jsonwebtoken'

const secret = process.env['TOKEN_SECRET'] ?? ''
const users = new Map<string, { readonly user_id: string; readonly expires: number }>()

/** Returns the user of an Authorization header. Verifies a signature once per token, as the product does. Throws for an invalid one. */
export function userOf(authorization: string | undefined): string {
  const token = (authorization ?? '').slice(7)
  const known = users.get(token) ?? verify(token)
  if (known.expires * 1000 < Date.now()) throw new Error('the token has expired')
  return known.user_id
}

function verify(token: string) {
  const claims = jwt.verify(token, secret, { algorithms: ['HS256'] }) as jwt.JwtPayload
  const found = { user_id: claims['sub'] ?? '', expires: claims['exp'] ?? 0 }
  users.set(token, found)
  return found
}
