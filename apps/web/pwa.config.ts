import { VitePWA } from 'vite-plugin-pwa'

const icons = '/app/icons'

/** What an installed app is called, looks like and offers. */
const manifest = {
  id: '/app/',
  name: 'Taskwire',
  short_name: 'Taskwire',
  description: 'Your tasks: what is due today, what comes next, what is done.',
  lang: 'en',
  start_url: '/app/',
  scope: '/app/',
  display: 'standalone',
  // The light ones; a page says itself which one it wants in the dark.
  theme_color: '#faf9f7',
  background_color: '#faf9f7',
  categories: ['productivity'],
  icons: [
    { src: '/app/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    { src: `${icons}/icon-192.png`, sizes: '192x192', type: 'image/png' },
    { src: `${icons}/icon-512.png`, sizes: '512x512', type: 'image/png' },
    { src: `${icons}/maskable-512.png`, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
  // Other apps share a page or a text with quick add. `src/app/app-shortcut.ts` reads it.
  share_target: {
    action: '/app/',
    method: 'GET',
    // Chromium's DevTools report a missing one.
    enctype: 'application/x-www-form-urlencoded',
    params: { title: 'title', text: 'text', url: 'url' },
  },
  shortcuts: [
    {
      name: 'Add a task',
      url: '/app/?add',
      icons: [{ src: `${icons}/shortcut-add-96.png`, sizes: '96x96' }],
    },
    { name: 'Today', url: '/app/', icons: [{ src: `${icons}/icon-192.png`, sizes: '192x192' }] },
  ],
} as const

/**
 * The manifest, and the worker of `src/worker` with the list of what it keeps. The worker is our own: the generated one
 * deletes the files of the build before while tabs still run it, and its client reloads every tab at once.
 */
export const pwa = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/worker',
  filename: 'sw.ts',
  injectRegister: false,
  includeManifestIcons: false,
  manifest: structuredClone<object>(manifest),
  injectManifest: {
    globPatterns: ['index.html', 'start.js', 'favicon.svg', 'assets/*'],
    dontCacheBustURLsMatching: /^assets\//,
    rollupFormat: 'iife',
  },
})
