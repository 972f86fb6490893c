/**
 * A teacher prepares a lesson from its plan: writes a resource by keyboard, with a formula, a picture
 * and a sound recorded in place, pastes from Word, closes the tab over it and comes back, publishes;
 * begins an exercise; is led back to the plan that has both. A pupil reads and hears the resource.
 * Another teacher shares one, which a colleague finds by a word without its accent, copies, and gives
 * to the own class; a question comes from the bank. Lists longer than a page of the server's are there to the end.
 */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { demoPassword } from '#demo/seed-demo.ts'
import { type Device, openDevice, settle, signIn, visit } from '../browser-device.ts'
import { serveBusyCell } from '../busy-cell.ts'
import type { BusyDemo } from '../busy-demo.ts'
import { openDevices } from '../demo-devices.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { strike } from '../keyboard-hand.ts'
import { addPicture, addRecording, beginFromPlan, lessonSheet, savedLine } from '../lesson-hand.ts'
import { openChromium } from '../open-chromium.ts'
import { findSidewaysScroll } from '../page-checks.ts'
import type { ServedCell } from '../served-cell.ts'
import { smallContent } from '../small-exercise.ts'

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

/** What the editors write is tried with them; here the draft comes ready. */
async function fillDraft(page: Page, door: string, content: unknown): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const sent = JSON.stringify(content)
  const status = await page.evaluate(`fetch('${door}/${id}').then((answer) => answer.json())
    .then(({ title, subjectCode, levelLabel, draftVersion }) => fetch('${door}/${id}/draft', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title, subjectCode, levelLabel, draftVersion, draft: ${sent} }),
    })).then((answer) => answer.status)`)
  assert.equal(status, 200)
  await page.reload()
  await settle(page)
}

/** A moment after the last key what was typed lies on the device. */
const laidDownMs = 600

/** What lies on the clipboard after copying in Word; a browser of tests has no Word beside it. */
async function pasteFrom(page: Page, sample: string): Promise<void> {
  const html = await readFile(
    new URL(`../fixtures/clipboard/${sample}.txt`, import.meta.url),
    'utf8',
  )
  await lessonSheet(page).evaluate((surface, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', pasted)
    surface.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, html)
}

/** Typed as it looks, refused while nobody could read it, opened again where it stands. */
async function writeFormula(page: Page): Promise<void> {
  const form = page.getByRole('dialog', { name: 'Formule' })
  // It comes when it is wanted, and has the keyboard.
  await form.locator('math-field:focus').waitFor()
  await strike(page, 'V=3,5*h/2')
  const tex = form.getByLabel('La même, en TeX')
  await form.locator('.formula-shown mfrac').waitFor()
  assert.equal(await tex.inputValue(), 'V=3{,}5\\times\\frac{h}{2}')
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 740 })
    assert.deepEqual(await findAxeProblems(page), [])
    assert.deepEqual(await findSidewaysScroll(page), [])
  }
  await tex.fill('\\frac{1}{2')
  await form.getByText('Il manque une accolade fermante').waitFor()
  await form.getByRole('button', { name: 'Valider' }).press('Enter')
  await tex.fill('V = S \\times h')
  await form.getByRole('textbox', { name: /V égale S fois h$/ }).press('Enter')
  await form.waitFor({ state: 'detached' })
  await lessonSheet(page).locator('math').waitFor()
  await strike(page, '{ArrowLeft}{Enter}')
  assert.equal(await tex.inputValue(), 'V = S \\times h')
  await strike(page, '{Escape}')
  await form.waitFor({ state: 'detached' })
  await strike(page, '{ArrowRight}')
}

async function writeByKeyboard(page: Page): Promise<void> {
  await lessonSheet(page).focus()
  // What is saved first is the first thing to come back to.
  await strike(page, 'Début de la leçon')
  await savedLine(page).waitFor()
  await strike(
    page,
    '{Control+a}{Backspace}## La pluie{Enter}Elle {Control+b}tombe{Control+b} souvent.{Enter}',
  )
  await strike(page, '- sur les toits{Enter}sur la cour{Enter}{Enter}La formule ')
  // By keyboard to the tools, to the formula among them, and back into the text.
  await strike(page, '{Alt+F10}{End}{ArrowLeft}{ArrowLeft}{Enter}')
  await writeFormula(page)
  await strike(page, ' la mesure.{Enter}')
  await addPicture(page)
  await addRecording(page)
  await strike(page, '{Control+End}')
  await pasteFrom(page, 'word')
  await page.getByText('Son image n’a pas pu suivre').waitFor()
  await page.getByText('Relire', { exact: false }).click()
  await page.getByText(/Temps de lecture pour un élève\s: environ/).waitFor()
}

/** An earlier draft takes the place of today's, and today's comes back: neither is lost. */
async function takeEarlierAgain(page: Page): Promise<void> {
  for (const words of ['Début de la leçon', 'Fin de la leçon']) {
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page
      .getByRole('button', { name: /^Regarder/ })
      .first()
      .click()
    await page.getByRole('region', { name: 'Regarder' }).getByText(words).waitFor()
    if (words.startsWith('Fin')) assert.deepEqual(await findAxeProblems(page), [])
    await page
      .getByRole('button', { name: /^Reprendre/ })
      .first()
      .click()
    await lessonSheet(page).getByText(words).waitFor()
    await settle(page)
  }
}

