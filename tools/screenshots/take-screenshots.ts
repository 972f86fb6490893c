/**
 * `npm run screenshots`: every page of the app on the demo schools, as the person who sees it, on
 * a phone and on a desk, into docs/screenshots. Names given behind the command take only those.
 * Fails when a page of the app is not visited.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { installFolder } from '#engine/config/config.ts'
import { settle, visit } from '../../tests/browser-device.ts'
import { fillBusyDemo } from '../../tests/busy-demo.ts'
import { openDemoClass } from '../../tests/demo-class.ts'
import { openDevices } from '../../tests/demo-devices.ts'
import { tourOf, type Visit } from '../../tests/demo-tour.ts'
import { openChromium } from '../../tests/open-chromium.ts'
import { serveCell } from '../../tests/served-cell.ts'

const folder = join(installFolder, 'docs/screenshots')
const widths = [360, 1280]
/** A long page is cut here: what counts stands above. */
const heightMax = 2400
/** Colours of a picture: enough for flat drawings and text, small on disk. */
const coloursMax = 128

async function takeAll(only: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  const cell = await serveCell(async (context, dataDir) =>
    openDemoClass(context, await fillBusyDemo(context, dataDir)),
  )
  const browser = await openChromium()
  try {
    const { visits, missing } = tourOf(cell.filled)
    const wanted = visits.filter(({ name }) => only.length === 0 || only.includes(name))
    const failures = missing.map((path) => `${path} is not visited`)
    for (const width of widths) {
      const devices = openDevices(browser, cell, { width })
      for (const one of wanted) {
        const failure = await take(one, width, cell.origin, (await devices.of(one.as)).page)
        if (failure !== null) failures.push(`${one.name} at ${width} px: ${failure}`)
      }
      await devices.close()
    }
    if (only.length === 0) await removeOthers(visits)
    if (failures.length > 0) throw new Error(`without a picture:\n${failures.join('\n')}`)
  } finally {
    await browser.close()
    await cell.stop()
  }
}

/** Those below the screen wait to be scrolled to, which no picture does. */
const loadAllPictures = `Promise.all([...document.images].map(async (one) => {
  one.loading = 'eager'
  await one.decode().catch(() => undefined)
}))`

/** Why there is no picture, or null; one bad page does not cost the others theirs. */
async function take(one: Visit, width: number, origin: string, page: Page): Promise<string | null> {
  try {
    await visit(page, origin + one.path)
    await one.further?.(page)
    await settle(page)
    await page.evaluate(loadAllPictures)
    const picture = one.part === undefined ? page : page.locator(one.part)
    await keep(one, width, await picture.screenshot({ fullPage: true }))
    return null
  } catch (error) {
    return error instanceof Error ? error.message.split('\n', 1).join('') : String(error)
  }
}

async function keep({ name }: Visit, width: number, png: Buffer): Promise<void> {
  const picture = sharp(png)
  const { width: wide, height } = await picture.metadata()
  const bytes = await picture
    .extract({ left: 0, top: 0, width: wide, height: Math.min(height, heightMax) })
    .png({ palette: true, colours: coloursMax, effort: 10, compressionLevel: 9 })
    .toBuffer()
  await writeFile(join(folder, `${name}-${width}.png`), bytes)
  process.stdout.write(`${name}-${width}.png ${Math.round(bytes.length / 1024)} kB\n`)
}

/** Pictures of pages that are no more. */
async function removeOthers(visits: readonly Visit[]): Promise<void> {
  const kept = new Set(visits.flatMap(({ name }) => widths.map((width) => `${name}-${width}.png`)))
  for (const name of await readdir(folder)) {
    if (!kept.has(name)) await rm(join(folder, name))
  }
}

await takeAll(process.argv.slice(2))
