/**
 * What a pupil's browser loads before the day can be drawn, on the first visit: scripts and styles,
 * gzipped as they are served. Fonts and pictures come afterwards and are not waited for.
 */
import { gzipSync } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'

/** Where a pupil's first visit to the day begins, and what is fetched from there by name. */
const entries = [
  'src/browser/index.html',
  'src/browser/pages/my-day/my-day-page.tsx',
  'src/browser/catalogue/fr/day-fr.ts',
]

/**
 * Half a kilobyte below the 60 kB that are promised: whoever comes near hears of it while building, and
 * not weeks later from a measurement.
 */
const firstLoadBytesMax = 59_500

type Built = Rolldown.OutputChunk | Rolldown.OutputAsset

/** Each file of the first load with its bytes, gzipped, the largest first. */
export function firstLoad(output: readonly Built[]): { name: string; bytes: number }[] {
  const files = new Map(output.map((file) => [file.fileName, file]))
  return [...filesOfDay(output)]
    .map((name) => ({ name, bytes: gzippedBytes(files.get(name)) }))
    .sort((a, b) => b.bytes - a.bytes)
}

/** Part of `vite.config.ts`: a build whose first load has grown too heavy fails, and says of what it is made. */
export function refuseHeavyFirstLoad(bytesMax = firstLoadBytesMax): Plugin {
  return {
    name: 'preau-first-load',
    apply: 'build',
    writeBundle(_, bundle) {
      const files = firstLoad(Object.values(bundle))
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      if (bytes <= bytesMax) return
      const parts = files.map((file) => `${file.name} ${file.bytes}`).join(', ')
      throw new Error(`a pupil's first load has ${bytes} bytes, ${bytesMax} at most: ${parts}`)
    },
  }
}

/** Names of chunks and styles: the entries', and those of everything that they import. */
function filesOfDay(output: readonly Built[]): Set<string> {
  const chunks = output.filter((file) => file.type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const wanted = new Set<string>()
  const want = (chunk: Rolldown.OutputChunk): void => {
    if (wanted.has(chunk.fileName)) return
    wanted.add(chunk.fileName)
    for (const style of chunk.viteMetadata?.importedCss ?? []) wanted.add(style)
    for (const name of chunk.imports) {
      const imported = byName.get(name)
      if (imported !== undefined) want(imported)
    }
  }
  for (const entry of entries) {
    const chunk = chunks.find(({ moduleIds, facadeModuleId }) =>
      [facadeModuleId, ...moduleIds].some((id) => id?.replaceAll('\\', '/').endsWith(`/${entry}`)),
    )
    if (chunk === undefined) throw new Error(`no chunk holds ${entry}`)
    want(chunk)
  }
  return wanted
}

function gzippedBytes(file: Built | undefined): number {
  if (file === undefined) throw new Error('a file that is imported was not built')
  return gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length
}
