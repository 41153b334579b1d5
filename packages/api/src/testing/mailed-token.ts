import type { Message } from '../mail/mail.ts'

/** Returns the token of the newest link to a page of the web app, in messages to an address. */
export function mailedToken(messages: readonly Message[], to: string, page: string): string {
  const link = new RegExp(`/app/${page}#token=(\\S+)`)
  const found = messages.findLast((message) => message.to === to && link.test(message.text))
  const token = link.exec(found?.text ?? '')?.[1]
  if (token === undefined) throw new Error(`nothing leads ${to} to ${page}`)
  return token
}
