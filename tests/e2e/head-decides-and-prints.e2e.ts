/**
 * What a head decides and prints, in a browser: guardians confirmed in bulk and undone, one blocked
 * whose child's card is made anew, and the paper itself: ten cards to a sheet, one letter to a
 * page, each in a PDF as the printer would get it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { pagePaths } from '#browser/page-paths.ts'
import { demoPassword, seedDemo } from '#demo/seed-demo.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { addPerson } from '#school/people/add-person.ts'
import { type Device, openDevice, signIn, visit } from '../browser-device.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import { type ServedCell, serveCell } from '../served-cell.ts'

const uai = '0999001W'
const newGuardians = 3

interface Filled {
  readonly classId: string
  /** Has the guardian Camille Nouveauc. */
  readonly pupilId: string
}

/** The demo, and guardians whom nobody has confirmed yet and who have no account. */
async function fill(context: SchoolContext, dataDir: string): Promise<Filled> {
  await seedDemo(context, { dataDir, host: 'localhost' })
  const { id: classId } = await context.db
    .selectFrom('class')
    .select('id')
    .where('name', '=', 'CM2')
    .executeTakeFirstOrThrow()
  const pupils = await context.db
    .selectFrom('class_pupil')
    .select('pupil_id')
    .where('class_id', '=', classId)
    .orderBy('pupil_id')
    .limit(newGuardians)
    .execute()
  for (const [place, { pupil_id: pupilId }] of pupils.entries()) {
    const as = { role: 'guardian', pupilId, kind: 'other' } as const
    const name = { familyName: `Nouveau${'abc'[place] ?? ''}`, givenName: 'Camille' }
    expectValue(await addPerson(context, null, uai, { id: crypto.randomUUID(), ...name, as }))
  }
  return { classId, pupilId: pupils.at(-1)?.pupil_id ?? '' }
}

let cell: ServedCell<Filled>
let browser: Browser
let head: Device

before(async () => {
  cell = await serveCell(fill)
  browser = await openChromium()
  head = await openDevice(browser, { width: 1280 })
  await signIn(head.page, cell.origin, { login: 'sylvie.aubry', password: demoPassword })
})

after(async () => {
  await head?.close()
  await browser?.close()
  await cell?.stop()
})

/** Sheets of paper that the printer would take. */
async function countSheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

async function countLinks(rights: 'to_confirm' | 'confirmed' | 'blocked'): Promise<number> {
  const rows = await cell.context.db
    .selectFrom('guardianship')
    .innerJoin('school_role', 'school_role.person_id', 'guardianship.pupil_id')
    .select('guardian_id')
    .where('school_role.school_uai', '=', uai)
    .where('guardianship.rights', '=', rights)
    .where('guardianship.ended_at', 'is', null)
    .execute()
  return rows.length
}

const toast = (page: Page, text: RegExp) => page.locator('.toast').filter({ hasText: text })

