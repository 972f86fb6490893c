/** Builds the verifier of bundles into one file of JavaScript, from the sources that this Préau runs. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installFolder } from '#engine/config/config.ts'

export async function buildVerifier(): Promise<Uint8Array> {
  const { build } = await import('vite')
  const outDir = await mkdtemp(join(tmpdir(), 'preau-verifier-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      root: installFolder,
      ssr: { noExternal: true },
      build: {
        ssr: join(installFolder, 'src/cli/stand-alone-verifier.ts'),
        outDir,
        target: 'node24',
        // Whoever checks may want to read it.
        minify: false,
        rolldownOptions: { output: { entryFileNames: 'verifier.mjs', codeSplitting: false } },
      },
    })
    return await readFile(join(outDir, 'verifier.mjs'))
  } finally {
    await rm(outDir, { recursive: true, force: true })
  }
}
