/**
 * A picture that is too large to travel by itself: the lesson says its size and asks for it only
 * when it is tapped; without a line its words stand in its place.
 */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { pagePaths } from '#browser/page-paths.ts'
import { seededRandom } from '#kernel/random.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { attachTestReading } from '../access-world.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { fillPackedDay, type PackedDay, showInReading } from '../packed-day.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { packsHere, until, warmUp } from '../warm-up.ts'

interface LargeDay extends PackedDay {
  readonly largeId: string
}

let cell: ServedCell<LargeDay>
let browser: Browser
let device: Device | null = null

before(async () => {
  cell = await serveCell(fillLargeDay)
  browser = await openChromium()
})

afterEach(async () => {
  await cell.openDoors()
  await device?.close()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

const side = 900

/** The packed day's lesson has a second reading, with a picture that nothing can make smaller. */
async function fillLargeDay(context: SchoolContext): Promise<LargeDay> {
  const day = await fillPackedDay(context)
  const { lessonId, school } = day
  const noise = seededRandom(8).bytes(side * side * 3)
  const picture = await sharp(noise, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer()
  const { resourceId, fileId } = await attachTestReading(context, school, lessonId, picture)
  const { personId: ownerId } = school.teacherA
  await showInReading(context, { resourceId, fileId, exerciseId: null, ownerId })
  return { ...day, largeId: resourceId }
}

const looks = {
  'fr-FR': { offer: /^Afficher l’image \([\d,]+\sko\)$/, missing: 'n’a pas pu être affichée' },
  'en-GB': {
    offer: /^Show the picture \([\d.]+\skB\)$/,
    missing: 'The picture could not be shown',
  },
}

for (const [language, words] of Object.entries(looks)) {
  test(`a large picture comes on a tap that says its size, and its words without a line (${language})`, async () => {
    device = await openDevice(browser, {
      width: 360,
      language: language as keyof typeof looks,
    })
    const { complaints, page } = device
    await signIn(page, cell.origin, { code: cell.filled.codes[0] })
    // The day, and the small picture of its other reading: the large one does not travel.
    await warmUp(page, cell.origin, 2)
    await cell.closeDoors()
    await visit(page, cell.origin + pagePaths.reading(cell.filled.largeId))
    await page.getByText('La Seine naît en Bourgogne.').waitFor()
    const offer = page.getByRole('button', { name: words.offer })
    const picture = page.getByRole('img', { name: 'Un point' })
    await offer.waitFor()
    assert.equal(await picture.count(), 0)
    assert.deepEqual(await findAxeProblems(page), [])
    await offer.tap()
    await page.getByText(words.missing).waitFor()
    await page.getByText('Un point').waitFor()
    assert.deepEqual(await findAxeProblems(page), [])

    await cell.openDoors()
    await visit(page, cell.origin + pagePaths.reading(cell.filled.largeId))
    await offer.tap()
    await picture.waitFor()
    await until(page, "document.querySelector('figure img')?.naturalWidth ?? 0", side)
    assert.deepEqual(await findAxeProblems(page), [])
    assert.equal(await page.evaluate(packsHere), 2)
    assert.deepEqual(complaints, [])
  })
}
