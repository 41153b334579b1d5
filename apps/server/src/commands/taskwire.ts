import { runTaskwire } from './operator/run-taskwire.ts'

// `pnpm taskwire …`: the commands for the operator of an installation.
const given = process.argv.slice(2)
// `pnpm taskwire -- …` passes the two dashes on.
const { code, out, err } = await runTaskwire(given[0] === '--' ? given.slice(1) : given)
process.stdout.write(out)
process.stderr.write(err)
process.exitCode = code
