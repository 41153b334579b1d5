import type { Operation } from '@taskwire/contracts'
import { mailedToken } from '@taskwire/api/testing'
import { makePerson, password, subscriptionOf, type Person } from './people.ts'
import type { Service } from './start-service.ts'

interface ValidRequest {
  readonly token: string
  readonly body: object
}

/**
 * A body for an operation whose document can't have an example: the password of its account, the token of a message.
 * Each on an account of its own, because some of these end the account. Undefined where the example is enough.
 */
export async function validRequest(
  service: Service,
  { name }: Pick<Operation, 'name'>,
): Promise<ValidRequest | undefined> {
  const make = bodies[name]
  if (make === undefined) return undefined
  const person = await makePerson(service)
  return { token: person.token, body: await make(service, person) }
}

const bodies: Readonly<Record<string, (service: Service, person: Person) => object | Promise<object>>> = {
  'account.updateProfile': () => ({ name: 'Ada' }),
  'account.changePassword': () => ({ current_password: password, new_password: `${password}, and more` }),
  'account.changeEmail': (_service, { email }) => ({ password, new_email: `new-${email}` }),
  'account.delete': () => ({ password }),
  // The body is a file; this one is our own JSON.
  'imports.create': () => ({ format: 'taskwire', version: 1, tasks: [{ title: 'Imported' }] }),
  'reminders.act': async ({ deps, send }, person) => {
    const { user_id, token } = person
    const task = await send<{ id: string }>('POST', '/api/tasks', { token, body: { title: 'Mine' } })
    const body = subscriptionOf(person)
    const made = await send<{ id: string }>('POST', '/api/push/subscriptions', { token, body })
    const [task_id, subscription_id] = [task.body.id, made.body.id]
    const moment = deps.now()
    return { token: deps.reminderTokens.issue({ user_id, task_id, moment, subscription_id }), action: 'done' }
  },
  // Its example is taken after the first label of that name.
  'labels.create': () => ({ name: 'urgent', color: 'red' }),
  'auth.verifyEmail': async ({ deps }, { email }) => ({
    token: mailedToken(await deps.mailed(), email, 'verify-email'),
  }),
  'auth.resetPassword': async ({ deps, send }, { email }) => {
    await send('POST', '/api/auth/request-password-reset', { body: { email } })
    return { token: mailedToken(await deps.mailed(), email, 'reset-password'), password: `${password} again` }
  },
  'auth.restoreEmail': async ({ deps, send }, { email, token }) => {
    const new_email = `left-${email}`
    await send('PUT', '/api/account/email', { token, body: { password, new_email } })
    const body = { token: mailedToken(await deps.mailed(), new_email, 'confirm-email') }
    await send('POST', '/api/auth/confirm-email-change', { body })
    return { token: mailedToken(await deps.mailed(), email, 'restore-email'), password: `${password} again` }
  },
  'auth.confirmEmailChange': async ({ deps, send }, { email, token }) => {
    const new_email = `changed-${email}`
    await send('PUT', '/api/account/email', { token, body: { password, new_email } })
    return { token: mailedToken(await deps.mailed(), new_email, 'confirm-email') }
  },
}
