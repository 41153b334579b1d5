// Prints the settings after reading the file in its first argument.
import { loadEnvFile, readEnv } from '../../src/env.ts'

loadEnvFile(process.argv[2])
process.stdout.write(JSON.stringify(readEnv()))
