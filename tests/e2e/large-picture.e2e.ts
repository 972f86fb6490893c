/**
 * A picture and a recording that are too large to travel by themselves: the lesson says their sizes
 * and asks for them only when they are tapped; without a line their words stand in their place.
 */
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { pagePaths } from '#browser/page-paths.ts'
import { seededRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { attachTestReading } from '../access-world.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { fillPackedDay, type PackedDay, recorded, showInReading } from '../packed-day.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { silentSound } from '../silent-sound.ts'
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

/** The packed day's lesson has a second reading, with a picture that nothing can make smaller, and a sound. */
async function fillLargeDay(context: SchoolContext): Promise<LargeDay> {
  const day = await fillPackedDay(context)
  const { lessonId, school } = day
  const noise = seededRandom(8).bytes(side * side * 3)
  const picture = await sharp(noise, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer()
  const { resourceId, fileId } = await attachTestReading(context, school, lessonId, picture)
  const { personId: ownerId } = school.teacherA
  const sound = expectValue(
    await keepFile(context, {
      bytes: silentSound(15),
      name: 'eau.wav',
      schoolUai: school.uai,
      ownerId,
      belongsTo: { column: 'resource_id', id: resourceId },
      kinds: ['audio'],
    }),
  )
  const shown = { resourceId, fileId, exerciseId: null, ownerId, soundId: sound.id }
  await showInReading(context, shown)
  return { ...day, largeId: resourceId }
}

const looks = {
  'fr-FR': {
    offer: /^Afficher l’image \([\d,]+\sko\)$/,
    missing: 'n’a pas pu être affichée',
    sound: /^Écouter l’enregistrement \([\d,]+\sko\)/,
    unheard: 'L’enregistrement n’a pas pu être lu',
  },
  'en-GB': {
    offer: /^Show the picture \([\d.]+\skB\)$/,
    missing: 'The picture could not be shown',
    sound: /^Listen to the recording \([\d.]+\skB\)/,
    unheard: 'The recording could not be played',
  },
}

for (const [language, words] of Object.entries(looks)) {
  test(`a large picture and recording come on a tap that says their size, and their words without a line (${language})`, async () => {
    device = await openDevice(browser, {
      width: 360,
      language: language as keyof typeof looks,
      isInstalled: true,
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
    const sound = page.getByRole('button', { name: words.sound })
    await sound.tap()
    await page.getByText(words.unheard).waitFor()
    await page.getByText(recorded.transcript).waitFor()
    assert.deepEqual(await findAxeProblems(page), [])

    await cell.openDoors()
    await visit(page, cell.origin + pagePaths.reading(cell.filled.largeId))
    await offer.tap()
    await picture.waitFor()
    await until(page, "document.querySelector('figure img')?.naturalWidth ?? 0", side)
    assert.equal(await page.locator('audio').count(), 0)
    await sound.tap()
    // It plays at once, and has the keyboard.
    await until(page, "document.querySelector('audio:focus')?.currentTime > 0", true)
    assert.deepEqual(await findAxeProblems(page), [])
    assert.equal(await page.evaluate(packsHere), 2)
    assert.deepEqual(complaints, [])
  })
}
