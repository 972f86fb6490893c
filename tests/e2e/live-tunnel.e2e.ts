/**
 * A live class behind a school's proxy that lets no WebSocket through: the page says calmly that the line
 * takes a longer way, and board, chat and voices arrive; the tests before a class say which way it is.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { settle } from '../browser-device.ts'
import { cardIn } from '../carded-class.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { drawStroke } from '../live-paper.ts'
import { setLiveStage, teacherWay } from '../live-stage.ts'
import { type RefusingProxy, startRefusingProxy } from '../refusing-proxy.ts'

const stage = setLiveStage()
const longer = /Ce réseau bloque la ligne directe.*la classe passe par un chemin plus long/

const behind = ({ port }: RefusingProxy) => ({ origin: `http://localhost:${port}` })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

async function assertFine(page: Page): Promise<void> {
  await settle(page)
  assert.deepEqual(await findAxeProblems(page), [])
}

async function speaks(speaker: Page, name: string, listener: Page): Promise<void> {
  const allow = button(listener, 'Écouter la classe')
  if (await allow.isVisible()) await allow.click()
  // The microphone of these tests beeps.
  await button(speaker, 'Ouvrir mon micro').click()
  await listener.getByText(new RegExp(`Parle.: ${name}`)).waitFor()
  await button(speaker, 'Couper mon micro').click()
}

test('where no WebSocket opens, the class comes by a longer way, board, chat and voices', async (t) => {
  const { filled, origin } = stage.cell()
  const port = Number(new URL(origin).port)
  const flowing = await startRefusingProxy(port)
  t.after(flowing.stop)
  const waiting = await startRefusingProxy(port, { isWaiting: true })
  t.after(waiting.stop)
  const code = cardIn(filled, filled.school.pupilA1).shortCode
  const pupil = await stage.comes(360, { code }, behind(waiting))
  await pupil.page.getByText('En attente de ton professeur').waitFor()
  await pupil.page.locator('summary', { hasText: 'Vérifier mon son' }).press('Enter')
  await button(pupil.page, 'Mesurer la connexion').press('Enter')
  await pupil.page.getByText(/la classe passera par un chemin plus long/).waitFor()
  await assertFine(pupil.page)

  const teacher = await stage.comes(1280, teacherWay, behind(flowing))
  for (const { page } of [pupil, teacher]) {
    await page.locator('.live-paper').waitFor()
    await page.getByText(longer).waitFor()
  }
  await drawStroke(teacher.page)
  await pupil.page.getByText('Le tableau en mots').click()
  await pupil.page.getByText(/^1.trait dessiné$/).waitFor()
  await pupil.page.getByLabel('Message').fill('Je vous entends')
  await button(pupil.page, 'Envoyer').click()
  await teacher.page.getByText('Je vous entends').waitFor()

  await speaks(teacher.page, 'Alain Mercier', pupil.page)
  await button(teacher.page, /Actions pour Alice/).click()
  await teacher.page.getByRole('menuitem', { name: 'Donner la parole' }).click()
  await speaks(pupil.page, 'Alice', teacher.page)
  await assertFine(pupil.page)
  await assertFine(teacher.page)

  for (const proxy of [waiting, flowing]) {
    assert.ok(proxy.refused() > 0, 'a WebSocket was tried')
    assert.ok(proxy.asked.includes('/api/live/tunnel'))
    assert.ok(!proxy.asked.some((address) => /tunnel.*\?/.test(address)), 'no name in an address')
  }
  // That a WebSocket failed the browser says by itself.
  const others = stage.complaints().filter((complaint) => !/WebSocket connection/.test(complaint))
  assert.deepEqual(others, [])
})
