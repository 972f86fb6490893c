/**
 * A morning with a crowd, as people see it: the préau with a place and an honest wait, on a phone
 * and in the tab beside it; what is typed stays; the teacher sees who waits; and when it is one's
 * turn one is in, without pressing anything.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { ArrivalReply, Door } from '#contract/arrival.ts'
import { expectValue } from '#kernel/result.ts'
import { inCookie } from '#pipes/waiting-room/in-token.ts'
import { clientFolder } from '#roles/client-build.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { type Device, type Look, openDevice } from '../browser-device.ts'
import { buildOnce } from '../build-once.ts'
import { findAxeProblems } from '../find-axe-problems.ts'
import { openChromium } from '../open-chromium.ts'
import {
  findCutText,
  findNamelessControls,
  findSidewaysScroll,
  withWideText,
} from '../page-checks.ts'
import { addTestLesson, type TestPerson } from '../test-school.ts'
import { startTestWeb } from '../test-web.ts'

/** Almost nobody comes in while these tests look: the third in line waits a minute. */
const crowdedPerSecond = 0.1
const openPerSecond = 1_000
/** The longest time between two questions about such a place, with its jitter, and a page's load. */
const turnMsMax = 60_000

await buildOnce()
const web = await startTestWeb({ clientFolder })
const { school } = web
const origin = `http://localhost:${web.port}`
const password = 'sous-le-tilleul-vert'
let browser: Browser
const devices: Device[] = []

before(async () => {
  browser = await openChromium()
  const now = Date.now()
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(now)
  const lesson = (courseId: string, fromMs: number) =>
    addTestLesson(web.database.kysely, {
      uai: school.uai,
      courseId,
      onDate: today,
      startsAt: new Date(now + fromMs).toISOString(),
      endsAt: new Date(now + fromMs + 3_600_000).toISOString(),
    })
  await lesson(school.courseB, -20 * 60_000)
  await lesson(school.courseA, -5 * 60_000)
  const { personId } = school.teacherB
  expectValue(await setPassword(web.context, { personId, login: 'claire.b', password }))
})

after(async () => {
  for (const device of devices) await device.close()
  await browser?.close()
})

async function deviceOf(person: TestPerson, look: Look = { width: 360 }): Promise<Device> {
  const device = await openDevice(browser, look)
  devices.push(device)
  const [name = '', value = ''] = (await web.signIn(person)).split('=')
  const cookie = { name, value, url: origin.replace('http:', 'https:'), secure: true }
  await device.context.addCookies([{ ...cookie, httpOnly: true, sameSite: 'Strict' }])
  return device
}

const cover = (page: Page) => page.locator('dialog.preau')
const said = (page: Page): Promise<string> =>
  cover(page)
    .locator('.preau-board')
    .innerText()
    .then((text) => text.replaceAll(/[\u00a0\u202f]/g, ' '))

/**
 * The people of both schools come, those who work there going first; the door's last credit from
 * the time when it stood wide lets some of them in. Answers how many stand in line.
 */
async function crowd(): Promise<number> {
  const { cpe, secretary, aed, documentaliste, head, pupilB, guardianB, otherSchool } = school
  const { head: otherHead, teacher, pupil, guardian } = otherSchool
  const others = [otherHead, teacher, cpe, secretary, aed, documentaliste, head]
  let waiting = 0
  for (const person of [...others, pupilB, guardianB, pupil, guardian]) {
    const cookie = await web.signIn(person)
    const answer = await web.call('/api/arrival', { cookie, body: {} })
    const reply = (await answer.json()) as ArrivalReply
    if (reply.state === 'waiting') waiting += 1
  }
  return waiting
}

async function doorRate(): Promise<number> {
  const answer = await web.call('/api/door')
  return ((await answer.json()) as Door).perSecond
}

let typing: Device

test('the teacher is in before the class; then the door grows narrow', async () => {
  const { page } = await deviceOf(school.teacherA, { width: 1280 })
  await page.goto(`${origin}/enseigner`)
  await page.getByRole('heading', { level: 1, name: /Bonjour/ }).waitFor()
  // Somebody who is about to sign in.
  typing = await openDevice(browser, { width: 360 })
  devices.push(typing)
  await typing.page.goto(`${origin}/connexion/mot-de-passe`)
  await typing.page.getByRole('heading', { level: 1 }).waitFor()
  web.setAdmissionRate(crowdedPerSecond)
  // The door takes the rate at its next release, however late that comes on a busy machine.
  while ((await doorRate()) > crowdedPerSecond) await typing.page.waitForTimeout(50)
  assert.ok((await crowd()) >= 6)
})

test('a pupil on a small phone stands under the préau with a place and an honest wait', async () => {
  const { page, context, complaints } = await deviceOf(school.pupilA1)
  await page.goto(`${origin}/ma-journee`)
  await cover(page).waitFor()
  const board = await said(page)
  assert.match(
    board,
    /^Il y a \d+ personnes? devant (toi|vous)\.\s+(Environ \d+ minutes?|Moins d’une minute)\./,
  )
  assert.match(board, /\d+ h( \d\d)?/)
  assert.match(board, /Ticket \d+-\d+/)
  // The page behind is not reachable, and the heading has the focus.
  assert.equal(await page.evaluate('document.activeElement.tagName'), 'H1')
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape')
  await cover(page).waitFor()
  assert.equal(
    await page.evaluate('document.querySelector("dialog.preau").matches(":modal")'),
    true,
  )

  // A second tab and a second device stand at the same place: one ticket, one number.
  const number = /Ticket (\S+)/.exec(board)?.[1]
  const second = await context.newPage()
  await second.goto(origin)
  await cover(second).waitFor()
  assert.equal(/Ticket (\S+)/.exec(await said(second))?.[1], number)
  await second.close()
  const tablet = await deviceOf(school.pupilA1, { width: 800 })
  await tablet.page.goto(origin)
  await cover(tablet.page).waitFor()
  assert.equal(/Ticket (\S+)/.exec(await said(tablet.page))?.[1], number)
  await tablet.close()
  assert.deepEqual(complaints, [])
})

