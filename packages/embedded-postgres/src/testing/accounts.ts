import { readFileSync } from 'node:fs'
import { pickAccount, startedAsRoot } from '../account.ts'

export const asRoot = startedAsRoot()

const passwd = readFileSync('/etc/passwd', 'utf8')

/** The account that a database of root runs as. */
export const databaseAccount = pickAccount(passwd)

/** An ordinary user for scripts: `nobody` when the tests run as root, otherwise the user of the tests. */
export const ordinary = asRoot ? pickAccount(passwd.replace(/^_?postgres:.*\n/gm, '')) : undefined
