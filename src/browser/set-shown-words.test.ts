/** What is set on a page, and what is left as it was typed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fragment, h, options } from 'preact'
import { jsx } from 'preact/jsx-runtime'
import { type Drawn, setShownWords, setWordsAsShown } from './set-shown-words.ts'

function shown(vnode: Drawn): unknown {
  setShownWords(vnode)
  return vnode.props.children
}

test('a line of somebody does not end before a sign, nor inside guillemets', () => {
  const line = h('p', {}, 'Pour demain : lire « La bille », qui a gagné ?')
  assert.equal(shown(line), 'Pour demain\u00a0: lire «\u00a0La bille\u00a0», qui a gagné\u202f?')
})

test('texts beside elements are set, in lists and in fragments too', () => {
  const strong = h('b', {}, 'gras')
  assert.deepEqual(shown(h('p', {}, 'Ici : ', strong, ['là !'])), [
    'Ici\u00a0: ',
    strong,
    ['là\u202f!'],
  ])
  assert.equal(shown(h(Fragment, {}, 'Ici : là')), 'Ici\u00a0: là')
})

test('code, fields, other languages and what a component is given stay as they were typed', () => {
  const typed = 'x ? a : b'
  for (const type of ['code', 'pre', 'textarea']) assert.equal(shown(h(type, {}, typed)), typed)
  assert.equal(shown(h('span', { lang: 'en' }, typed)), typed)
  assert.equal(shown(h(() => null, {}, typed)), typed)
  assert.equal(shown(h('span', { lang: 'fr-FR' }, typed)), 'x\u202f? a\u00a0: b')
})

test('children that need nothing are the same children, and nothing happens to shared ones', () => {
  const shared = ['Ici : là']
  const list = h('ul', { children: shared })
  assert.notEqual(shown(list), shared)
  assert.deepEqual(shared, ['Ici : là'])
  const plain = ['ici', 'là']
  assert.equal(shown(h('ul', { children: plain })), plain)
})

test('everything that is made for a page goes through it, and whoever listened before still does', () => {
  const before = options.vnode
  const heard: unknown[] = []
  options.vnode = (vnode) => heard.push(vnode.type)
  setWordsAsShown(options)
  assert.equal(jsx('p', { children: 'Bravo !' }).props.children, 'Bravo\u202f!')
  assert.deepEqual(heard, ['p'])
  if (before === undefined) delete options.vnode
  else options.vnode = before
})
