const protocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Returns the address that a link in notes may open. Undefined for scripts, data and addresses relative to the app. */
export function linkTarget(href: string): string | undefined {
  // The URL parser reads an address as the browser does: it drops the tabs and line breaks that could hide a protocol.
  const url = URL.parse(href)
  return url !== null && protocols.has(url.protocol) ? url.href : undefined
}
