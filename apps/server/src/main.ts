import { readFlags } from './commands/run-command.ts'
import { describeFailure } from './describe-failure.ts'
import { loadEnvFile, readEnv, secretsIn } from './env.ts'
import { serverUsage } from './usage.ts'

async function start(): Promise<void> {
  let secrets: string[] = []
  try {
    loadEnvFile()
    const env = readEnv()
    secrets = secretsIn(env)
    // The parts of the server are loaded when arguments and settings are known to be right.
    const { serve } = await import('./serve.ts')
    await serve(env)
  } catch (error) {
    process.stderr.write(`Taskwire could not start. ${describeFailure(error, secrets)}\n`)
    process.exit(1)
  }
}

if (readFlags(serverUsage) !== undefined) await start()
