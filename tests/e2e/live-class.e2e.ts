/**
 * The door of a live class in a browser: early pupils wait and see nobody; with the teacher all are in,
 * and draw and write; the teacher's line breaks and everything between pupils is closed; a second device
 * takes over, somebody is taken out, and the class ends for all.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { settle } from '../browser-device.ts'
import { cardIn } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { darkestInk, drawStroke } from '../live-paper.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'
import { findSidewaysScroll } from '../page-checks.ts'

/** Without a place to break it, and wider than a phone. */
const longName = [
  'Maximilianalexandrechristophe',
  'Wolfeschlegelsteinhausenbergerdorffvoralternwaren',
] as const
const stage = setLiveStage({ morePupils: [longName] })
const { comes } = stage

async function assertFine(page: Page): Promise<void> {
  await settle(page)
  assert.deepEqual(await findSidewaysScroll(page), [])
  assert.deepEqual(await findAxeProblems(page), [])
}

/** By keys alone: one that was dropped leaves nothing, one that was put is seen by the class. */
async function placeShape(teacher: Page, pupil: Page): Promise<void> {
  await button(teacher, 'Rectangle').press('Enter')
  await button(teacher, 'Placer au clavier').press('Enter')
  const field = teacher.getByRole('application', { name: 'Rectangle' })
  await field.press('ArrowLeft')
  await assertFine(teacher)
  await field.press('Escape')
  await button(teacher, 'Placer au clavier').press('Enter')
  for (const key of ['ArrowRight', 'Shift+ArrowDown']) await field.press(key)
  await teacher
    .getByText(/À 39.% de la gauche, 40.% du haut.; largeur 25.%, hauteur 22.%/)
    .waitFor()
  await field.press('Enter')
  await button(teacher, 'Placer au clavier').and(teacher.locator(':focus')).waitFor()
  await pupil.getByText(/^1.forme$/).waitFor()
}

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })
const openTab = (page: Page, name: RegExp) => page.getByRole('tab', { name }).click()

/** What is being written outlives a look at the people, and the turn of a tablet; it still goes to whom it was meant for. */
async function keepsTyping(page: Page): Promise<void> {
  const stands = async (): Promise<void> => {
    await page.getByRole('radio', { name: 'Mes professeurs', checked: true }).waitFor()
    assert.equal(await page.getByLabel('Message').inputValue(), 'Je suis arrivé en retard')
  }
  await openTab(page, /Personnes/)
  await openTab(page, /Discussion/)
  await stands()
  const size = page.viewportSize()
  assert.ok(size)
  await page.setViewportSize({ width: 1100, height: 740 })
  await page.getByRole('tab').first().waitFor({ state: 'detached' })
  await stands()
  await page.setViewportSize(size)
  await page.getByRole('tab').first().waitFor()
  await stands()
}

/** What had the focus goes: it is at the next of its kind, or at what stands there instead. */
async function keepsFocus(teacher: Page, first: Page, second: Page): Promise<void> {
  const hands = teacher.locator('ol.live-hands')
  const hasFocus = (one: Locator) => one.and(teacher.locator(':focus')).waitFor()
  await button(first, 'Lever la main').click()
  await button(hands, /Alice/).waitFor()
  await button(second, 'Lever la main').click()
  await button(hands, /Amir/).waitFor()
  await button(hands, /Alice/).press('Enter')
  await hasFocus(button(hands, /Amir/))
  await button(hands, /Amir/).press('Enter')
  await hasFocus(teacher.getByRole('heading', { name: 'Dans la classe' }))

  await button(teacher, /^Signaler/).press('Enter')
  await button(teacher.getByRole('dialog'), /^Signaler/).press('Enter')
  await hasFocus(teacher.getByRole('log'))

  await button(teacher, 'Question rapide').click()
  await teacher.getByLabel('Votre question').fill('Est-ce clair ?')
  await button(teacher, 'Poser la question').click()
  await button(teacher, 'Terminer sans montrer').press('Enter')
  await hasFocus(teacher.getByRole('heading', { name: 'Est-ce clair ?' }))
  await button(teacher.locator('.live-poll'), 'Fermer').press('Enter')
  await hasFocus(teacher.getByRole('region', { name: 'Participer' }))
}

/** The tests before a class: by keyboard; the microphone of these tests beeps. */
async function checkBefore(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Vérifier mon son' }).press('Enter')
  await button(page, 'Parler 3 secondes').press('Enter')
  await button(page, 'Mesurer la connexion').press('Enter')
  await page.getByText(/Aller-retour.: \d+.ms/).waitFor()
  await page.getByText('Parle maintenant').waitFor()
  await page.getByText('Ton micro marche').waitFor()
}

