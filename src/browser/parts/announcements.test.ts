/** What is announced is all said, and where it can be heard. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { announce, announcements, closeToast, toast } from './announcements.ts'

const textsOf = (region: symbol): string[] => announcements.spoken(region).map(({ text }) => text)

test('of several words of one turn each is said, and the same words again are new ones', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const page = Symbol('page')
  announce('Alice lève la main.')
  const close = announcements.openRegion(page)
  announce('Karim lève la main.')
  assert.deepEqual(textsOf(page), ['Alice lève la main.', 'Karim lève la main.'])
  const [first] = announcements.spoken(page)
  announce('Alice lève la main.')
  assert.deepEqual(textsOf(page), ['Karim lève la main.', 'Alice lève la main.'])
  assert.notEqual(announcements.spoken(page).at(-1)?.id, first?.id)
  context.mock.timers.tick(5_000)
  assert.deepEqual(textsOf(page), ['Alice lève la main.'])
  for (let number = 0; number < 40; number += 1) announce(`${number}`)
  assert.equal(textsOf(page).length, 6)
  close()
})

test('while a dialog is open all is said in it, and what is said as it goes is said by the page', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const [page, dialog] = [Symbol('page'), Symbol('dialog')]
  const closePage = announcements.openRegion(page)
  announce('avant')
  const closeDialog = announcements.openRegion(dialog)
  assert.deepEqual(textsOf(dialog), [], 'what was said before is not said again')
  announce('dedans')
  toast({ text: 'Défaire ?' })
  assert.deepEqual(textsOf(dialog), ['dedans'])
  assert.deepEqual(announcements.toasts(page), [])
  const [message] = announcements.toasts(dialog)
  assert.equal(message?.text, 'Défaire ?')
  closeDialog()
  assert.deepEqual(textsOf(page), ['avant', 'dedans'])
  assert.equal(announcements.toasts(page).length, 1)
  closeToast(message?.id ?? 0)
  closePage()
})
