/** What keys do on the writing surface, and what typed signs become at the beginning of a line. */
import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  deleteSelection,
  joinBackward,
  liftEmptyBlock,
  selectNodeBackward,
  splitBlock,
  toggleMark,
} from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { InputRule, inputRules } from 'prosemirror-inputrules'
import { keymap } from 'prosemirror-keymap'
import { type Command, type Plugin, TextSelection } from 'prosemirror-state'
import { contentSchema } from './content-schema.ts'
import { moveBlock } from './move-block.ts'
import { type LineKind, lineKindOf, setLines } from './set-lines.ts'
import { clearCells, goToCell, placeInTable } from './table-commands.ts'

const { nodes, marks } = contentSchema

/** An empty line of a list, a box or a quotation is where one leaves it. */
const leaveByEmptyLine: Command = (state, dispatch) => {
  const { $head, empty } = state.selection
  if (!empty || $head.depth !== 2 || $head.parent.childCount > 0) return false
  if (placeInTable(state) !== null || $head.parent.type === nodes.quote_source) return false
  return setLines('paragraph')(state, dispatch)
}

/** From where no line can follow (a source, a title of a table) Enter leads on. */
const leaveByEnter: Command = (state, dispatch) => {
  const { $head } = state.selection
  if ($head.parent.type === nodes.table_caption) return goToCell(1)(state, dispatch)
  if ($head.parent.type !== nodes.quote_source) return false
  const after = $head.after(1)
  const tr = state.tr.insert(after, nodes.paragraph.create())
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView())
  return true
}

const breakLine: Command = (state, dispatch) => {
  const { $head } = state.selection
  if (
    !$head.parent.inlineContent ||
    $head.parent.type.contentMatch.matchType(nodes.line_break) === null
  )
    return false
  const mark = state.storedMarks ?? $head.marks()
  dispatch?.(
    state.tr
      .replaceSelectionWith(nodes.line_break.create(null, null, mark), false)
      .scrollIntoView(),
  )
  return true
}

const breakInCell: Command = (state, dispatch) => {
  const { type } = state.selection.$head.parent
  const isCell = type === nodes.table_cell || type === nodes.head_cell
  return isCell && breakLine(state, dispatch)
}

/** At the beginning of a heading or of a first line, Backspace takes the kind away first. */
const backToParagraph: Command = (state, dispatch) => {
  const { $head, empty } = state.selection
  if (!empty || $head.parentOffset > 0 || !$head.parent.isTextblock) return false
  if (placeInTable(state) !== null) return true
  if ($head.parent.type === nodes.quote_source) return true
  const kind = lineKindOf($head.node(1))
  const isFirst = $head.depth === 1 || $head.index(1) === 0
  if (kind === null || kind === 'paragraph' || !isFirst) return false
  return setLines('paragraph')(state, dispatch)
}

/** A list, a box and a quotation get another line of the same kind. */
const splitLine: Command = (state, dispatch) => {
  const { $from, $to } = state.selection
  const isLine = $from.depth === 2 && lineKindOf($from.node(1)) !== null
  if (!isLine || !$from.sameParent($to)) return false
  const tr = state.tr.deleteSelection()
  dispatch?.(tr.split(tr.selection.from).scrollIntoView())
  return true
}

/** A heading is one line: what follows it is a paragraph. */
const splitHeading: Command = (state, dispatch) => {
  const { $head, empty } = state.selection
  const isAtEnd = empty && $head.parentOffset === $head.parent.content.size
  if ($head.parent.type !== nodes.heading || !isAtEnd) return false
  const after = $head.after()
  const tr = state.tr.insert(after, nodes.paragraph.create())
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView())
  return true
}

const enter = chainCommands(
  leaveByEmptyLine,
  leaveByEnter,
  breakInCell,
  splitHeading,
  splitLine,
  createParagraphNear,
  liftEmptyBlock,
  splitBlock,
)
const erase = chainCommands(
  clearCells,
  deleteSelection,
  backToParagraph,
  joinBackward,
  selectNodeBackward,
)

/** The marks that a key sets, with the key as people write it. */
export const markKeys = {
  strong: { key: 'Mod-b', told: 'Ctrl+B' },
  emphasis: { key: 'Mod-i', told: 'Ctrl+I' },
} as const
export const linkKey = { key: 'Mod-k', told: 'Ctrl+K' } as const

export function surfaceKeys(acts: {
  readonly openLink: () => void
  readonly leaveToTools: () => void
  readonly onMoved: (place: number, total: number) => void
}): Plugin[] {
  return [
    keymap({
      Enter: enter,
      'Shift-Enter': breakLine,
      Backspace: erase,
      Delete: chainCommands(clearCells, baseKeymap.Delete ?? deleteSelection),
      Tab: goToCell(1),
      'Shift-Tab': goToCell(-1),
      [markKeys.strong.key]: toggleMark(marks.strong),
      [markKeys.emphasis.key]: toggleMark(marks.emphasis),
      'Mod-z': undo,
      'Mod-y': redo,
      'Shift-Mod-z': redo,
      'Alt-ArrowUp': moveBlock(-1, acts.onMoved),
      'Alt-ArrowDown': moveBlock(1, acts.onMoved),
      [linkKey.key]: () => {
        acts.openLink()
        return true
      },
      'Alt-F10': () => {
        acts.leaveToTools()
        return true
      },
    }),
    keymap(baseKeymap),
  ]
}

/** `## `, `- `, `1. ` and `> ` at the beginning of a paragraph, as many people type them. */
const signs: readonly (readonly [RegExp, LineKind])[] = [
  [/^##?\s$/, 'heading2'],
  [/^###\s$/, 'heading3'],
  [/^[-*•]\s$/, 'list'],
  [/^1[.)]\s$/, 'orderedList'],
  [/^>\s$/, 'quote'],
]

export const typedSigns: Plugin = inputRules({
  rules: signs.map(
    ([sign, kind]) =>
      new InputRule(sign, (state, _match, from, to) => {
        if (state.doc.resolve(from).parent.type !== nodes.paragraph) return null
        const tr = state.tr.delete(from, to)
        setLines(kind)(state.apply(tr), (turned) => {
          for (const step of turned.steps) tr.step(step)
          tr.setSelection(TextSelection.create(tr.doc, turned.selection.head))
        })
        return tr
      }),
  ),
})