test('a teacher and pupils at the door of a live class, and what an absent adult closes', async () => {
  const { filled } = stage.cell()
  const { school } = filled
  const alice = await comes(1280, { code: cardIn(filled, school.pupilA1).shortCode })
  const amir = await comes(360, { code: cardIn(filled, school.pupilA2).shortCode })
  for (const { page } of [alice, amir]) {
    await page.getByText('En attente de ton professeur').waitFor()
    assert.equal(await page.getByText(/Renard|Benali/).count(), 0, 'nobody is seen yet')
  }
  await checkBefore(amir.page)
  await assertFine(amir.page)

  const teacher = await comes(1280, teacherWay)
  for (const { page } of [alice, amir, teacher]) await page.locator('.live-paper').waitFor()
  const board = teacher.page.locator('.live-board')

  await drawStroke(teacher.page)
  await button(teacher.page, 'Texte').click()
  await teacher.page.getByLabel('Texte à écrire au tableau').fill('La moitié de 8 est 4')
  await button(board, 'Écrire').click()
  for (const { page } of [alice, amir]) {
    await page.getByText('Le tableau en mots').click()
    await page.locator('.live-contents').getByText('La moitié de 8 est 4').waitFor()
    await page.getByText(/^1.trait dessiné$/).waitFor()
    assert.equal(await darkestInk(page), 0x1c)
  }
  await placeShape(teacher.page, amir.page)
  await button(teacher.page, 'Nouvelle page').click()
  await amir.page
    .locator('.live-pages')
    .getByText(/Page.2.sur.2/)
    .waitFor()
  await amir.page.getByText('Cette page est vide.').waitFor()

  await amir.page.getByText('Mes professeurs').click()
  await amir.page.getByLabel('Message').fill('Je suis arrivé en retard')
  await keepsTyping(amir.page)
  await button(amir.page, 'Envoyer').click()
  await teacher.page.getByText('Je suis arrivé en retard').waitFor()
  await teacher.page.getByText('pour les adultes').waitFor()
  assert.equal(await alice.page.getByText('Je suis arrivé en retard').count(), 0)

  await keepsFocus(teacher.page, alice.page, amir.page)

  await button(teacher.page, /Actions pour Alice/).click()
  await teacher.page.getByRole('menuitem', { name: 'Laisser dessiner' }).click()
  await alice.page.getByRole('toolbar', { name: 'Outils du tableau' }).waitFor()
  await drawStroke(alice.page)
  await teacher.page.getByText('Le tableau en mots').click()
  await teacher.page.getByText(/^1.trait dessiné$/).waitFor()
  await assertFine(teacher.page)

  const [named] = filled.morePupils
  assert.ok(named)
  const long = await comes(360, { code: cardIn(filled, named).shortCode })
  await openTab(long.page, /Personnes/)
  await long.page.locator('.live-member').filter({ hasText: longName[0] }).waitFor()
  await assertFine(long.page)
  await long.close()

  const second = await comes(
    1280,
    { code: cardIn(filled, school.pupilA1).shortCode },
    { theme: 'dark', language: 'en-GB' },
  )
  await second.page.locator('.live-paper').waitFor()
  await alice.page.getByText('La classe continue sur un autre appareil').waitFor()

  await teacher.close()
  await amir.page.getByText('Le professeur n’est plus là').waitFor({ timeout: 3_500 })
  assert.ok(await button(amir.page, 'Lever la main').isDisabled())
  await assertFine(amir.page)
  await second.page.getByText('The teacher is not here any more').waitFor()
  assert.equal(await darkestInk(second.page), 0x1c, 'paper and ink are the same in the dark theme')
  await assertFine(second.page)

  const again = await comes(1280, teacherWay)
  await amir.page.getByText('Le professeur n’est plus là').waitFor({ state: 'detached' })
  await again.page.getByText('Je suis arrivé en retard').waitFor()
  await openTab(amir.page, /Personnes/)
  await amir.page.locator('.live-member').filter({ hasText: 'Alice' }).waitFor()
  await button(again.page, /Actions pour Amir/).click()
  await again.page.getByRole('menuitem', { name: 'Faire sortir' }).click()
  await button(again.page.getByRole('dialog'), 'Faire sortir').click()
  await amir.page.getByText('Le professeur t’a fait sortir de la classe').waitFor()
  await again.page.getByText(/Venus aujourd.hui, pas dans la classe|Pas vus aujourd.hui/).waitFor()
  await second.page.getByLabel('Message').focus()
  await button(again.page, 'Terminer pour tous').click()
  await button(again.page.getByRole('dialog'), 'Terminer pour tous').click()
  await second.page.locator(':focus', { hasText: 'The class is over' }).waitFor()
  await again.page.locator(':focus', { hasText: 'La classe est finie' }).waitFor()
  assert.deepEqual(stage.complaints(), [])
})
