/** Sets and takes away what words carry: where they lead, and in which language they are. */
import type { MarkType } from 'prosemirror-model'
import { type Command, TextSelection } from 'prosemirror-state'
import { contentSchema } from './content-schema.ts'
import { markedRange } from './marked-range.ts'

const { marks } = contentSchema

/** Null takes the mark away. Without a selection it is set on the run around the cursor. */
function setMark(type: MarkType, attrs: Record<string, string> | null): Command {
  return (state, dispatch) => {
    const { selection } = state
    const range = selection.empty ? markedRange(state, type) : selection
    if (range === null) return false
    const tr = state.tr.removeMark(range.from, range.to, type)
    if (attrs !== null) tr.addMark(range.from, range.to, type.create(attrs))
    dispatch?.(tr.removeStoredMark(type))
    return true
  }
}

export function setLanguage(lang: string | null): Command {
  return setMark(marks.language, lang === null ? null : { lang })
}

/** `words` are put in where nothing is selected and no link stands yet. */
export function setLink(href: string | null, words: string): Command {
  return (state, dispatch) => {
    const { selection } = state
    if (href === null || !selection.empty || markedRange(state, marks.link) !== null)
      return setMark(marks.link, href === null ? null : { href })(state, dispatch)
    if (words === '') return false
    const text = contentSchema.text(words, [marks.link.create({ href })])
    const tr = state.tr.replaceSelectionWith(text, false)
    const end = TextSelection.create(tr.doc, selection.from + words.length)
    dispatch?.(tr.setSelection(end).removeStoredMark(marks.link).scrollIntoView())
    return true
  }
}
