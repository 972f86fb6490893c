/** The door over real HTTP: arriving, waiting, being let in, and what is held back meanwhile. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ArrivalReply } from '#contract/arrival.ts'
import { inCookie, inForMs, mintInToken } from '#pipes/waiting-room/in-token.ts'
import { ticketKeyName } from '#pipes/waiting-room/ticket.ts'
import { startTestWeb } from './test-web.ts'

// So slow that nobody is let in while these tests run.
const web = await startTestWeb({ admissionRate: 0.001 })
const { school } = web

function cookieOf(response: Response, name: string): string | null {
  for (const line of response.headers.getSetCookie()) {
    if (line.startsWith(`${name}=`)) return line.slice(0, line.indexOf(';'))
  }
  return null
}

async function arrive(cookie: string | null, body: unknown = {}) {
  const response = await web.call('/api/arrival', { cookie, body })
  return { response, status: response.status, reply: (await response.json()) as ArrivalReply }
}

function waiting(reply: ArrivalReply) {
  assert.equal(reply.state, 'waiting')
  if (reply.state !== 'waiting') throw new Error('not waiting')
  return reply
}

/** Somebody who came in before the crowd: the session and the mark that the door gave. */
const inside = await comeInEarly()
async function comeInEarly(): Promise<string> {
  const holder = { kind: 'account', id: school.teacherA.accountId } as const
  const token = { holder, untilMs: Date.now() + inForMs, arrival: null }
  const mark = mintInToken(web.context.keyRing.key(ticketKeyName), token)
  return `${await web.signIn(school.teacherA)}; ${inCookie}=${mark}`
}

test('whoever is in works on while others wait, and arriving gives the mark with the arrival', async () => {
  const before = await web.call('/api/me', { cookie: inside })
  assert.equal(before.status, 200)
  assert.equal(cookieOf(before, inCookie), null)
  const { reply, response } = await arrive(inside)
  assert.equal(reply.state === 'in' && reply.arrivedAt !== null, true)
  assert.notEqual(cookieOf(response, inCookie), null)
  assert.match(response.headers.getSetCookie().join(), /HttpOnly; Secure; SameSite=Strict/)
})

test('a pupil gets a place, the same one on another device, and keeps the first arrival', async () => {
  const phone = await arrive(await web.signIn(school.pupilA1))
  const { place, ticket } = waiting(phone.reply)
  const tablet = waiting((await arrive(await web.signIn(school.pupilA1))).reply)
  assert.equal(tablet.place.number, place.number)
  assert.equal(tablet.place.arrivedAt, place.arrivedAt)
  const polled = await web.call('/api/place', { body: { ticket } })
  assert.equal(waiting((await polled.json()) as ArrivalReply).place.number, place.number)
  const rows = await web.database.kysely
    .$extendTables<{ arrival: { account_id: string; number: number } }>()
    .selectFrom('arrival')
    .select('number')
    .where('account_id', '=', school.pupilA1.accountId)
    .execute()
  assert.deepEqual(
    rows.map((row) => `1-${row.number}`),
    [place.number],
  )
})

test('what costs is held back with a place and a time, not with an error', async () => {
  const cookie = await web.signIn(school.pupilA2)
  const response = await web.call('/api/me', { cookie })
  assert.equal(response.status, 429)
  const body = (await response.json()) as {
    refusal: string
    detail: { ahead: number; pollAfterMs: number; ticket: string }
  }
  assert.equal(body.refusal, 'wait_your_turn')
  assert.ok(Number(response.headers.get('retry-after')) >= 1)
  assert.ok(cookieOf(response, '__Host-preau-ticket')?.endsWith(body.detail.ticket))
  const there = waiting((await arrive(cookie, { ticket: body.detail.ticket })).reply)
  assert.equal(there.ticket, body.detail.ticket)
})

test('what costs nothing is served to everybody, and strangers are sent away by the rule', async () => {
  assert.equal((await web.call('/api/health')).status, 200)
  assert.equal((await web.call('/api/device/challenge')).status, 200)
  assert.equal((await web.call('/api/me')).status, 401)
  const signIn = await web.call('/api/sign-in/password', { body: { login: 'x', password: 'y' } })
  assert.equal(signIn.status, 429)
  assert.equal(((await signIn.json()) as { refusal: string }).refusal, 'wait_your_turn')
})

test('a stranger keeps the place by ticket or by cookie, and a forged ticket gives another', async () => {
  const first = await arrive(null)
  const { place, ticket } = waiting(first.reply)
  assert.equal(waiting((await arrive(null, { ticket })).reply).place.number, place.number)
  const cookie = cookieOf(first.response, '__Host-preau-ticket')
  assert.equal(waiting((await arrive(cookie)).reply).place.number, place.number)
  const forged = `${ticket.slice(0, -6)}AAAAA0`
  const other = await web.call('/api/place', { body: { ticket: forged } })
  assert.notEqual(waiting((await other.json()) as ArrivalReply).place.number, place.number)
})

test('another person’s mark of being in, or none of ours, opens nothing', async () => {
  const mark = inside.split('; ')[1] ?? ''
  const pupil = await web.signIn(school.pupilB)
  for (const cookie of [`${pupil}; ${mark}`, `${pupil}; ${mark.slice(0, -3)}AAA`]) {
    assert.equal((await web.call('/api/me', { cookie })).status, 429)
  }
})

test('an ended session arrives as nobody, and is not told an error', async () => {
  const { reply, status } = await arrive(`${await web.signIn(school.deactivatedPupil)}`)
  assert.equal(status, 200)
  assert.equal(waiting(reply).lottery, null)
})

test('the page without JavaScript keeps the place in a cookie and renews itself', async () => {
  const first = await web.call('/attente')
  assert.equal(first.status, 200)
  assert.match(first.headers.get('content-type') ?? '', /^text\/html/)
  assert.ok(Number(first.headers.get('refresh')) >= 1)
  const number = /numéro (\d+-\d+)/.exec(await first.text())?.[1]
  assert.ok(number !== undefined)
  const cookie = cookieOf(first, '__Host-preau-ticket')
  const again = await web.call('/attente', { cookie })
  assert.ok((await again.text()).includes(`numéro ${number}.`))
  const forEntering = await web.call('/attente', { cookie: inside })
  assert.equal(forEntering.headers.get('refresh'), null)
  assert.match(await forEntering.text(), /href="\/">Entrer/)
  assert.match((await web.call('/attente.css')).headers.get('content-type') ?? '', /^text\/css/)
})
