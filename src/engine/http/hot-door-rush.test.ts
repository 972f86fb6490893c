/** In a rush a hot route answers at once, over real connections and on a loop that is slow when told. */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, test } from 'node:test'
import Type from 'typebox'
import { accept } from '#kernel/result.ts'
import { createHttpServer, listen } from './http-server.ts'
import { defineRoute, type Route } from './route.ts'
import { crowdMin, oneIn, quickMs } from './rush-watch.ts'

let nowMs = 0
let turnMs = 0
const asked: string[] = []

const route = defineRoute({
  tag: 'test',
  summary: 'test',
  method: 'POST',
  path: '/api/hot',
  isHot: true,
  isFree: true,
  access: { name: 'everyone', isPublic: true, check: async () => null },
  body: Type.Object({ word: Type.String({ maxLength: 20 }) }, { additionalProperties: false }),
  reply: Type.Object({ said: Type.String() }),
  limits: { bodyBytesMax: 200 },
  async answerAtOnce({ body, cookies }) {
    if (body.word === 'break') throw new Error('broken')
    return cookies.known === undefined ? { said: 'later' } : null
  },
  async handle({ body, caller }) {
    return accept({ said: `${body.word} of ${caller}` })
  },
})

const serverOf = (changed: Partial<Route<string>> = {}) =>
  createHttpServer<string>({
    routes: [{ ...(route as Route<string>), ...changed }],
    log: { error: (_data, message) => asked.push(message) },
    authenticate: async ({ cookies }) => accept(cookies.known ?? null),
    limitKey: (caller) => caller,
    trustedProxies: [],
    publicOrigin: null,
    tls: null,
    checkReplies: true,
    loopClock: {
      nowMs: () => nowMs,
      afterTurn: (work) =>
        void setImmediate(() => {
          nowMs += turnMs
          work()
        }),
    },
  })
const app = await serverOf()
const { port } = await listen(app, { host: '127.0.0.1', port: 0 })
after(() => app.close())

/** All in one piece, so that one turn of the server's loop finds them all; the texts of the answers. */
async function askTogether(count: number, body: string, cookie = ''): Promise<string[]> {
  const head = `POST /api/hot HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: http://127.0.0.1:${port}\r\n`
  const rest = `content-type: application/json\r\n${cookie}content-length: ${body.length}\r\n\r\n${body}`
  const line = connect(port, '127.0.0.1')
  let heard = ''
  line.write(`${head}${rest}`.repeat(count))
  for await (const piece of line.setEncoding('utf8')) {
    heard += piece
    if ((heard.match(/HTTP\/1\.1 /g) ?? []).length === count && heard.endsWith('}')) break
  }
  line.destroy()
  return heard.split('HTTP/1.1 ').slice(1)
}

const hello = '{"word":"hello"}'
const crowd = 2 * crowdMin
const countLater = (answers: readonly string[]): number =>
  answers.filter((text) => text.includes('"said":"later"')).length

async function makeRush(): Promise<void> {
  turnMs = 2 * quickMs
  for (let round = 0; round < 20; round += 1) await askTogether(crowd, hello)
}

test('a crowd that is served in time is served as ever', async () => {
  turnMs = 1
  for (let round = 0; round < 10; round += 1) {
    nowMs += 100
    assert.equal(countLater(await askTogether(crowd, hello)), 0)
  }
})

test('in a rush nearly all are answered at once, whoever is known as ever, and nonsense as nonsense', async () => {
  await makeRush()
  const answers = await askTogether(crowd, hello)
  const later = countLater(answers)
  assert.ok(later >= crowd - 1 - crowd / oneIn, `${later}`)
  for (const text of answers) assert.match(text, /^200 OK.*"said":"(later|hello of null)"/s)
  assert.match(answers[0] ?? '', /x-content-type-options: nosniff/i)
  assert.match(answers[0] ?? '', /cache-control: private, no-store/i)

  const known = await askTogether(crowd, hello, 'cookie: known=amina\r\n')
  assert.equal(known.filter((text) => text.includes('hello of amina')).length, crowd)
  for (const text of await askTogether(3, '{"word":3}')) assert.match(text, /^400 /)
  for (const text of await askTogether(3, '{"word"')) assert.match(text, /^400 /)
})

test('a bug in it is an error with its id, and in the log', async () => {
  await makeRush()
  const before = asked.length
  const answers = await askTogether(crowd, '{"word":"break"}')
  const broken = answers.filter((text) => text.startsWith('500 '))
  assert.ok(broken.length > crowd / 2)
  assert.match(broken[0] ?? '', /"requestId":"[\w-]+"/)
  assert.equal(asked.length - before, broken.length)
})

test('when it is over all are served as ever', async () => {
  await makeRush()
  turnMs = 1
  for (let round = 0; round < 30; round += 1) {
    nowMs += 100
    await askTogether(crowd, hello)
  }
  assert.equal(countLater(await askTogether(crowd, hello)), 0)
})

test('what not everybody may call is never answered at once', async () => {
  await assert.rejects(serverOf({ isFree: false }), /cannot be answered at once/)
  const access = { name: 'nobody', check: async () => null }
  await assert.rejects(serverOf({ access }), /cannot be answered at once/)
})
