try {
  const theme = localStorage.getItem('taskwire.theme')
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme
    for (const meta of document.querySelectorAll('meta[name=theme-color]'))
      meta.media = meta.media.includes(theme) ? 'all' : 'not all'
  }
} catch {
  // Storage is blocked: the system's theme holds.
}
// The first format of dates is the dear one, since locales are looked up for it: it is made while the app is on its way.
setTimeout(() => new Intl.DateTimeFormat())
