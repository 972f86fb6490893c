/**
 * A teacher puts five questions into a draw, looks at what one pupil and another would get, and
 * gives it; a pupil gets two of them, pays for a hint and hands in; the teacher sees how each question
 * did, and that a hint was opened.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import type { ExerciseContent, Question } from '#contract/questions.ts'
import { settle, visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { openDevices } from '../demo-devices.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import type { ServedCell } from '../served-cell.ts'
import { questionOn } from '../tap-answers.ts'

let cell: ServedCell<BusyDemo>
let browser: Browser

before(async () => {
  cell = await serveBusyCell()
  browser = await openChromium()
})

after(async () => {
  await browser?.close()
  await cell?.stop()
})

const rivers = ['La Seine', 'La Loire', 'Le Rhône', 'La Garonne', 'La Dordogne']
const words = (text: string) => [{ type: 'text' as const, text }]
const content: ExerciseContent = {
  format: 1,
  introduction: [],
  questions: rivers.map(
    (river, place): Question => ({
      id: `q${place}`,
      kind: 'single_choice',
      prompt: [{ type: 'paragraph', text: words(`${river} coule en…`) }],
      points: 2,
      shuffle: true,
      hint: words('Regarde une carte d’Europe.'),
      furtherHints: [words('Son embouchure est en France.')],
      hintPenalty: 0.25,
      choices: ['France', 'Pologne', 'Norvège'].map((land, at) => ({
        id: `c${at}`,
        text: words(land),
        fraction: at === 0 ? 1 : 0,
      })),
    }),
  ),
}

/** What the editors write is tried with them; here the draft comes ready. */
async function fillDraft(page: Page): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const status = await page.evaluate(`fetch('/api/exercises/${id}').then((answer) => answer.json())
    .then(({ title, subjectCode, draftVersion }) => fetch('/api/exercises/${id}/draft', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title, subjectCode, draftVersion, draft: ${JSON.stringify(content)} }),
    })).then((answer) => answer.status)`)
  assert.equal(status, 200)
  await page.reload()
  await settle(page)
}

/** The rivers that are asked on the page, in its order. */
async function askedOn(page: Page): Promise<string[]> {
  const texts = await page.getByText('coule en…').allInnerTexts()
  return texts.map((text) => text.replace(/ coule en…$/, ''))
}

async function writeDraws(page: Page): Promise<void> {
  await page.getByText('Tirage au sort et mélange').click()
  await page.getByLabel('Mélanger l’ordre des questions d’un élève à l’autre').check()
  await page.getByRole('button', { name: 'Ajouter un tirage' }).click()
  const draw = page.getByRole('region', { name: 'Tirage 1' })
  for (const river of rivers) await draw.getByLabel(river).check()
  await draw.getByLabel('Questions tirées').selectOption('2')
  const gets = page.getByText(/Chaque élève reçoit 2 questions sur 5 et peut gagner 4 points\./)
  await gets.waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
}

async function tryDraws(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Aperçu' }).click()
  await page.getByText(/Élève d’essai 1.: 2 questions sur 5\./).waitFor()
  const first = await askedOn(page)
  assert.equal(first.length, 2)
  const seen = new Set<string>()
  for (let turn = 2; turn < 10; turn += 1) {
    await page.getByRole('button', { name: 'Voir un autre tirage' }).click()
    await page.getByText(new RegExp(`Élève d’essai ${turn}.:`)).waitFor()
    const asked = await askedOn(page)
    assert.equal(asked.length, 2)
    for (const river of asked) seen.add(river)
  }
  assert.ok(seen.size > 2, [...seen].join())
  assert.deepEqual(await findAxeProblems(page), [])
}

async function give(page: Page, title: string): Promise<string> {
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByRole('link', { name: 'Le donner à la séance' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: title }).waitFor()
  await dialog.getByRole('button', { name: 'Donner l’exercice' }).click()
  const follow = page.getByRole('link', { name: `Suivre ${title}` })
  await follow.waitFor()
  return (await follow.getAttribute('href'))?.split('/').at(-1) ?? ''
}

