/**
 * How the browser's code is built: one small entry, one chunk per page, hashed names that a
 * server may let caches keep for ever. No inline script or style leaves this build, so that the
 * content security policy needs no exception.
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { buildServiceWorker } from './tools/build-service-worker.ts'
import { bundlePdfReader } from './tools/bundle-pdf-reader.ts'
import { refuseHeavyFirstLoad } from './tools/first-load.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Phones of 2022 and later; CSS newer than this (nesting, light-dark) is lowered at build time. */
const oldestBrowsers = ['chrome100', 'edge100', 'firefox100', 'safari15.4']

/** A part that at least so many chunks use travels with the common ones. */
const manyPages = 5

const everyPagesParts =
  /src[\\/]browser[\\/](?:(?:parts|drawings|day)[\\/](?!progress|distance-notice|free-day-drawing|bench|plane-tree|empty-yard)|display[\\/](?!display-settings-form)|api[\\/](?!news\.|fetch-as-page|fetch-steadily))/

/** Tables, charts, forms, their questions and their drawings: a pupil's day has none, and must not wait for them. */
const deskParts =
  /src[\\/]browser[\\/](?:parts[\\/](?:table|chart-frame|confirm-dialog|use-settled|focus-mistake|tabs|row-arrows|sort-rows|csv-text|select|search-field|text-area|field|field-frame|file-field|check-box|radio-group)|drawings[\\/](?:satchel|chalkboard))\./

/** What a pupil's day and week are made of. */
const dayParts =
  /src[\\/]browser[\\/](?:day[\\/](?!distance-notice|free-day-drawing)|role-homes|satchel[\\/](?:entry|own-satchel)\.|device[\\/](?:load-here|use-local-first|offline-notice)|identity[\\/](?:school-phones|todays-notices)|parts[\\/](?:state-badge|missing-part))/

/** What lessons and questions are shown with. */
const contentParts =
  /src[\\/]browser[\\/](?:content[\\/](?!inline-markup)|display[\\/]|parts[\\/]progress\.)/

export default defineConfig({
  root: here('./src/browser'),
  base: '/',
  // Names that stay, for those outside who know them: the app's manifest and its icons.
  publicDir: here('./src/browser/public'),
  plugins: [
    bundlePdfReader(),
    refuseHeavyFirstLoad(),
    buildServiceWorker(
      here('./src/browser/service-worker/service-worker.ts'),
      here('./src/browser'),
    ),
  ],
  resolve: {
    alias: {
      // wouter is written for React; Preact answers in its place.
      react: here('./src/browser/react-external-store.ts'),
      'use-sync-external-store/shim/index.js': here('./src/browser/react-external-store.ts'),
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { transformer: 'lightningcss' },
  worker: {
    // By this ending the server knows which policy goes with a script (serve-client.ts).
    rolldownOptions: { output: { entryFileNames: 'assets/[name]-[hash].worker.js' } },
  },
  build: {
    outDir: here('./dist/browser'),
    emptyOutDir: true,
    target: oldestBrowsers,
    cssTarget: oldestBrowsers,
    cssMinify: 'lightningcss',
    sourcemap: true,
    // A data: URL would need an exception in the policy; every asset is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What many pages are made of travels as one file: thirty small ones would each cost a
          // poor line its own round trip, and none of them is ever wanted alone.
          groups: [
            {
              name: 'parts',
              test: (id) => everyPagesParts.test(id) && !deskParts.test(id),
              minShareCount: manyPages,
              priority: 1,
            },
            ...[
              { name: 'day-parts', test: dayParts },
              { name: 'content-parts', test: contentParts },
            ].map((group) => ({
              ...group,
              includeDependenciesRecursively: false,
              minShareCount: 2,
            })),
            {
              name: 'desk-parts',
              test: deskParts,
              // What they need of others lies where all pages find it.
              includeDependenciesRecursively: false,
              minShareCount: manyPages,
            },
          ],
        },
      },
    },
  },
})
