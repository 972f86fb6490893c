/**
 * A whole lesson in a live class, by a teacher and four pupils in a browser: they enter, hear, draw, see
 * slides, answer, do an exercise, raise hands, work in breakouts, come together again, end, and see it again.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { type Device, settle, visit } from '../browser-device.ts'
import { cardIn } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { drawPdf } from '../handed-bytes.ts'
import { waitFor } from '../live-device.ts'
import { darkestInk, drawStroke, paintedShare } from '../live-paper.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import { smallContent } from '../small-exercise.ts'
import { assignTestExercise } from '../test-exercise-room.ts'

const stage = setLiveStage({
  morePupils: [
    ['Lina', 'Moreau'],
    ['Tom', 'Garnier'],
  ],
})

/** Drawing the pages of a PDF is work for a busy machine. */
const slidesMsMax = 60_000

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })
const openTab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click()

async function assertFine(page: Page): Promise<void> {
  await settle(page)
  assert.deepEqual(await findSidewaysScroll(page), [])
  assert.deepEqual(await findAxeProblems(page), [])
}

/** Some browsers let a page sound at once where somebody has pressed something on it. */
async function allowSound(page: Page): Promise<void> {
  const allow = button(page, 'Écouter la classe')
  if (await allow.isVisible()) await allow.click()
}

/** A slide comes at the pace of a poor line, whatever the machine can. */
async function seesSlide(page: Page): Promise<void> {
  const isSeen = async () => (await paintedShare(page)) > 0.4 || undefined
  await waitFor(isSeen, 'the slide on the board', slidesMsMax)
}

/** A PDF becomes slides, goes onto the board with one press, and stands in front of a pupil. */
async function showSlides(teacher: Page, pupil: Page): Promise<void> {
  await button(teacher, 'Diapositives').click()
  const sheet = teacher.getByRole('dialog')
  const pdf = await drawPdf('La moitié', 'Le quart')
  await sheet
    .getByLabel('Ajouter un PDF ou des images')
    .setInputFiles({ name: 'fractions.pdf', mimeType: 'application/pdf', buffer: pdf })
  await sheet.getByRole('img', { name: /2.: Le quart/ }).waitFor({ timeout: slidesMsMax })
  await assertFine(teacher)
  await button(sheet, 'Mettre les diapositives au tableau').click()
  await sheet.waitFor({ state: 'detached' })
  const shown = pupil.locator('.live-slide-words')
  await shown.getByText('La moitié').waitFor()
  for (const page of [teacher, pupil]) await seesSlide(page)
  await button(teacher, 'Page suivante').click()
  await shown.getByText('Le quart').waitFor()
  await assertFine(pupil)
}

/** Who reviews the class hears the teacher and sees the board as it was. */
async function seesAgain(page: Page): Promise<void> {
  await visit(page, stage.cell().origin + pagePaths.myLog)
  await page.getByRole('link', { name: /^Revoir la classe enregistrée/ }).click()
  await hearsReplay(page)
}

async function hearsReplay(page: Page): Promise<void> {
  await button(page, 'Lire').waitFor()
  await page.evaluate(`{
    window.heardSamples = []
    const start = AudioBufferSourceNode.prototype.start
    AudioBufferSourceNode.prototype.start = function (...when) {
      window.heardSamples.push(this.buffer.getChannelData(0).reduce((most, one) => Math.max(most, one)))
      return start.apply(this, when)
    }
  }`)
  await button(page, 'Lire').click()
  await waitFor(
    async () =>
      (await page.evaluate<number>('Math.max(0, ...window.heardSamples)')) > 0.01 || undefined,
    'a voice in the replay',
  )
  await page.getByRole('slider', { name: 'Moment de la classe' }).press('End')
  await page.getByText('Le tableau en mots').click()
  await page.getByText(/^1.trait dessiné$/).waitFor()
  assert.equal(await darkestInk(page), 0x1c)
  await assertFine(page)
}

/** Kept on the device, the class is seen and heard again where there is no line, until it is let go. */
async function seesAgainWithoutLine(page: Page): Promise<void> {
  await button(page, /^Garder sur cet appareil/).click()
  await page
    .getByRole('main')
    .getByText(/^Gardée sur cet appareil/)
    .waitFor()
  await assertFine(page)
  await page.context().setOffline(true)
  await page.reload()
  await page
    .getByText(/hors connexion|sans connexion/i)
    .first()
    .waitFor()
  await hearsReplay(page)
  await assertFine(page)
  await page.context().setOffline(false)
  await page.reload()
  await button(page, 'Retirer de cet appareil').click()
  await button(page, /^Garder sur cet appareil/).waitFor()
}

interface Cast {
  readonly teacher: Page
  readonly alice: Page
  readonly amir: Page
  readonly lina: Page
  readonly tom: Page
}

