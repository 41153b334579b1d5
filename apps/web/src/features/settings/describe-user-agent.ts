const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** A user agent in names that users know. */
export interface UserAgent {
  /** The browser, or the name of another program such as `curl`. */
  readonly program: string | undefined
  readonly system: string | undefined
}

export function describeUserAgent(agent: string | null): UserAgent {
  const nameIn = (known: typeof browsers) => known.find(([pattern]) => pattern.test(agent ?? ''))?.[1]
  const own = /^([\w.-]+)/.exec(agent ?? '')?.[1]
  return { program: nameIn(browsers) ?? (own === 'Mozilla' ? undefined : own), system: nameIn(systems) }
}
