/** Below the last list, table or picture there is always an empty line to go on writing. It is not stored. */
import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { contentSchema } from './content-schema.ts'

const { nodes } = contentSchema

const hasRoom = (document: Node): boolean => document.lastChild?.type === nodes.paragraph

export function withRoomAtEnd(document: Node): Node {
  if (hasRoom(document)) return document
  return document.copy(document.content.addToEnd(nodes.paragraph.create()))
}

export const roomAtEnd = new Plugin({
  appendTransaction: (_, __, { doc, tr }) =>
    hasRoom(doc) ? null : tr.insert(doc.content.size, nodes.paragraph.create()),
})
