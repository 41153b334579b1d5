import { settingsTexts } from '../../shared/texts/settings.ts'
import { describeUserAgent } from './describe-user-agent.ts'

/** Names a device by its user agent: "Firefox on Linux", "curl", "An unknown device". */
export function deviceName(agent: string | null): string {
  const { device, unknownDevice } = settingsTexts()
  const { program, system } = describeUserAgent(agent)
  if (program !== undefined && system !== undefined) return device({ program, system })
  return program ?? system ?? unknownDevice
}
