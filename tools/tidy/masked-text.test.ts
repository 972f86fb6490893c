/** Code, comments and literals are told apart, whatever stands inside them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineAt, maskText } from './masked-text.ts'

function codeOf(source: string): string {
  const { code, comments } = maskText(source)
  assert.equal(code.length, source.length)
  assert.equal(comments.length, source.length)
  return code.replace(/ +/g, ' ').trim()
}

test('comments are no code, and code no comment', () => {
  const source = 'a // one\n/* two\n */ b'
  assert.equal(codeOf(source), 'a \n \n b')
  assert.equal(maskText(source).comments.replace(/ +/g, ' '), ' // one\n/* two\n */ ')
})

test('the inside of strings is blank, the quotes stay', () => {
  assert.equal(codeOf(`f('a // b', "it's", 'don\\'t')`), `f(' ', " ", ' ')`)
})

test('an address is no comment', () => {
  assert.equal(codeOf("x('https://a.b') + c"), "x(' ') + c")
})

test('templates are blank, what they compute is code', () => {
  const open = '$'.concat('{')
  const source = `\`a ${open}b({ c: \`d ${open}e}\` })} f\` + g`
  assert.equal(codeOf(source), `\` ${open}b({ c: \` ${open}e}\` })} \` + g`)
})

test('a regex is no division, and a division no regex', () => {
  assert.equal(codeOf("x = /'[/'] \\/ /g; y"), 'x = / /g; y')
  assert.equal(codeOf('return /"/.test(a)'), 'return / /.test(a)')
  assert.equal(codeOf('a / b / "c"'), 'a / b / " "')
})

test('text between tags may hold apostrophes and slashes', () => {
  const source = "<p>aujourd'hui</p>\n<br />\nlet a = 'b'"
  assert.equal(codeOf(source), "<p>aujourd'hui</p>\n<br />\nlet a = ' '")
})

test('a quote that does not close on its line opens nothing', () => {
  assert.equal(codeOf("<p> l' </p>\nb"), "<p> l' </p>\nb")
})

test('lines count from 1', () => {
  assert.equal(lineAt('a\nb\nc', 0), 1)
  assert.equal(lineAt('a\nb\nc', 4), 3)
})
