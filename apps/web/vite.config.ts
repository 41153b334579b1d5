import path from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compiledTexts } from './texts.config.ts'
import { pwa } from './pwa.config.ts'
import { streamCopy } from './stream.config.ts'

// `pnpm dev` sets the first; the server itself listens on the second.
const server = process.env['TASKWIRE_SERVER'] || `http://localhost:${process.env['PORT'] || 3000}`

/** The libraries that every page needs: one file, whose name, and so its cache entry, survives builds. */
const base =
  /node_modules.(?:.*node_modules.)?(?:react|react-dom|scheduler|use-sync-external-store|@tanstack|@trpc|tinykeys)[\\/]/

/**
 * What a request needs, in one file, since the client loads it at its first call. tRPC's index imports the links, so without a group
 * the entry would contain them.
 */
const network =
  /@trpc.(?:client.dist.http|server.dist.asyncGeneratorDelegate)|packages.client.src.(?:network|links|refresh-tokens|taskwire-error|wire-failure|non-json-response|issue-sentence)\.ts|packages.domain.src.(?:error-codes|issues)\.ts/

/** The pages of people who are not signed in, and the modules their forms need. */
const accountPages =
  /src.(?:features.accounts.(?:[\w-]*-page|credentials-form|link-incomplete)|shared.forms|shared.texts.(?:(?:(?:en|de).)?(?:sign-in|forms)|issue-text))/

export default defineConfig({
  base: '/app/',
  plugins: [react(), tailwind(), compiledTexts, streamCopy, pwa],
  resolve: {
    alias: [
      // React has the hook that the shim would bring to older versions.
      {
        find: /^use-sync-external-store\/shim\/with-selector(?:\.js)?$/,
        replacement: 'use-sync-external-store/with-selector',
      },
      // The icons alone, without options that the app doesn't use.
      {
        find: /^\.\.\/createLucideIcon\.mjs$/,
        replacement: path.join(import.meta.dirname, 'src/shared/ui/create-icon.ts'),
      },
      // The app follows a stream of events. Sockets would come with the entry all the same, since tRPC has both in one file.
      {
        find: /^\.\/socket-link\.ts$/,
        replacement: path.join(import.meta.dirname, 'src/shared/replica/socket-stub.ts'),
      },
    ],
  },
  // The page forbids inline code and what is not of its own origin, so nothing may be folded into the document.
  build: {
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // A part that is wanted later is fetched ahead of its use, and asks for its own parts by itself.
      resolveDependencies: (_url, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'network', test: network, priority: 2, includeDependenciesRecursively: false },
            { name: 'base', test: base, tags: ['$initial'], priority: 1 },
            // One file for all that the first page needs: each file costs a slow network a round trip.
            { name: 'app', tags: ['$initial'] },
            { name: 'account-pages', test: accountPages },
          ],
        },
      },
      // The domain's rules stand beside its schemas. The browser uses no schema, so none of them is kept.
      treeshake: {
        manualPureFunctions: [
          'z',
          'boundedText',
          'dueDateSchema',
          'epochSchema',
          'limitSchema',
          'newPasswordSchema',
          'refusedAs',
          'textOr',
        ],
        moduleSideEffects: [{ test: /@trpc\/client/, sideEffects: false }],
      },
    },
  },
  server: { proxy: { '/trpc': server, '/api/account/export': server, '/calendar': server } },
})
