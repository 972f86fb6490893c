/**
 * Work kept safe until the school answers: answered and handed in with nobody at the other end, the
 * tab closed, the school back; and several people on one device, of whom nobody sees or sends what
 * is another's.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { pagePaths } from '#browser/page-paths.ts'
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { seededRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { holdWorkLine } from '../cut-work-line.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { everyKind } from '../opening-school.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { goOn, questionOn, tapAnswer } from '../tap-answers.ts'
import { assignTestExercise } from '../test-exercise-room.ts'
import type { TestPerson } from '../test-school.ts'

const guardian = { login: 'anne.renard', password: 'tulipe vélo lundi bouchon' }
const teacher = { login: 'lucie.moreau', password: 'tulipe vélo mardi bouchon' }
const openText = 'La vapeur touche le miroir froid et redevient de petites gouttes.'
const secret = 'La marée monte deux fois par jour au Havre.'

/** What waited is sent by itself, after a pause that grows with each try that failed. */
const byItself = { timeout: 40_000 }

let cell: ServedCell<CardedClass>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell(async (context) => {
    const filled = await fillCardedClass(context, { who: 'guardianA1', ...guardian })
    const { personId } = filled.school.teacherA
    expectValue(await setPassword(context, { personId, ...teacher }))
    return filled
  })
  browser = await openChromium()
})

after(async () => {
  for (const one of devices) await one.close()
  await browser?.close()
  await cell?.stop()
})

async function device(width: number): Promise<Device> {
  const opened = await openDevice(browser, { width, isInstalled: true })
  devices.push(opened)
  return opened
}

const codeOf = (person: TestPerson) => cardIn(cell.filled, person).shortCode

async function assign(content = everyKind()): Promise<Id> {
  const { school } = cell.filled
  const { assignmentId } = await assignTestExercise(cell.context, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(Date.now() - 1_000),
    content,
  })
  return assignmentId
}

async function begin(page: Page, assignmentId: Id): Promise<void> {
  await visit(page, cell.origin + pagePaths.exercise(assignmentId))
  await page.getByRole('button', { name: 'Commencer' }).click()
  await questionOn(page, 1).waitFor()
}

/** One small question in words, on any width. */
const oneQuestion = (): ReturnType<typeof everyKind> => {
  const { format, questions } = everyKind()
  return { format, introduction: [], questions: questions.filter(({ kind }) => kind === 'open') }
}

async function savedTexts(person: TestPerson): Promise<string> {
  const rows = await cell.context.db
    .selectFrom('attempt_answer')
    .innerJoin('attempt', 'attempt.id', 'attempt_answer.attempt_id')
    .select('answer')
    .where('pupil_id', '=', person.personId)
    .execute()
  return JSON.stringify(rows)
}

const pageInks = ['red', 'green', 'blue'] as const

/** A page in one colour, wider than high, that stays heavy however it is made lighter: several parts. */
async function heavyPage(place: number): Promise<Buffer> {
  const raw = { width: 600, height: 400, channels: 3 } as const
  const bytes = seededRandom(3).bytes(raw.width * raw.height * raw.channels)
  const inked = bytes.map((byte, at) => (at % 3 === place ? 255 : byte >> 1))
  return sharp(inked, { raw }).jpeg({ quality: 95 }).toBuffer()
}

/** What the teacher's page shows: each photo's colour and size, in the order of the pages. */
async function describePhotos(page: Page): Promise<string[]> {
  const shown = page.getByRole('img', { name: /^Photo \d/ })
  await shown.nth(pageInks.length - 1).waitFor()
  const described: string[] = []
  for (const one of await shown.all()) {
    const answer = await page.request.get(cell.origin + (await one.getAttribute('src')))
    const picture = sharp(await answer.body())
    const { width, height } = await picture.metadata()
    const { channels } = await picture.stats()
    const means = channels.map(({ mean }) => mean)
    described.push(`${pageInks[means.indexOf(Math.max(...means))]} ${width}×${height}`)
  }
  return described
}

