import type { Message } from './mail.ts'

// Tokens are in the fragment of a link: browsers don't send it, so no server or log on the way sees it.

interface LinkFacts {
  readonly to: string
  readonly appUrl: string
  readonly token: string
  /** When the link stops working. */
  readonly expires_at: string
}

export function verificationMessage({ to, appUrl, token, expires_at }: LinkFacts): Message {
  return message({ to, expires_at }, 'Confirm your e-mail address', [
    'Please confirm that this e-mail address belongs to your Taskwire account:',
    `${appUrl}/verify-email#token=${token}`,
    `The link works once, within an hour. ${notYou}`,
  ])
}

/** The page where a new password is chosen. */
export function resetUrl({ appUrl, token }: Pick<LinkFacts, 'appUrl' | 'token'>): string {
  return `${appUrl}/reset-password#token=${token}`
}

export function resetMessage({ to, appUrl, token, expires_at }: LinkFacts): Message {
  return message({ to, expires_at }, 'Choose a new password', [
    'Somebody, probably you, asked for a new password for your Taskwire account. Choose it here:',
    resetUrl({ appUrl, token }),
    `The link works once, within an hour. Your password stays as it is until then. ${notYou}`,
  ])
}

export function newAddressMessage({ to, appUrl, token, expires_at }: LinkFacts): Message {
  return message({ to, expires_at }, 'Confirm your new e-mail address', [
    'Please confirm that your Taskwire account shall use this e-mail address from now on:',
    `${appUrl}/confirm-email#token=${token}`,
    `The link works once, within an hour. ${notYou}`,
  ])
}

/** The page where an invited person registers. */
export function inviteUrl({ appUrl, token }: Pick<LinkFacts, 'appUrl' | 'token'>): string {
  return `${appUrl}/signup#token=${token}`
}

export function inviteMessage({ to, appUrl, token, expires_at }: LinkFacts): Message {
  return message({ to, expires_at }, 'You are invited to Taskwire', [
    'Somebody invites you to keep your tasks in Taskwire. Create your account here:',
    inviteUrl({ appUrl, token }),
    `The link works once, until ${expires_at.slice(0, 10)}. If you don't expect this, ignore this message.`,
  ])
}

export function accountDeletedNotice({ to, byAdmin }: { to: string; byAdmin: boolean }): Message {
  return message({ to }, 'Your account was deleted', [
    byAdmin
      ? 'An admin of this server deleted your Taskwire account with all of its data.'
      : 'Your Taskwire account was deleted with all of its data.',
    byAdmin
      ? 'Please ask the person who runs the server if you have questions.'
      : 'If that was not you, somebody knows your password: change it wherever you use it.',
  ])
}

export function addressNotice({ to, new_email }: { to: string; new_email: string }): Message {
  return message({ to }, 'Your e-mail address is about to change', [
    `Your Taskwire account was asked to use the e-mail address ${new_email} instead of this one.`,
    'If that was not you, change your password now: the person who asked knows it.',
  ])
}

export function restoreMessage({
  to,
  appUrl,
  token,
  expires_at,
  new_email,
}: LinkFacts & { new_email: string }): Message {
  return message({ to, expires_at }, 'Your e-mail address was changed', [
    `Your Taskwire account now uses the e-mail address ${new_email} instead of this one.`,
    'If you did not change it, restore this address and choose a new password here:',
    `${appUrl}/restore-email#token=${token}`,
    'The link works once, within 7 days. If you changed the address yourself, ignore this message.',
  ])
}

export function restoredNotice({ to }: { to: string }): Message {
  return message({ to }, 'Your e-mail address was removed', [
    'A Taskwire account that used this e-mail address was restored to its earlier address, and has a new password.',
  ])
}

export function passwordNotice({ to, appUrl }: { to: string; appUrl: string }): Message {
  return message({ to }, 'Your password was changed', [
    'The password of your Taskwire account was changed, and your other devices were signed out.',
    'If that was not you, ask for a new password on the sign-in page:',
    appUrl,
  ])
}

const notYou = 'If you did not ask for this, ignore this message.'

function message(
  to: Pick<Message, 'to' | 'expires_at'>,
  subject: string,
  paragraphs: readonly string[],
): Message {
  return { ...to, subject, text: `${paragraphs.join('\n\n')}\n` }
}