/** It says its length, plays, goes to the middle, and comes by ranges as Safari wants it. */
async function hear(page: Page): Promise<void> {
  const player = page.locator('audio[aria-label="Le bruit de la pluie"]')
  const heard = await player.evaluate(async (audio: HTMLAudioElement) => {
    await audio.play()
    audio.pause()
    const moved = new Promise((done) => audio.addEventListener('seeked', done, { once: true }))
    audio.currentTime = audio.duration / 2
    await moved
    const part = await fetch(audio.src, { headers: { range: 'bytes=0-1' } })
    const place = part.headers.get('content-range') ?? ''
    return { seconds: audio.duration, at: audio.currentTime, status: part.status, place }
  })
  assert.ok(heard.seconds > 1 && heard.seconds < 5, `${heard.seconds} s`)
  assert.ok(Math.abs(heard.at - heard.seconds / 2) < 0.1, `${heard.at} s`)
  assert.equal(heard.status, 206)
  assert.match(heard.place, /^bytes 0-1\/\d+$/)
  await page.getByText('Lire les paroles').click()
  await page.getByText('La pluie tombe, écoutez.').waitFor()
}

/** The pupil of the class reads what was written, formula and picture among it. */
async function readAsPupil({ page, complaints }: Device, writing: string): Promise<void> {
  const id = new URL(writing).pathname.split('/').at(-1) ?? ''
  await visit(page, cell.origin + pagePaths.reading(id))
  await page.getByRole('heading', { name: 'La pluie', exact: true }).waitFor()
  await page.getByRole('img', { name: 'Des gouttes sur une vitre' }).waitFor()
  assert.equal(await page.locator('.content math').count(), 1)
  assert.equal(await page.locator('strong').first().innerText(), 'tombe')
  await page.getByRole('listitem').filter({ hasText: 'sur la cour' }).waitFor()
  await page.getByRole('columnheader', { name: 'État' }).waitFor()
  await page.getByText('Fin de la leçon').waitFor()
  await hear(page)
  assert.deepEqual(await findAxeProblems(page), [])
  assert.deepEqual(complaints, [])
}

test('a resource and an exercise begun in a lesson’s plan come back to it', async () => {
  const devices = openDevices(browser, cell, { width: 360 })
  const { page: first, context, complaints } = await devices.of('teacher')
  let page = first
  const plan = cell.origin + pagePaths.lessonPlan(cell.filled.lessonId)
  await visit(page, plan)

  await beginFromPlan(page, 'Nouvelle leçon', 'La pluie en trois phrases')
  await writeByKeyboard(page)
  assert.deepEqual(await findAxeProblems(page), [])
  // The tab is closed over words that are not saved; whoever comes back finds them.
  await lessonSheet(page).focus()
  await strike(page, '{Control+End}{Enter}Fin de la leçon')
  await page.waitForTimeout(laidDownMs)
  const writing = page.url()
  await page.close()
  page = await context.newPage()
  await visit(page, writing)
  await lessonSheet(page).getByText('Fin de la leçon').waitFor()
  await savedLine(page).waitFor()
  await takeEarlierAgain(page)
  const back = page.getByRole('link', { name: 'La séance' })
  assert.equal(await back.getAttribute('href'), pagePaths.lessonPlan(cell.filled.lessonId))
  await page.getByRole('button', { name: 'Publier et attacher à la séance' }).click()
  await page.waitForURL(plan)
  await page.getByRole('link', { name: 'La pluie en trois phrases' }).click()
  await page.getByRole('link', { name: 'La séance' }).click()
  await page.waitForURL(plan)

  await beginFromPlan(page, 'Nouvel exercice', 'La pluie, vrai ou faux')
  await fillDraft(page, '/api/exercises', smallContent)
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByRole('link', { name: 'Le donner à la séance' }).click()
  const dialog = page.getByRole('dialog')
  const chosen = dialog.getByRole('radio', { name: 'La pluie, vrai ou faux' })
  await chosen.waitFor()
  assert.ok(await chosen.isChecked())
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Donner l’exercice' }).click()
  await page.getByRole('link', { name: 'Suivre La pluie, vrai ou faux' }).waitFor()
  // Read again, the page asks for nothing: it is given.
  assert.equal(page.url(), plan)
  assert.deepEqual(complaints, [])
  await readAsPupil(await devices.of('pupil'), writing)
  await devices.close()
})

