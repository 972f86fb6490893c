/**
 * A pupil hands in documents and a recording from a phone; a file that is none says why and loses
 * nothing. The teacher reads, hears and saves them, and draws on the pages of a PDF, which the pupil
 * sees on the phone once the copy is returned.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { type CardedClass, cardIn, fillCardedClass } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import {
  brokenPdf,
  drawPdf,
  lockPdf,
  packedFile,
  recordedFile,
  scannedPdf,
  smallPdf,
} from '../handed-bytes.ts'
import { pressAll } from '../keyboard-hand.ts'
import { pointsField } from '../marking-hand.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'
import { smallContent } from '../small-exercise.ts'
import { assignTestExercise } from '../test-exercise-room.ts'

const teacher = { login: 'lucie.moreau', password: 'tulipe vélo mardi bouchon' }
/** The open question alone. */
const content: ExerciseContent = {
  ...smallContent,
  questions: smallContent.questions.flatMap((question) =>
    question.kind === 'open' ? [{ ...question, takesFiles: true as const }] : [],
  ),
}

interface Filled extends CardedClass {
  readonly assignmentId: Id
}

let cell: ServedCell<Filled>
let browser: Browser
const devices: Device[] = []

before(async () => {
  cell = await serveCell(async (context) => {
    const filled = await fillCardedClass(context, { who: 'teacherA', ...teacher })
    const { school } = filled
    const { assignmentId } = await assignTestExercise(context, {
      uai: school.uai,
      courseId: school.courseA,
      ownerId: school.teacherA.personId,
      opensAt: new Date(Date.now() - 1_000),
      content,
    })
    return { ...filled, assignmentId }
  })
  browser = await openChromium()
})

after(async () => {
  for (const one of devices) await one.close()
  await browser?.close()
  await cell?.stop()
})

async function device(width: number): Promise<Device> {
  const opened = await openDevice(browser, { width })
  devices.push(opened)
  return opened
}

const file = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer })
const shelf = (page: Page) => page.locator('.file-shelf')
const line = (page: Page, name: string) => page.locator('.handed-file').filter({ hasText: name })

test('files are chosen, replaced, taken out or refused, and go with the copy', async () => {
  const { page } = await device(360)
  const { school, assignmentId } = cell.filled
  await signIn(page, cell.origin, { code: cardIn(cell.filled, school.pupilA1).shortCode })
  await visit(page, cell.origin + pagePaths.exercise(assignmentId))
  await page.getByRole('button', { name: 'Commencer' }).click()
  const choose = shelf(page).locator('input[type=file]').last()
  await choose.waitFor({ state: 'attached' })
  await choose.setInputFiles([
    file('exposé.pdf', smallPdf),
    file('film.mkv', smallPdf),
    file('vide.txt', Buffer.alloc(0)),
    file('voix.m4a', recordedFile(['soun'])),
    file('brouillon.txt', Buffer.from('Rien encore.')),
  ])
  await page.getByText(/2 fichiers n.ont pas été pris/).waitFor()
  await page.getByText(/vide\.txt.*est vide/).waitFor()
  await line(page, 'brouillon.txt').waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('button', { name: 'Retirer brouillon.txt' }).click()
  await line(page, 'brouillon.txt').waitFor({ state: 'detached' })
  const replace = line(page, 'exposé.pdf').locator('input[type=file]')
  await replace.setInputFiles(file('exposé final.odt', packedFile('odt')))
  await line(page, 'exposé final.odt').waitFor()
  // Looks like a document, and is none: the school says so once it has the bytes.
  await choose.setInputFiles(file('faux.docx', packedFile('zip')))
  await line(page, 'faux.docx').waitFor()
  await line(page, 'faux.docx').getByRole('alert').waitFor()
  await page.getByRole('button', { name: 'Retirer faux.docx' }).click()
  // Five are taken at most: until it is out there is no room for three more.
  await line(page, 'faux.docx').waitFor({ state: 'detached' })
  const pages = await drawPdf('Mon exposé sur les volcans', 'Les volcans endormis')
  await choose.setInputFiles([
    file('annexe.pdf', pages),
    file('abîmé.pdf', brokenPdf),
    file('scan.pdf', scannedPdf),
  ])
  await line(page, 'annexe.pdf').waitFor()
  await line(page, 'scan.pdf').waitFor()
  await page.reload()
  await line(page, 'exposé final.odt').waitFor()
  assert.equal(await page.locator('.handed-file').count(), 5)
  await page.getByRole('button', { name: 'Rendre ma copie' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rendre ma copie' }).click()
  await page.getByText('Numéro du reçu').waitFor()
  await page.getByRole('link', { name: 'Voir ma copie' }).click()
  await page.getByRole('link', { name: 'Télécharger exposé final.odt' }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
})

/** The only copy. */
async function copyId(): Promise<Id> {
  const { id } = await cell.context.db
    .selectFrom('attempt')
    .select('id')
    .where('assignment_id', '=', cell.filled.assignmentId)
    .executeTakeFirstOrThrow()
  return id
}

test('the teacher sees each by name, kind and size, hears it, opens it, saves it', async () => {
  const { page } = await device(1280)
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.marking(await copyId()))
  await line(page, 'exposé final.odt')
    .getByText(/document · \d+\so/)
    .waitFor()
  await line(page, 'voix.m4a').locator('audio').waitFor()
  const open = line(page, 'annexe.pdf').getByRole('link', { name: 'Ouvrir annexe.pdf' })
  assert.equal(await open.getAttribute('target'), '_blank')
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Télécharger exposé final.odt' }).click()
  assert.equal((await saving).suggestedFilename(), 'exposé final.odt')
  assert.deepEqual(await findAxeProblems(page), [])
})

const drawnPage = (page: Page, name: string) =>
  page.locator('canvas[aria-busy="false"]').and(page.getByRole('img', { name, exact: true }))

/** Whether the page was drawn in ink: the canvas is no white sheet. */
function hasInk(page: Page): Promise<boolean> {
  return page.locator('canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return false
    const { width, height } = canvas
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height / 3).data ?? []
    return [...pixels].filter((share, at) => at % 4 === 0 && share < 80).length > 40
  })
}