const pageLine = (page: Page, number: number): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('img', { name: `Page ${number}` }) })

/** Three photos at once; one is turned, one cut to its sheet, and their order is changed, by all hands. */
async function arrangePages(page: Page): Promise<void> {
  const files = await Promise.all(
    pageInks.map(async (ink, place) => ({
      name: `${ink}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await heavyPage(place),
    })),
  )
  await page.locator('input[type=file]').last().setInputFiles(files)
  await pageLine(page, 3).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  await page.getByRole('button', { name: 'Tourner, redresser Page 1' }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Vers la droite' }).tap()
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Garder la page ainsi' }).tap()
  await page.getByText(/Page 1 refaite\./).waitFor()

  await page.getByRole('button', { name: 'Tourner, redresser Page 2' }).tap()
  await dialog.getByRole('button', { name: 'Coin en haut à gauche' }).focus()
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('Shift+ArrowRight')
  const corner = await dialog.getByRole('button', { name: 'Coin en bas à gauche' }).boundingBox()
  const photo = await dialog.getByRole('img', { name: 'Page 2' }).boundingBox()
  assert.ok(corner !== null && photo !== null)
  const held = { x: corner.x + corner.width / 2 + 5, y: corner.y + corner.height / 2 }
  await page.mouse.move(held.x, held.y)
  await page.mouse.down()
  await page.mouse.move(held.x + photo.width / 4, held.y, { steps: 3 })
  await page.mouse.up()
  await dialog.getByRole('button', { name: 'Garder la page ainsi' }).tap()
  await page.getByText(/Page 2 refaite\./).waitFor()

  // Red, green, blue; by the button red, blue, green; by the grip blue, red, green.
  await page.getByRole('button', { name: 'Monter Page 3' }).tap()
  await page.getByRole('button', { name: 'Retirer Page 1' }).tap()
  await page.getByText(/Page 1 retirée\./).waitFor()
  await page.getByRole('button', { name: 'Remettre comme avant' }).last().tap()
  await pageLine(page, 3).waitFor()
  await pageLine(page, 2).locator('.photo-page-grip').hover()
  const above = await pageLine(page, 1).boundingBox()
  assert.ok(above !== null)
  await page.mouse.down()
  await page.mouse.move(above.x + above.width - 20, above.y + 20, { steps: 4 })
  await page.mouse.up()
}

/** The line is cut again while a photo is on its way: one part of it does not arrive. */
async function cutAgain(context: BrowserContext): Promise<() => number> {
  let parts = 0
  await context.route('**/api/attempts/*/photos/**', (route) => {
    if (route.request().method() !== 'PUT') return route.continue()
    parts += 1
    return parts === 2 ? route.abort('connectionreset') : route.continue()
  })
  return () => parts
}

/** A teacher has the sheet of a pupil who did it by hand: one photo, received at midnight. */
async function handInOnPaper(page: Page, assignmentId: Id): Promise<void> {
  await visit(page, cell.origin + pagePaths.following(assignmentId))
  const row = page.getByRole('row', { name: new RegExp(cell.filled.school.pupilA2.givenName) })
  await row.getByRole('link', { name: /^Remettre une copie papier/ }).click()
  await settle(page)
  const sheet = { name: 'feuille.jpg', mimeType: 'image/jpeg', buffer: await heavyPage(2) }
  await page.locator('input[type=file]').last().setInputFiles(sheet)
  await page.getByRole('img', { name: 'Page 1' }).waitFor()
  await page.getByLabel('plus tôt').check()
  await page.getByLabel('Heure de remise').fill('00:00')
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('button', { name: 'Remettre la copie' }).click()
  await page.getByText(/^La copie d.* est remise\.$/).waitFor()
  await page.getByRole('link', { name: 'Suivi de l’exercice' }).last().click()
  await row.getByText(/remise sur papier par .*, qui dit l’avoir reçue/).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
}

test('three pages handed in over a line that is cut twice, the tab closed: there once, in their order', async () => {
  const { page, context, complaints } = await device(360)
  const { pupilA1 } = cell.filled.school
  const content = everyKind()
  const assignmentId = await assign(content)
  await signIn(page, cell.origin, { code: codeOf(pupilA1) })
  await begin(page, assignmentId)
  await cell.closeDoors()
  for (const [place, question] of content.questions.entries()) {
    const sheet = questionOn(page, place + 1)
    await sheet.waitFor()
    await tapAnswer(sheet, question, openText)
    await sheet.getByText('sur cet appareil').first().waitFor()
    if (place < content.questions.length - 1) await goOn(page, place + 2)
  }
  await arrangePages(page)
  await page.getByRole('button', { name: 'Rendre ma copie' }).tap()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByText('Une photo ou un fichier attend sur cet appareil', { exact: false })
    .waitFor()
  await dialog.getByRole('button', { name: 'Rendre ma copie' }).tap()
  await page.getByText('Ta copie est gardée sur cet appareil', { exact: false }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.close()

  await cell.openDoors()
  const partsSent = await cutAgain(context)
  const later = await context.newPage()
  await later.goto(cell.origin + pagePaths.exercise(assignmentId))
  // Tried again after the cut, as many photos as there are.
  await later.getByRole('heading', { name: 'Ta copie est arrivée' }).waitFor(byItself)
  await later.getByText('reçu', { exact: true }).waitFor()
  await later.getByText(/c’est bien ta copie, entière/).waitFor()
  const submissions = await cell.context.db
    .selectFrom('submission')
    .select(['answers', 'attempt_id'])
    .where('pupil_id', '=', pupilA1.personId)
    .execute()
  assert.equal(submissions.length, 1)
  const answers = submissions[0]?.answers as Record<string, { fileIds?: string[] }>
  assert.equal(Object.keys(answers).length, content.questions.length)
  const named = Object.values(answers).flatMap(({ fileIds }) => fileIds ?? [])
  const files = await cell.context.db
    .selectFrom('file')
    .select('id')
    .where('attempt_id', '=', submissions[0]?.attempt_id ?? '')
    .execute()
  assert.deepEqual(files.map(({ id }) => id).sort(), named.toSorted())
  assert.equal(named.length, pageInks.length)
  assert.ok(partsSent() > 3)

  const desk = await device(1280)
  await signIn(desk.page, cell.origin, teacher)
  await visit(desk.page, cell.origin + pagePaths.marking(submissions[0]?.attempt_id ?? ''))
  assert.deepEqual(await describePhotos(desk.page), [
    'blue 600×400',
    'red 400×600',
    'green 450×400',
  ])
  await handInOnPaper(desk.page, assignmentId)
  assert.deepEqual([...complaints, ...desk.complaints], [])
})

test('two children on one phone, a guardian between them: nothing goes under another name', async () => {
  const { page, context, complaints } = await device(360)
  const line = await holdWorkLine(context)
  const { pupilA1, pupilA2 } = cell.filled.school
  const assignmentId = await assign(oneQuestion())
  const owners: string[] = []
  context.on('request', (request) => {
    const owner = request.headers()[workOwnerHeader]
    if (owner !== undefined && request.url().includes('/api/attempts/')) owners.push(owner)
  })
  await signIn(page, cell.origin, { code: codeOf(pupilA1) })
  await begin(page, assignmentId)
  line.cut()
  await page.getByLabel('Ton texte').fill(secret)
  await page.getByText('sur cet appareil').first().waitFor()
  await visit(page, cell.origin + pagePaths.myDay)
  await page.getByText('1 travail est encore sur cet appareil', { exact: false }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  await signIn(page, cell.origin, guardian)
  line.mend()
  owners.length = 0
  await visit(page, cell.origin + pagePaths.children)
  await signIn(page, cell.origin, { code: codeOf(pupilA2) })
  await visit(page, cell.origin + pagePaths.myDay)
  assert.equal(await page.getByText('encore sur cet appareil', { exact: false }).count(), 0)
  await begin(page, assignmentId)
  assert.ok(!(await page.content()).includes(secret))
  await page.getByLabel('Ton texte').fill(openText)
  await page.getByText('reçu', { exact: true }).waitFor(byItself)
  assert.deepEqual([...new Set(owners)], [pupilA2.accountId])
  assert.ok(!(await savedTexts(pupilA2)).includes(secret))
  assert.ok(!(await savedTexts(pupilA1)).includes(secret), 'it still waits for its owner')

  await signIn(page, cell.origin, { code: codeOf(pupilA1) })
  await visit(page, cell.origin + pagePaths.exercise(assignmentId))
  await page.getByText('reçu', { exact: true }).waitFor(byItself)
  assert.equal(await page.getByLabel('Ton texte').inputValue(), secret)
  assert.ok((await savedTexts(pupilA1)).includes(secret))
  assert.deepEqual(complaints, [])
})

/** Everything that the browser keeps on its disk, as one text: bytes as signs. */
const everythingKept = `(async () => {
  const text = (value) => value instanceof Uint8Array || value instanceof ArrayBuffer
    ? String.fromCharCode(...new Uint8Array(value))
    : value !== null && typeof value === 'object' ? Object.values(value).map(text).join(' ') : String(value)
  const all = []
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => done(asked.result)
    })
    for (const store of database.objectStoreNames) {
      all.push(await new Promise((done) => {
        const asked = database.transaction(store).objectStore(store).getAll()
        asked.onsuccess = () => done(asked.result.map(text).join(' '))
      }))
    }
    database.close()
  }
  return all.join(' ') + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)
})()`

async function signInOnShared(page: Page, person: TestPerson): Promise<void> {
  await page.goto(`${cell.origin}/manifest.webmanifest`)
  const body = JSON.stringify({ code: codeOf(person), shared: true })
  const status = await page.evaluate(
    `fetch('/api/sign-in/code', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(body)} }).then((answer) => answer.status)`,
  )
  assert.equal(status, 200)
}

test('a shared computer passed on: what was not sent lies sealed and waits for its owner', async () => {
  const { page, context, complaints } = await device(1280)
  const line = await holdWorkLine(context)
  const { pupilA1, pupilA2 } = cell.filled.school
  const assignmentId = await assign(oneQuestion())
  await signInOnShared(page, pupilA1)
  await begin(page, assignmentId)
  line.cut()
  await page.getByLabel('Ton texte').fill(secret)
  await page.getByText('sur cet appareil').first().waitFor()
  await page.getByRole('button', { name: 'Ordinateur partagé' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Personne d’autre ne peut les lire', { exact: false }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Se déconnecter quand même' }).click()
  await page.waitForURL(cell.origin + pagePaths.signIn)
  const kept = await page.evaluate<string>(everythingKept)
  assert.ok(kept.includes(pupilA1.accountId), 'the work is still here')
  assert.ok(!kept.includes('Havre'))

  line.mend()
  await signInOnShared(page, pupilA2)
  await visit(page, cell.origin + pagePaths.myDay)
  assert.equal(await page.getByText('encore sur cet appareil', { exact: false }).count(), 0)
  await visit(page, cell.origin + pagePaths.exercise(assignmentId))
  await page.getByRole('button', { name: 'Commencer' }).waitFor()
  assert.ok(!(await savedTexts(pupilA2)).includes(secret))
  await page.getByRole('button', { name: 'Ordinateur partagé' }).click()
  await page.waitForURL(cell.origin + pagePaths.signIn)

  await signInOnShared(page, pupilA1)
  await visit(page, cell.origin + pagePaths.exercise(assignmentId))
  await page.getByText('reçu', { exact: true }).waitFor(byItself)
  assert.ok((await savedTexts(pupilA1)).includes(secret))
  await page.getByRole('button', { name: 'Ordinateur partagé' }).click()
  await page.waitForURL(cell.origin + pagePaths.signIn)
  await settle(page)
  assert.ok(!(await page.evaluate<string>(everythingKept)).includes(pupilA1.accountId))
  assert.deepEqual(complaints, [])
})
