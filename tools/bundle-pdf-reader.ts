/**
 * Puts the files beside the build that pdf.js asks for by name: its worker, the letters of PDFs that bring
 * none of their own, and the decoders of scanners' pictures as plain script. Part of `vite.config.ts`.
 */
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')

/** Folders of the package whose files are wanted, and where they go; licences go with them. */
const wanted: readonly { from: string; to: string; names: RegExp }[] = [
  { from: '.', to: '', names: /^LICENSE$/ },
  { from: 'standard_fonts', to: 'fonts/', names: /\.(?:pfb|ttf)$|^LICENSE/ },
  { from: 'wasm', to: 'decoders/', names: /_nowasm_fallback\.js$|^LICENSE/ },
]

export async function bundlePdfReader(): Promise<Plugin> {
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  // As these names carry no hash, their folder carries the version: caches keep them for ever.
  const folder = `assets/pdfjs-${version}/`
  const read = (name: string): Promise<Buffer> => readFile(join(dirname(manifest), name))
  return {
    name: 'preau-pdf-reader',
    apply: 'build',
    config: () => ({ define: { __PDF_READER__: JSON.stringify(`/${folder}`) } }),
    async generateBundle() {
      const put = (name: string, source: Buffer): void => {
        this.emitFile({ type: 'asset', fileName: `${folder}${name}`, source })
      }
      // Its older form: browsers of 2022 read it. Named as a script, so that it is packed as one.
      put('pdf.worker.js', await read('legacy/build/pdf.worker.min.mjs'))
      for (const { from, to, names } of wanted) {
        const all = await readdir(join(dirname(manifest), from))
        for (const name of all.filter((one) => names.test(one))) {
          put(`${to}${name}`, await read(join(from, name)))
        }
      }
    },
  }
}