async function enter(): Promise<Cast> {
  const { filled } = stage.cell()
  const [lina, tom] = filled.morePupils
  assert.ok(lina && tom)
  const { pupilA1, pupilA2 } = filled.school
  const comes = (
    width: number,
    who: { readonly personId: string },
    more: { readonly isInstalled?: true } = {},
  ): Promise<Device> => stage.comes(width, { code: cardIn(filled, who).shortCode }, more)
  const cast = {
    teacher: (await stage.comes(1280, teacherWay)).page,
    alice: (await comes(1280, pupilA1)).page,
    // Sees the class again without a line.
    amir: (await comes(360, pupilA2, { isInstalled: true })).page,
    lina: (await comes(360, lina)).page,
    tom: (await comes(1280, tom)).page,
  }
  for (const page of Object.values(cast)) await page.locator('.live-paper').waitFor()
  return cast
}

/** The microphone of these tests beeps. */
async function speak({ teacher, alice, amir }: Cast): Promise<void> {
  await alice.getByText('Pour parler, lève la main').waitFor()
  for (const page of [alice, amir]) await allowSound(page)
  await button(teacher, 'Ouvrir mon micro').click()
  for (const page of [alice, amir]) await page.getByText(/Parle.: Alain Mercier/).waitFor()
  await button(teacher, 'Enregistrer la classe').click()
  for (const page of [alice, teacher]) {
    await page.getByText('Cette classe est enregistrée').first().waitFor()
  }
  await drawStroke(teacher)
  assert.equal(await darkestInk(teacher), 0x1c)
  await assertFine(amir)
  await button(teacher, 'Couper mon micro').click()
  await button(teacher, 'Arrêter l’enregistrement').click()
  await alice.getByText('Cette classe est enregistrée').waitFor({ state: 'detached' })
}

async function poll({ teacher, alice, amir }: Cast): Promise<void> {
  await button(teacher, 'Question rapide').click()
  await teacher.getByLabel('Votre question').fill('Est-ce clair ?')
  await assertFine(teacher)
  await button(teacher, 'Poser la question').click()
  await button(alice, 'Oui').click()
  await button(amir, 'Non').click()
  await teacher.getByText(/2.réponses sur.4/).waitFor()
  await assertFine(amir)
  await button(teacher, 'Terminer et montrer').click()
  await amir
    .getByText(/2.réponses en tout/)
    .first()
    .waitFor()
  // The choices are gone under the focus: it is at the question, and what came out is said.
  await amir.locator('h2:focus').filter({ hasText: 'Est-ce clair ?' }).waitFor()
  await amir.getByText(/La question est terminée\. Est-ce clair.\? Oui.1 et Non.1/).waitFor()
}

/** One of the teacher's own exercises, done beside the class, which goes on; then it is put away. */
async function handOutExercise({ teacher, alice, amir }: Cast): Promise<void> {
  const { context, filled } = stage.cell()
  const { courseA, teacherA, uai } = filled.school
  await assignTestExercise(context, {
    uai,
    courseId: courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(),
    content: { ...smallContent, questions: smallContent.questions.slice(0, 1) },
  })
  await button(teacher, 'Exercice').click()
  const sheet = teacher.getByRole('dialog')
  await sheet.getByLabel('La Seine').check()
  await sheet.getByLabel(/À la fin de la séance/).waitFor()
  await assertFine(teacher)
  await button(sheet, 'Donner à toute la classe').click()
  await teacher
    .getByText(/0.copies? reçues? sur.4/)
    .first()
    .waitFor()

  await amir.getByRole('link', { name: 'Ouvrir l’exercice' }).waitFor()
  await assertFine(amir)
  const opened = alice.waitForEvent('popup')
  await alice.getByRole('link', { name: 'Ouvrir l’exercice' }).click()
  const beside = await opened
  await button(beside, 'Commencer').click()
  await beside.locator('label', { hasText: 'Faux' }).click()
  await button(beside, 'Rendre ma copie').click()
  await button(beside.getByRole('dialog'), 'Rendre ma copie').click()
  await beside.getByRole('heading', { name: 'Ta copie est arrivée' }).waitFor()
  await beside.close()
  await teacher
    .getByText(/1.copies? reçues? sur.4/)
    .first()
    .waitFor()
  await teacher
    .getByText(/La moins réussie.: Question.1, 0.% des points/)
    .first()
    .waitFor()
  await assertFine(teacher)
  // Who comes back to the choice finds it there, and nobody gets it twice.
  await button(teacher, 'Exercice').click()
  await button(sheet, /^Mettre devant la classe La Seine$/).waitFor()
  await assertFine(teacher)
  await button(sheet, 'Fermer').click()
  await button(teacher, 'Ranger').click()
  await amir.getByRole('link', { name: 'Ouvrir l’exercice' }).waitFor({ state: 'detached' })
}