/** Five files are all that an answer takes: one of them comes with the bytes of a locked one. */
async function seeLocked(page: Page): Promise<void> {
  const saved = line(page, 'abîmé.pdf').getByRole('link', { name: 'Télécharger abîmé.pdf' })
  const address = `**${await saved.getAttribute('href')}*`
  await page.route(address, async (route) => route.fulfill({ body: await lockPdf('volcan') }))
  await page.getByRole('button', { name: 'Lire et annoter ici abîmé.pdf' }).click()
  const told = line(page, 'abîmé.pdf').locator('.notice')
  await told.getByText('Ce PDF est verrouillé par un mot de passe.').waitFor()
  const whole = told.getByRole('link', { name: 'Télécharger le fichier abîmé.pdf' })
  assert.equal(await whole.getAttribute('download'), 'abîmé.pdf')
  assert.deepEqual(await findAxeProblems(page), [])
  await page.unroute(address)
  await page.getByRole('button', { name: 'Refermer abîmé.pdf' }).click()
}

test('a PDF is drawn on page by page with the keyboard; a scanned one shows, a broken or locked one says so', async () => {
  const { page, complaints } = await device(1280)
  await signIn(page, cell.origin, teacher)
  await visit(page, cell.origin + pagePaths.marking(await copyId()))
  await page.getByRole('button', { name: 'Lire et annoter ici abîmé.pdf' }).click()
  await line(page, 'abîmé.pdf')
    .getByText(/Il est abîmé/)
    .waitFor()
  await page.getByRole('button', { name: 'Refermer abîmé.pdf' }).click()
  await seeLocked(page)
  await page.getByRole('button', { name: 'Lire et annoter ici scan.pdf' }).click()
  await drawnPage(page, 'scan.pdf, page 1 sur 1').waitFor()
  assert.ok(await hasInk(page), 'what scanners pack is unpacked inside the policy')
  await page.getByRole('button', { name: 'Refermer scan.pdf' }).click()
  const letters = page.context().waitForEvent('response', (one) => /Liberation/.test(one.url()))
  await page.getByRole('button', { name: 'Lire et annoter ici annexe.pdf' }).click()
  assert.equal((await letters).status(), 200)
  await drawnPage(page, 'annexe.pdf, page 1 sur 2').waitFor()
  assert.ok(await hasInk(page))
  await page.getByText('Le texte de cette page').click()
  await page.getByText('Mon exposé sur les volcans').waitFor()
  await page.getByRole('button', { name: 'Page suivante' }).click()
  await drawnPage(page, 'annexe.pdf, page 2 sur 2').waitFor()
  await page.getByRole('button', { name: 'Annoter annexe.pdf, page 2 sur 2' }).click()
  await page.getByRole('application', { name: /^Annoter/ }).focus()
  await pressAll(page, '5', 'Enter', 'l', 'ArrowUp', 'Enter', 'Shift+ArrowRight', 'Enter')
  const list = page.getByRole('list', { name: /Annotations.*page 2 sur 2/ })
  await list.getByText('bien, au milieu', { exact: true }).waitFor()
  await list.getByText('1 passage surligné').waitFor()
  await pressAll(page, '2', 'Enter', 'Control+z')
  await page.getByText(/Pages annotées.*2/).waitFor()
  await page.getByText('Enregistré', { exact: true }).first().waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await pointsField(page).fill('2')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('button', { name: 'Reprendre la copie' }).waitFor()
  assert.deepEqual(complaints, [])
})

test('the pupil reads on the phone what was drawn, and sees it over the pages on a press', async () => {
  const { school } = cell.filled
  const { page, complaints } = await device(360)
  await signIn(page, cell.origin, { code: cardIn(cell.filled, school.pupilA1).shortCode })
  await visit(page, cell.origin + pagePaths.result(await copyId()))
  await page.getByText('À la page 2').waitFor()
  await page.getByText('bien, au milieu', { exact: true }).waitFor()
  assert.equal(await page.locator('canvas').count(), 0)
  await page.getByRole('button', { name: /Voir les pages annotées \(.* au plus\)/ }).click()
  await drawnPage(page, 'annexe.pdf, page 2 sur 2').waitFor()
  assert.ok(await hasInk(page))
  await page.locator('.annotation-drawing .pen-broad').waitFor({ state: 'attached' })
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(complaints, [])
})
