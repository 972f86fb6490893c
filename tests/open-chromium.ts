/**
 * Opens a Chromium for the tests in a browser: the one that npm brought, with the switches that a
 * machine without screen, sandbox or graphics needs, and with the libraries and fonts that npm
 * brought too where the machine has none.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { installFolder, processEnvironment } from '#engine/config/config.ts'

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--headless',
  '--hide-scrollbars',
  // A container's shared memory may be a few megabytes; a tab that finds none is lost.
  '--disable-dev-shm-usage',
  // A microphone that beeps once a second; every page may have it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]
const packages = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
/** The package's own file looks for the fonts in one folder for all users of the machine. */
const fontsOfPackage = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`

/** Close it again with `browser.close()`. `more`: switches beside those that it always has. */
export async function openChromium(more: readonly string[] = []): Promise<Browser> {
  const folder = await unpackChromium()
  const executablePath = join(folder, 'chromium')
  const env = environmentFor(folder, executablePath)
  return chromium.launch({ executablePath, args: [...switches, ...more], env })
}

/**
 * Unpacks what npm brought, once for each version, inside this installation: the package's own
 * choice is one folder for all users and versions of a machine. Under a name of its own until it
 * is complete, so that two test files that begin together do not meet half of it.
 */
async function unpackChromium(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const bin = join(manifest, '../../bin')
  const { version } = createRequire(import.meta.url)(join(bin, '../package.json'))
  const cache = join(installFolder, 'node_modules/.cache')
  const folder = join(cache, `browser-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'browser-draft-'))
  await inFolder(draft, () => Promise.all(packages.map((name) => inflate(join(bin, name)))))
  await writeFile(join(draft, 'fonts/fonts.conf'), fontsOfPackage)
  await rename(draft, folder).catch(async (error) => {
    await rm(draft, { recursive: true })
    if (!existsSync(folder)) throw error
  })
  return folder
}

/** `inflate` writes into the temporary folder of the moment when it is called. */
function inFolder<T>(folder: string, work: () => T): T {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    return work()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The machine's own libraries and fonts are preferred: they fit the machine. */
function environmentFor(folder: string, executablePath: string): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(processEnvironment())) {
    if (value !== undefined) env[name] = value
  }
  if (!startsAlone(executablePath, env)) env.LD_LIBRARY_PATH = join(folder, 'al2023/lib')
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(folder, 'fonts')
  return env
}

/** How what a machine has is told to the further files of a run. */
const aloneVariable = 'PREAU_TEST_CHROMIUM_ALONE'

/** Tried once in a run: a Chromium that only says its version takes half as long as one that opens. */
function startsAlone(executablePath: string, env: Record<string, string>): boolean {
  const known = processEnvironment()[aloneVariable]
  if (known !== undefined) return known === 'yes'
  const starts = spawnSync(executablePath, ['--version'], { env }).status === 0
  process.env[aloneVariable] = starts ? 'yes' : 'no'
  return starts
}

/** Before the files of a run, whose processes then find Chromium unpacked and tried. */
export async function prepareChromium(): Promise<void> {
  const folder = await unpackChromium()
  environmentFor(folder, join(folder, 'chromium'))
}