/** The price stands beside the hint; one press shows what that means, another opens it. */
async function payForHint(page: Page): Promise<void> {
  const sheet = questionOn(page, 1)
  await sheet.getByText(/Indice 1 sur 2\scoûte 0,5.point/).click()
  await sheet.getByText(/Cet indice coûte 0,5.point, retiré/).waitFor()
  assert.equal(await sheet.getByText('Regarde une carte').count(), 0)
  assert.deepEqual(await findAxeProblems(page), [])
  await sheet.getByRole('button', { name: 'Ouvrir l’indice' }).click()
  await sheet.getByText('Regarde une carte').waitFor()
  await sheet.getByText('Indice 2 sur 2').waitFor()
  // It lies on the device: a page that is opened again has it open.
  await page.reload()
  await sheet.getByText('Indice 1 sur 2', { exact: true }).click()
  await sheet.getByText('Regarde une carte').waitFor()
}

test('a draw from the editor to the figures of each question', async () => {
  const desk = openDevices(browser, cell, { width: 1280 })
  const phone = openDevices(browser, cell, { width: 360 })
  const title = 'Les fleuves au hasard'
  const teacher = await desk.of('teacher')
  const { page } = teacher
  await visit(page, cell.origin + pagePaths.lessonPlan(cell.filled.lessonId))
  await page.getByRole('button', { name: 'Nouvel exercice' }).click()
  await page.getByRole('dialog').getByLabel('Titre').fill(title)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**?seance=${cell.filled.lessonId}`)
  await settle(page)
  await fillDraft(page)
  await writeDraws(page)
  await tryDraws(page)
  const assignmentId = await give(page, title)

  const pupil = await phone.of('pupil')
  await visit(pupil.page, cell.origin + pagePaths.exercise(assignmentId))
  await pupil.page.getByText('2 questions').waitFor()
  await pupil.page.getByRole('button', { name: 'Commencer' }).click()
  await payForHint(pupil.page)
  const asked: string[] = []
  for (const number of [1, 2]) {
    const sheet = questionOn(pupil.page, number)
    await sheet.waitFor()
    asked.push(...(await askedOn(pupil.page)))
    await sheet.locator('label', { hasText: number === 1 ? 'France' : 'Norvège' }).click()
    if (number === 1) await pupil.page.getByRole('button', { name: 'Suivante' }).click()
  }
  assert.equal(new Set(asked).size, 2)
  await pupil.page.getByRole('button', { name: 'Rendre ma copie' }).click()
  await pupil.page.getByRole('dialog').getByRole('button', { name: 'Rendre ma copie' }).click()
  await pupil.page.getByRole('heading', { name: 'Ta copie est arrivée' }).waitFor()

  const follower = await phone.of('teacher')
  for (const one of [page, follower.page]) {
    await visit(one, cell.origin + pagePaths.following(assignmentId))
    await one.getByText('a ouvert 1 indice').waitFor()
    await one.getByRole('link', { name: 'Voir question par question' }).click()
    await one.getByText('D’après 1 copie remise').waitFor()
    const figures = one.getByRole('region', { name: /^Question \d/ })
    assert.equal(await figures.count(), 5)
    const right = figures.filter({ hasText: asked[0] ?? '' })
    await right.getByText(/75\s%/).first().waitFor()
    await right.getByText(/dans 1 copie sur 1.; là, en moyenne, 1 sur 2/).waitFor()
    await right.getByText('Le plus choisi : France (juste), 1 sur 1.').waitFor()
    const wrong = figures.filter({ hasText: asked[1] ?? '' })
    await wrong.getByText('Le plus choisi : Norvège, 1 sur 1.').waitFor()
    assert.equal(await figures.getByText('0 sur 0').count(), 3)
    assert.deepEqual(await findAxeProblems(one), [])
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    assert.equal(await one.evaluate(wide), 0)
  }
  const copy = await cell.context.db
    .selectFrom('attempt')
    .select('id')
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirstOrThrow()
  await visit(page, cell.origin + pagePaths.marking(copy.id))
  await page.getByText(/^Corrigé par les règles.* · a ouvert 1 indice sur \d$/).waitFor()
  for (const { complaints } of [teacher, pupil, follower]) assert.deepEqual(complaints, [])
  await desk.close()
  await phone.close()
})
