import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isStrayPress, type PressedPlace } from './stray-press.ts'

const page: PressedPlace = { present: true, layer: null, words: 'Rendre ma copie' }
const dialog = { name: 'a dialog' }

describe('a second press', () => {
  it('is meant when nothing was pressed before', () => {
    assert.equal(isStrayPress(null, page), false)
  })

  it('is meant on what is still there, and on its like in the same place', () => {
    assert.equal(isStrayPress(page, page), false)
    assert.equal(isStrayPress({ ...page, present: false }, page), false)
  })

  it('is not meant for another thing that came where the first one was', () => {
    const gone = { ...page, present: false }
    assert.equal(isStrayPress(gone, { ...page, words: 'Accessibilité' }), true)
  })

  it('is not meant for a dialog that the first one opened, or for what lay under it', () => {
    assert.equal(isStrayPress(page, { ...page, layer: dialog }), true)
    assert.equal(isStrayPress({ ...page, layer: dialog, present: false }, page), true)
  })
})
