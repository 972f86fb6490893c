/**
 * Builds the service worker behind the client's build: one classic script at `/service-worker.js`
 * that knows by name the files a pupil needs. Part of `vite.config.ts`.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

/** What stands in the shell beside the entry: modules by their path under `src/browser/`. */
const shellModules: readonly RegExp[] = [
  // The shelf of files and their list come with the first exercise that takes files, and stay.
  // Without the list of adults' pages nobody could tell whether an address is one of theirs.
  /^(?:adult-pages|catalogue\/adult-words)\.ts$/,
  /^pages\/(?:waiting-room|home|my-day|my-week|read-lesson|do-exercise|attempt-result)\/(?!file-shelf\.)/,
  /^(?:pages\/my-work-plan\/my-work-plan-page|work-plans\/day-plans|day\/(?:distance-notice|free-day-drawing))\./,
  /^pages\/(?:sign-in|open-card|use-dictated-code|who-is-it|help|not-found|display-settings)\//,
  /^catalogue\/(?:fr|en)\/(?:general|refusals|further-refusals|sign-in|day|timetable|resource|exercise|late|content|help|device|display|arrival|photo|enquiry|work-plan|school-at-home)-(?:fr|en)\./,
  /^(?:device|satchel|arrival|identity|content|display)\/(?!handed-files\.)/,
]
/** The shell, in bytes as they lie on the disk: a pupil's phone pays for it once a version. */
const shellBytesMax = 640_000
/** Every browser that runs the app reads woff2; the older format is for others. */
const notForUs = /\.woff$/

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk

interface ShellFile {
  readonly url: string
  readonly revision: string | null
}

export function buildServiceWorker(source: string, browserFolder: string): Plugin {
  return {
    name: 'preau-service-worker',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/'))
      const index = await readFile(join(dir, 'index.html'))
      const files: ShellFile[] = [
        { url: '/index.html', revision: createHash('sha256').update(index).digest('hex') },
        // Their names carry their hash: the same name is the same file.
        ...shellAssets(bundle, browserFolder).map((name) => ({ url: `/${name}`, revision: null })),
      ]
      await refuseHeavyShell(dir, files)
      await build({
        configFile: false,
        root: browserFolder,
        publicDir: false,
        logLevel: 'error',
        define: {
          __SHELL_FILES__: JSON.stringify(files),
          __VERSION_ASSETS__: JSON.stringify(
            assets.filter((name) => !name.endsWith('.map')).map((name) => `/${name}`),
          ),
        },
        build: {
          outDir: dir,
          emptyOutDir: false,
          sourcemap: true,
          modulePreload: false,
          rolldownOptions: {
            input: source,
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      })
    },
  }
}

/** Names of the chunks that the shell's modules are in, of what these need, and of their assets. */
function shellAssets(bundle: Bundle, browserFolder: string): string[] {
  const names = new Set<string>()
  const take = (chunk: Chunk): void => {
    if (names.has(chunk.fileName)) return
    names.add(chunk.fileName)
    for (const css of chunk.viteMetadata?.importedCss ?? []) names.add(css)
    for (const asset of chunk.viteMetadata?.importedAssets ?? []) names.add(asset)
    for (const name of chunk.imports) {
      const needed = bundle[name]
      if (needed?.type === 'chunk') take(needed)
    }
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== 'chunk') continue
    const facade = chunk.facadeModuleId?.replaceAll('\\', '/') ?? ''
    const path = facade.startsWith(`${browserFolder}/`)
      ? facade.slice(browserFolder.length + 1)
      : ''
    if (chunk.isEntry || shellModules.some((pattern) => pattern.test(path))) take(chunk)
  }
  return [...names].filter((name) => !notForUs.test(name)).sort()
}

async function refuseHeavyShell(dir: string, files: readonly ShellFile[]): Promise<void> {
  const sizes = await Promise.all(
    files.map(async ({ url }) => (await readFile(join(dir, url))).length),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  if (bytes > shellBytesMax) {
    throw new Error(`the shell has ${bytes} bytes, ${shellBytesMax} at most`)
  }
}
