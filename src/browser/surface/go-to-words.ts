/** Puts the cursor before words of a block, and brings them into sight. */
import { type Command, NodeSelection, TextSelection } from 'prosemirror-state'
import type { ResourceBlock } from '#contract/content.ts'
import { blockOf, isBlankLine } from './document-to-content.ts'

/** Enough of a sentence to find it; further on it may be in other marks. */
const beginningCharactersMax = 12

/** Empty words, and words that stand there no more, mean the block itself; false where it is gone. */
export function goToWords(block: ResourceBlock, words: string): Command {
  return (state, dispatch) => {
    let at: number | null = null
    state.doc.forEach((node, place) => {
      if (!isBlankLine(node) && blockOf(node) === block) at = place
    })
    if (at === null) return false
    const node = state.doc.nodeAt(at)
    const beginning = words.slice(0, beginningCharactersMax)
    let found: number | null = null
    if (beginning !== '') {
      const inside = at + 1
      node?.descendants((piece, place) => {
        const offset = (piece.text ?? '').indexOf(beginning)
        if (found === null && offset >= 0) found = inside + place + offset
      })
    }
    const selection = node?.isAtom
      ? NodeSelection.create(state.doc, at)
      : TextSelection.near(state.doc.resolve(found ?? at + 1))
    dispatch?.(state.tr.setSelection(selection).scrollIntoView())
    return true
  }
}