test('the préau can be read by everybody: axe, small screens, wide text, both themes and languages', async () => {
  for (const look of [
    { width: 320, language: 'fr-FR', theme: 'light' },
    { width: 1280, language: 'en-GB', theme: 'dark' },
  ] as const) {
    const { page, close } = await deviceOf(school.pupilA2, look)
    await page.goto(origin)
    await cover(page).waitFor()
    await page.evaluate('document.fonts.ready.then(() => undefined)')
    const found = [
      ...(await findAxeProblems(page)),
      ...(await findNamelessControls(page)),
      ...(await findSidewaysScroll(page)),
    ]
    found.push(...(await withWideText(page, () => findCutText(page))))
    assert.deepEqual(found, [], `${look.language} ${look.theme}`)
    await close()
  }
})

test('the help opens without waiting, with the place in sight, and leads back', async () => {
  const { page } = await deviceOf(school.pupilA2)
  await page.goto(origin)
  await cover(page).getByRole('link', { name: 'Ouvrir l’aide' }).click()
  await page.getByRole('heading', { level: 1, name: 'Aide' }).waitFor()
  const bar = page.locator('.place-bar')
  assert.match(await bar.innerText(), /personnes? devant (toi|vous)/)
  assert.deepEqual(await findAxeProblems(page), [])
  await bar.getByRole('button', { name: 'Revenir au préau' }).click()
  await cover(page).waitFor()
})

test('without JavaScript the first page leads to a place in line, and says it', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  const page = await context.newPage()
  await page.goto(origin)
  await page.getByRole('link', { name: 'la place dans la file se garde ici' }).click()
  await page.waitForURL(`${origin}/attente`)
  const text = (await page.locator('body').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')
  assert.match(text, /Attente : .*la place est gardée, numéro 1.\d+/s)
  await context.close()
})

test('the teacher sees who of the class waits', async () => {
  const { page } = await deviceOf(school.teacherA, { width: 1280 })
  await page.goto(`${origin}/enseigner`)
  const note = page.locator('.notice', { hasText: 'à la porte' })
  await note.getByText('2 élèves attendent à la porte').waitFor()
  await note.getByText(/^Voir qui n.est pas encore entré$/).click()
  const { givenName, familyName } = school.pupilA1
  const line = await note.getByText(`${givenName} ${familyName}`).innerText()
  assert.match(line.replaceAll(/[\u00a0\u202f]/g, ' '), /depuis \d+ h( \d\d)?$/)
  assert.deepEqual(await findAxeProblems(page), [])
})

test('what is typed stays while the door is shut, goes through at one’s turn, and all are in', async () => {
  const { page } = await deviceOf(school.pupilA1)
  await page.goto(`${origin}/ma-journee`)
  await cover(page).waitFor()
  // As after a restart of the server, nothing says any more that this device was in.
  await typing.context.clearCookies({ name: inCookie })
  await typing.page.getByLabel('Identifiant').fill('claire.b')
  await typing.page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await typing.page.keyboard.press('Enter')
  await cover(typing.page).waitFor()
  assert.equal(await typing.page.getByLabel('Identifiant').inputValue(), 'claire.b')

  web.setAdmissionRate(openPerSecond)
  await cover(page).waitFor({ state: 'detached', timeout: turnMsMax })
  // The page that was wanted; its heading has the focus, so that it is read out.
  const heading = page.getByRole('heading', { level: 1, name: /Bonjour/ })
  await heading.waitFor()
  assert.equal(new URL(page.url()).pathname, '/ma-journee')
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')

  await cover(typing.page).waitFor({ state: 'detached', timeout: turnMsMax })
  await typing.page.waitForURL(`${origin}/enseigner`)
  assert.deepEqual(typing.complaints, [])

  // A tab opened now is in at once.
  const second = await page.context().newPage()
  await second.goto(`${origin}/ma-journee`)
  await second.getByRole('heading', { level: 1, name: /Bonjour/ }).waitFor()
  assert.equal(await cover(second).count(), 0)
})

test('a server that does not answer: the reason, the next try and what can be done, never white', async () => {
  const { page, context } = await deviceOf(school.pupilB)
  await page.goto(`${origin}/aide`)
  await page.getByRole('heading', { level: 1, name: 'Aide' }).waitFor()
  await context.route('**/api/**', (route) => route.abort())
  await page.reload()
  await page.goto(`${origin}/ma-journee`)
  await page.getByRole('heading', { level: 1, name: 'Préau ne répond pas encore' }).waitFor()
  const text = (await page.locator('main').innerText()).replaceAll(/[\u00a0\u202f]/g, ' ')
  assert.match(text, /La connexion ne passe pas\./)
  assert.match(text, /Prochain essai dans \d+ s/)
  assert.match(text, /En attendant/)
  assert.deepEqual(await findAxeProblems(page), [])
  // The line is back: it goes on by itself.
  await context.unroute('**/api/**')
  await page.getByRole('heading', { level: 1, name: /Bonjour/ }).waitFor({ timeout: turnMsMax })
})
