/**
 * What a pupil's browser loads before the day can be drawn, on the first visit: scripts and styles,
 * gzipped as they are served. Fonts and pictures come afterwards and are not waited for.
 */
import { gzipSync } from 'node:zlib'
import type { Rolldown } from 'vite'
import { build } from 'vite'
import type { Measurement } from '../finding.ts'

/** Where a pupil's first visit to the day begins, and what is fetched from there by name. */
const entries = [
  'src/browser/index.html',
  'src/browser/pages/my-day/my-day-page.tsx',
  'src/browser/catalogue/fr/day-fr.ts',
]

export const day: Measurement = {
  name: 'day',
  target: { value: 60, is: 'at_most' },
  async measure() {
    const built = await build({ logLevel: 'error', build: { write: false, sourcemap: false } })
    const { output } = built as Rolldown.RolldownOutput
    const files = new Map(output.map((file) => [file.fileName, file]))
    const bytes = [...filesOfDay(output)].map((name) => gzippedBytes(files.get(name)))
    return { value: bytes.reduce((sum, count) => sum + count, 0) / 1_000, unit: 'kB, gzip' }
  },
}

type Built = Rolldown.OutputChunk | Rolldown.OutputAsset

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
      [facadeModuleId, ...moduleIds].some((id) => id?.endsWith(`/${entry}`)),
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