test('guardians are confirmed in bulk, and that is undone with one press', async () => {
  const { page } = head
  const waiting = await countLinks('to_confirm')
  assert.ok(waiting >= newGuardians)
  await visit(page, cell.origin + pagePaths.guardians(uai))
  await page.getByLabel('Choisir tous les liens affichés').check()
  await page.getByRole('button', { name: 'Confirmer', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(`${waiting} responsables verront`, { exact: false }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await dialog.getByRole('button', { name: 'Confirmer', exact: true }).click()
  await page.getByText(/Aucun lien à confirmer/).waitFor()
  assert.equal(await countLinks('to_confirm'), 0)

  await toast(page, /liens confirmés/)
    .getByRole('button', { name: 'Annuler cette action' })
    .click()
  await page.getByText(/C’est annulé/).waitFor()
  assert.equal(await countLinks('to_confirm'), waiting)

  await page.getByLabel('Choisir tous les liens affichés').check()
  await page.getByRole('button', { name: 'Confirmer', exact: true }).click()
  await dialog.getByRole('button', { name: 'Confirmer', exact: true }).click()
  await page.getByText(/Aucun lien à confirmer/).waitFor()
})

test('one letter a page, for each new guardian and for nobody else', async () => {
  const { page } = head
  await visit(page, cell.origin + pagePaths.letters(uai))
  await page.getByRole('button', { name: 'Préparer les lettres' }).click()
  await page.getByText(`${newGuardians} lettres prêtes`).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  assert.equal(await countSheets(page), newGuardians)
  const letters = page.getByRole('article')
  for (const place of [0, 1, 2]) {
    const text = await letters.nth(place).innerText()
    assert.match(text, /[A-Z0-9]{4}\s+[A-Z0-9]{4}\s+[A-Z0-9]{4}/)
    // Each letter names its own guardian and nobody else's.
    assert.equal(text.match(/Nouveau[abc]/gi)?.length, 1, text)
  }
})

test('a class of fourteen takes two sheets of cards', async () => {
  const { page } = head
  await visit(page, cell.origin + pagePaths.classCards(cell.filled.classId))
  assert.equal(await page.locator('.paper-card').count(), 14)
  assert.equal(await countSheets(page), 2)
  // A card shows the first name; the family name stays off the paper.
  const row = await page.getByRole('rowheader').first().innerText()
  const familyName = row.split(' ')[0] ?? ''
  assert.notEqual(familyName, '')
  const sheets = await page.locator('.card-pages').innerText()
  assert.equal(sheets.includes(familyName), false)

  await page
    .getByRole('button', { name: /^Actions sur la carte d/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'N’imprimer que cette carte' }).click()
  assert.equal(await page.locator('.paper-card').count(), 1)
  assert.equal(await countSheets(page), 1)
})

test('after a block the card that was seen is made anew, and the old one opens nothing', async () => {
  const { page } = head
  await visit(page, cell.origin + pagePaths.guardians(uai))
  await page.getByRole('tab', { name: /Confirmés/ }).click()
  await page
    .getByRole('textbox', { name: 'Chercher un nom' })
    .or(page.getByRole('searchbox'))
    .fill('Nouveaua')
  await page.getByRole('checkbox', { name: /^Choisir Nouveaua/ }).check()
  await page.getByRole('button', { name: 'Bloquer', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bloquer', exact: true }).click()
  const notice = page.getByRole('status').filter({ hasText: 'La carte de classe ouvre encore' })
  await notice.waitFor()
  assert.deepEqual(await findAxeProblems(page), [])

  const cards = () =>
    cell.context.db
      .selectFrom('class_card')
      .select(['id', 'revoked_at'])
      .where('class_id', '=', cell.filled.classId)
      .execute()
  const before = await cards()
  await notice.getByRole('button', { name: /^Refaire la carte d/ }).click()
  await notice.getByRole('link', { name: /^Imprimer la nouvelle carte/ }).waitFor()
  const now = await cards()
  assert.equal(now.length, before.length + 1)
  assert.equal(now.filter((card) => card.revoked_at !== null).length, 1)
  assert.deepEqual(head.complaints, [])
})

test('a guardian whose link was removed by mistake is put back from the pupil’s file', async () => {
  const { page } = head
  await visit(page, cell.origin + pagePaths.person(uai, cell.filled.pupilId))
  await page.getByRole('button', { name: /Retirer le lien entre Camille Nouveauc/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer le lien' }).click()
  await toast(page, /Lien retiré/).waitFor()
  await page.getByRole('heading', { name: 'Liens retirés depuis peu' }).waitFor()
  assert.deepEqual(await findAxeProblems(page), [])
  await page.getByRole('button', { name: 'Remettre Camille Nouveauc' }).click()
  await toast(page, /Lien remis/).waitFor()
  await page.getByRole('button', { name: /Retirer le lien entre Camille Nouveauc/ }).waitFor()
})
