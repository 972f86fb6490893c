/** Walks: a question before an act, refused and cancelled, is asked again without the old refusal. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/** `door` is what the act asks of the server; the question is open before and after. */
export async function assertForgetsRefusal(
  page: Page,
  door: string,
  buttons: { readonly yes: RegExp; readonly submit: RegExp },
): Promise<void> {
  const dialog = page.getByRole('dialog')
  const yes = dialog.getByRole('button', { name: buttons.yes })
  await page.route(door, (route) => route.abort('connectionreset'))
  await yes.tap()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByRole('button', { name: /Annuler/ }).tap()
  await page.unroute(door)
  await page.getByRole('button', { name: buttons.submit }).tap()
  await yes.waitFor()
  assert.equal(await dialog.getByRole('alert').count(), 0)
}