async function raiseHand({ teacher, amir }: Cast): Promise<void> {
  await button(amir, 'Lever la main').click()
  const hands = teacher.locator('ol.live-hands')
  await hands.getByText(/Amir/).first().waitFor()
  await button(hands, /Baisser/).click()
  await button(amir, 'Lever la main').waitFor()
}

/** Alice and Lina in one, Amir and Tom in the other. */
async function split({ teacher, alice, amir }: Cast): Promise<void> {
  await button(teacher, 'Îlots').click()
  const sheet = teacher.getByRole('dialog')
  await sheet.getByLabel('Nombre d’îlots').selectOption('2')
  for (const [name, place] of [
    ['Alice Renard', '0'],
    ['Lina Moreau', '0'],
    ['Amir Benali', '1'],
    ['Tom Garnier', '1'],
  ] as const) {
    await sheet.getByLabel(`Îlot de ${name}`).selectOption(place)
  }
  await assertFine(teacher)
  await button(sheet, 'Ouvrir les îlots').click()
  await alice.getByText(/Tu es dans l.îlot.1/).waitFor()
  await alice.getByText(/Avec Lina Moreau/).waitFor()
  await amir.getByText(/Tu es dans l.îlot.2/).waitFor()
}

async function workApart(cast: Cast): Promise<void> {
  const { teacher, alice, amir, lina, tom } = cast
  await split(cast)
  // Each has its own page, with the slide that the class saw.
  await seesSlide(lina)
  // The right to draw comes a moment after the breakout.
  await alice.locator('.live-paper.drawn').waitFor()
  await drawStroke(alice)
  await lina.getByText('Le tableau en mots').click()
  await lina.getByText(/^1.trait dessiné$/).waitFor()
  await alice.getByLabel('Message', { exact: true }).fill('On commence par le quart')
  await button(alice, 'Envoyer').click()
  await lina.getByText('On commence par le quart').waitFor()
  await teacher.getByText('On commence par le quart').waitFor()
  await assertFine(lina)

  await button(alice, 'Ouvrir mon micro').click()
  await lina.getByText(/Parle.: Alice Renard/).waitFor()
  await button(teacher, /Rejoindre l.îlot.1/).click()
  await teacher.getByText(/Vous êtes dans l.îlot.1/).waitFor()
  await teacher.getByText(/Parle.: Alice Renard/).waitFor()
  await alice.getByText(/Alain Mercier est avec vous/).waitFor()
  await teacher.getByText('Le tableau en mots').click()
  await teacher.getByText(/^1.trait dessiné$/).waitFor()
  await assertFine(teacher)
  await button(teacher, 'Revenir à la classe').click()
  await button(teacher, 'Ouvrir mon micro').click()
  for (const page of [lina, tom, amir]) await page.getByText(/Parle.:.*Alain Mercier/).waitFor()
  await assertFine(amir)
  assert.equal(await amir.getByText('On commence par le quart').count(), 0)
  assert.equal(
    await tom
      .getByText(/Alice Renard/)
      .and(tom.locator('.live-note'))
      .count(),
    0,
  )
  await button(teacher, 'Couper mon micro').click()

  await button(teacher, 'Rappeler tout le monde').click()
  for (const page of [alice, amir, lina, tom]) {
    await page.getByText(/Tu es dans l.îlot/).waitFor({ state: 'detached' })
  }
  // What one breakout drew stands before everybody.
  for (const name of [/Page.3/, /Îlot.1/]) {
    await button(teacher, 'Page suivante').click()
    await amir.locator('.live-pages').getByText(name).waitFor()
  }
  await amir.getByText(/^1.trait dessiné$/).waitFor()
  await assertFine(amir)
}

/** Who reviews the class reads and hears nothing of the breakouts. */
async function end({ teacher, alice, amir }: Cast): Promise<void> {
  await openTab(amir, /Personnes/)
  await amir.locator('.live-member').filter({ hasText: 'Tom' }).waitFor()
  await button(teacher, 'Terminer pour tous').click()
  await button(teacher.getByRole('dialog'), 'Terminer pour tous').click()
  await alice.getByText('La classe est finie').waitFor()
  await seesAgain(amir)
  await seesAgainWithoutLine(amir)
  assert.equal(await amir.getByText('On commence par le quart').count(), 0)
}

test('a whole lesson, by a teacher and four pupils', async () => {
  const cast = await enter()
  await speak(cast)
  await cast.amir.getByText('Le tableau en mots').click()
  await showSlides(cast.teacher, cast.amir)
  await poll(cast)
  await handOutExercise(cast)
  await raiseHand(cast)
  await button(cast.teacher, 'Page précédente').click()
  await workApart(cast)
  await end(cast)
  assert.deepEqual(stage.complaints(), [])
})
