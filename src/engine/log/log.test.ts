/** The log tells what happened, and never what would open a door. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from '#engine/log/log.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'

function record(readable: boolean): { log: ReturnType<typeof createLog>; lines: string[] } {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  return { log: createLog({ level: 'info', readable, destination }), lines }
}

const secrets = {
  password: 'sesame',
  code: 'ABCD-EFGH',
  secret: 'sesame',
  token: 'sesame',
  cookie: 'sesame',
  authorization: 'Bearer sesame',
  databaseUrl: 'postgresql://u:sesame@h/d',
  valkeyUrl: 'redis://:sesame@h',
}

for (const readable of [false, true]) {
  test(`secrets are struck out at every depth, ${readable ? 'for people' : 'as JSON'}`, () => {
    const { log, lines } = record(readable)
    log.info({ ...secrets, kept: 'shown' }, 'one')
    log.info({ request: { ...secrets, headers: { ...secrets, 'set-cookie': 'sesame' } } }, 'two')
    const text = lines.join('')
    assert.doesNotMatch(text, /sesame|ABCD/)
    assert.match(text, /shown/)
    assert.equal(lines.length, 2)
  })
}

test('a database error is told without its row', () => {
  const { log, lines } = record(false)
  const err = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    constraint: 'account_login',
    detail: 'Key (login)=(jeanne.martin) already exists.',
    parameters: ['jeanne.martin'],
  })
  log.warn({ err }, 'not written')
  const entry = JSON.parse(lines[0] ?? '')
  assert.doesNotMatch(lines[0] ?? '', /jeanne/)
  assert.equal(entry.err.errorCode, '23505')
  assert.equal(entry.err.constraint, 'account_login')
  assert.equal(entry.level, 'warn')
})

test('on a terminal a line has its hour, a sign for what is wrong, words and facts', () => {
  const { log, lines } = record(true)
  log.info({ port: 8080 }, 'listening')
  log.error({ err: new Error('broken') }, 'failed')
  assert.match(lines[0] ?? '', /^\d\d:\d\d:\d\d listening {2}port=8080\n$/)
  assert.match(lines[1] ?? '', /^\d\d:\d\d:\d\d !! failed\n {2}Error: broken\n/)
})

test('below its level the log is silent', () => {
  const { log, lines } = record(false)
  log.debug({}, 'detail')
  assert.deepEqual(lines, [])
})

test('French sentences get their no-break spaces', () => {
  assert.equal(typesetFrench('Prêt : « oui » !'), 'Prêt\u00a0: «\u00a0oui\u00a0»\u202f!')
  assert.equal(typesetFrench('http://a:80 ; b'), 'http://a:80\u202f; b')
})

test('a value that PostgreSQL refuses is not repeated', () => {
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  const log = createLog({ level: 'error', readable: false, destination })
  const refused = new Error('invalid input syntax for type date: "Camille Durand"')
  Object.assign(refused, { severity: 'ERROR', code: '22007' })
  log.error({ err: refused }, 'failed')
  assert.doesNotMatch(lines.join(''), /Camille/)
  assert.match(lines.join(''), /"errorCode":"22007".*log\.test/)
})
