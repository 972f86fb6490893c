/**
 * The tools over the writing surface: what the line is, how words stand out, what can be added. One
 * press of Tab leads past the row of buttons; inside it arrow keys walk, as in every toolbar.
 */

import type { ComponentChildren, Ref } from 'preact'
import { toggleMark } from 'prosemirror-commands'
import { redo, redoDepth, undo, undoDepth } from 'prosemirror-history'
import type { Command, EditorState } from 'prosemirror-state'
import { useWords } from '#browser/catalogue/speech.ts'
import { Menu, type MenuItem } from '#browser/parts/menu.tsx'
import { Select } from '#browser/parts/select.tsx'
import { type Tool, ToolRow } from '#browser/write/tool-row.tsx'
import { contentSchema } from './content-schema.ts'
import { isMarked } from './marked-range.ts'
import { isLineKind, lineKindOf, lineKinds, setLines } from './set-lines.ts'
import { linkKey, markKeys } from './surface-keys.ts'
import { addColumn, addRow, placeInTable, removeColumn, removeRow } from './table-commands.ts'

const { marks } = contentSchema

export interface SurfaceToolbarProps {
  state: EditorState
  run: (command: Command) => void
  onLink: () => void
  onLanguage: () => void
  onFormula: () => void
  /** What can be added below the line. */
  additions: readonly MenuItem[]
  toolsRef: Ref<HTMLDivElement>
}

function useTools(props: SurfaceToolbarProps): Tool[] {
  const { state, run, onLink, onLanguage, onFormula } = props
  const words = useWords('write')
  const mark = (
    type: 'strong' | 'emphasis' | 'sub' | 'sup' | 'code',
    name: string,
    face: ComponentChildren,
    keys?: string,
  ): Tool => ({
    name,
    face,
    ...(keys === undefined ? {} : { keys }),
    isPressed: isMarked(state, marks[type]),
    isOff: !toggleMark(marks[type])(state),
    act: () => run(toggleMark(marks[type])),
  })
  return [
    mark('strong', words.marks.strong, <strong>G</strong>, markKeys.strong.told),
    mark('emphasis', words.marks.emphasis, <em>I</em>, markKeys.emphasis.told),
    mark('sub', words.marks.sub, 'x₂'),
    mark('sup', words.marks.sup, 'x²'),
    mark('code', words.surface.code, '<>'),
    {
      name: words.marks.link,
      face: '↗',
      keys: linkKey.told,
      isPressed: isMarked(state, marks.link),
      act: onLink,
    },
    {
      name: words.surface.language,
      face: 'Aa',
      isPressed: isMarked(state, marks.language),
      act: onLanguage,
    },
    { name: words.marks.maths, face: '√x', act: onFormula },
    {
      name: words.surface.undo,
      face: '↶',
      keys: 'Ctrl+Z',
      isOff: undoDepth(state) === 0,
      act: () => run(undo),
    },
    {
      name: words.surface.redo,
      face: '↷',
      keys: 'Ctrl+Y',
      isOff: redoDepth(state) === 0,
      act: () => run(redo),
    },
  ]
}

function LineChoice({ state, run }: Pick<SurfaceToolbarProps, 'state' | 'run'>) {
  const words = useWords('write').surface
  const block = state.doc.maybeChild(state.selection.$from.index(0))
  const kind = block === null ? null : lineKindOf(block)
  return (
    <Select
      label={words.lineKind}
      hideLabel
      value={kind ?? ''}
      {...(kind === null ? { placeholder: words.notALine } : {})}
      disabled={kind === null}
      options={lineKinds.map((one) => ({ value: one, label: words.lineKinds[one] }))}
      onValue={(value) => {
        if (isLineKind(value)) run(setLines(value))
      }}
    />
  )
}

function TableMenu({ state, run }: Pick<SurfaceToolbarProps, 'state' | 'run'>) {
  const words = useWords('write')
  const item = (label: string, command: Command, danger = false): MenuItem => ({
    label,
    danger,
    disabled: !command(state),
    onSelect: () => run(command),
  })
  return (
    <Menu
      label={words.block.types.table}
      items={[
        item(words.surface.addRow, addRow),
        item(words.surface.addColumn, addColumn),
        item(words.surface.removeRow, removeRow, true),
        item(words.surface.removeColumn, removeColumn, true),
      ]}
    />
  )
}

export function SurfaceToolbar(props: SurfaceToolbarProps) {
  const { state, run, additions } = props
  const words = useWords('write')
  return (
    <div class="surface-tools">
      <LineChoice state={state} run={run} />
      <ToolRow label={words.marks.label} tools={useTools(props)} toolsRef={props.toolsRef} />
      <Menu label={words.block.add} items={additions} />
      {placeInTable(state) !== null && <TableMenu state={state} run={run} />}
    </div>
  )
}
