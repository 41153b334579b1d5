import type { Usage } from './commands/run-command.ts'

/** How the server is started. */
export const serverUsage: Usage = {
  name: 'pnpm start',
  does: 'Builds the web app if it changed and runs the server. Settings, such as PORT and DATA_DIR, come from the\nenvironment or from a file .env: .env.example lists them.',
}
