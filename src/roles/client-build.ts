/**
 * Builds the client before it is served, unless the last build was made from the same sources.
 * Vite is loaded only when there is something to build.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { installFolder } from '#engine/config/config.ts'

/** Folders and files that the build is made from. */
const sources = [
  'src/browser',
  'src/contract',
  'src/kernel',
  'tools/build-service-worker.ts',
  'tools/bundle-pdf-reader.ts',
  'tools/first-load.ts',
  'vite.config.ts',
  'package-lock.json',
]
/** Compressed once here, so that no request pays for it. */
const compressible = /\.(?:js|css|svg|html|json|webmanifest)$/

/** Where the build lies. */
export const clientFolder = join(installFolder, 'dist/browser')

/** Builds if needed; answers whether it did. */
export async function buildClient(): Promise<boolean> {
  const stampPath = join(clientFolder, '.sources')
  const stamp = await stampOfSources()
  const before = await readFile(stampPath, 'utf8').catch(() => '')
  if (before === stamp) return false
  const { build } = await import('vite')
  await build({
    configFile: join(installFolder, 'vite.config.ts'),
    logLevel: 'error',
    root: join(installFolder, 'src/browser'),
  })
  await compressAll(clientFolder)
  await mkdir(clientFolder, { recursive: true })
  await writeFile(stampPath, stamp)
  return true
}

/** A hash over names, sizes and contents of everything that the build reads. */
async function stampOfSources(): Promise<string> {
  const hash = createHash('sha256')
  for (const path of (await Promise.all(sources.map(listFiles))).flat().sort()) {
    hash.update(path)
    hash.update(await readFile(join(installFolder, path)))
  }
  return hash.digest('hex')
}

async function listFiles(path: string): Promise<string[]> {
  const facts = await stat(join(installFolder, path))
  if (!facts.isDirectory()) return [path]
  const names = await readdir(join(installFolder, path), { recursive: true, withFileTypes: true })
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(installFolder.length + 1))
}

async function compressAll(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  for (const name of names.filter((one) => compressible.test(one))) {
    const path = join(folder, name)
    const bytes = await readFile(path)
    const brotli = await promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    })
    await writeFile(`${path}.br`, brotli)
    await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
  }
}
