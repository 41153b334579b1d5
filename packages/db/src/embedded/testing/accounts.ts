import { readFileSync } from 'node:fs'
import { pickAccount, startedAsRoot } from '../account.ts'

export const asRoot = startedAsRoot()

const passwd = readFileSync('/etc/passwd', 'utf8')

/** The account a database started by root runs as. */
export const database = pickAccount(passwd)

/** An ordinary user to run a script as: `nobody` for root, and the user of the tests otherwise. */
export const ordinary = asRoot ? pickAccount(passwd.replace(/^_?postgres:.*\n/gm, '')) : undefined