async function shareWithLaurent({ page, complaints }: Device): Promise<void> {
  await signIn(page, cell.origin, { login: 'nadege.fabre', password: demoPassword })
  await visit(page, cell.origin + pagePaths.myResources)
  await page.getByRole('button', { name: /^Actions pour « Partager une bande/ }).click()
  await page.getByRole('menuitem', { name: 'Partager…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Partager « Partager une bande/ })
  await dialog.getByLabel('Laurent Bertin').check()
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Enregistrer le partage' }).click()
  await dialog.waitFor({ state: 'detached' })
  const row = page.getByRole('row').filter({ hasText: 'Partager une bande' })
  await row.getByText(', partagé').waitFor()
  assert.deepEqual(complaints, [])
}

test('what a colleague shares is found without an accent, copied and given to the own class', async () => {
  const devices = openDevices(browser, cell, { width: 360 })
  const author = await openDevice(browser, { width: 1280 })
  await shareWithLaurent(author)
  await author.close()
  const { page, complaints } = await devices.of('teacher')
  await visit(page, cell.origin + pagePaths.myResources)
  await page.getByRole('tab', { name: 'Partagées avec moi' }).click()
  await page.getByRole('link', { name: /^Partager une bande/ }).waitFor()
  await page.getByLabel('Chercher dans mes leçons').fill('DENOMINATEUR bande')
  await page.getByRole('table', { name: 'Résultats' }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('link', { name: /^Partager une bande/ }).click()
  await page.getByText('Partagé par Nadège Fabre').waitFor()
  await page.getByRole('region', { name: 'Ce que verra un élève' }).waitFor()
  await page.getByRole('button', { name: 'En faire ma copie' }).click()
  await page.getByText(/^D’après Nadège Fabre/).waitFor()
  await settle(page)
  await page.getByRole('button', { name: 'Publier' }).click()
  await page.getByText(/^C’est publié/).waitFor()

  await visit(page, cell.origin + pagePaths.lessonPlan(cell.filled.lessonId))
  await page.getByRole('button', { name: 'Attacher une leçon' }).click()
  await page.getByRole('button', { name: /^Choisir Partager une bande/ }).click()
  await page.getByRole('link', { name: /^Partager une bande/ }).waitFor()
  await takeFromBank(page)
  assert.deepEqual(complaints, [])
  await devices.close()
})

/** One question of a colleague's exercise, into the teacher's own; and a tag on it. */
async function takeFromBank(page: Page): Promise<void> {
  await visit(page, cell.origin + pagePaths.writeExercise(cell.filled.exerciseId))
  await page.getByLabel('Étiquettes').fill('Évaluation')
  await page.getByRole('button', { name: 'Ajouter l’étiquette' }).click()
  await page.getByRole('button', { name: 'Retirer l’étiquette Évaluation' }).waitFor()
  const before = await page.locator('.question-cards > li').count()
  await page.getByRole('button', { name: 'Prendre dans la banque' }).click()
  const bank = page.getByRole('dialog')
  await bank.getByLabel('Mots de la question').fill('ramage')
  await bank.getByLabel('Type de question').selectOption({ label: 'Associer' })
  await bank.getByRole('checkbox', { name: /Relie chaque mot à son sens/ }).check()
  assert.deepEqual(await findAxeProblems(page), [])
  await bank.getByRole('button', { name: 'Ajouter 1 question' }).click()
  await bank.waitFor({ state: 'detached' })
  assert.equal(await page.locator('.question-cards > li').count(), before + 1)
  await savedLine(page).waitFor()
}

/** More than a page of the server's holds, all older than what is there. */
async function fillShelves(): Promise<void> {
  const { db } = cell.context
  await sql`
    insert into resource (id, school_uai, owner_id, title, draft, created_at, updated_at)
    select gen_random_uuid(), school_uai, owner_id, 'Vieille leçon ' || number, draft,
      timestamptz '2020-01-01' + number * interval '1 second', timestamptz '2020-01-01' + number * interval '1 second'
    from (select school_uai, owner_id, draft from resource
      where owner_id = (select owner_id from exercise where id = ${cell.filled.exerciseId}) limit 1) own,
      generate_series(1, 505) number`.execute(db)
  await sql`
    insert into exercise (id, title, draft, created_at, updated_at)
    select gen_random_uuid(), 'Commun ' || number, ${JSON.stringify(smallContent)}::jsonb,
      timestamptz '2020-01-01' + number * interval '1 second', timestamptz '2020-01-01' + number * interval '1 second'
    from generate_series(1, 505) number`.execute(db)
}

test('the oldest of five hundred lessons and more are found, and of the common bank', async () => {
  await fillShelves()
  const devices = openDevices(browser, cell, { width: 360 })
  const { page, complaints } = await devices.of('teacher')
  await visit(page, cell.origin + pagePaths.myResources)
  await page.getByRole('link', { name: 'Vieille leçon 1', exact: true }).waitFor()
  assert.deepEqual(await findSidewaysScroll(page), [])
  await visit(page, cell.origin + pagePaths.lessonPlan(cell.filled.lessonId))
  await page.getByRole('button', { name: 'Attacher une leçon' }).click()
  await page.getByText('Vieille leçon 1', { exact: true }).waitFor()
  await visit(page, cell.origin + pagePaths.myExercises)
  await page.getByText('Commun 1', { exact: true }).waitFor()
  assert.deepEqual(await findSidewaysScroll(page), [])
  assert.deepEqual(complaints, [])
  await devices.close()
})
