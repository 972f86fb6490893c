/** Lets the editor read what is pasted or dropped: its own pieces as they are, all else through `readPasted`. */
import { DOMParser, type ParseOptions, Slice } from 'prosemirror-model'
import { contentSchema } from './content-schema.ts'
import { contentToDocument } from './content-to-document.ts'
import type { PastedElement, PastedNode } from './pasted-tree.ts'
import { readPasted } from './read-pasted.ts'

function treeOf(node: Node): PastedNode[] {
  if (node instanceof Text) return [node.data]
  if (node instanceof Element) return [elementOf(node)]
  // Comments say nothing.
  return []
}

/** An element of a document that nothing of is ever shown or run. */
function elementOf(element: Element): PastedElement {
  return {
    name: element.localName,
    attributes: Object.fromEntries(Array.from(element.attributes, (one) => [one.name, one.value])),
    children: Array.from(element.childNodes).flatMap(treeOf),
  }
}

export class PastedParser extends DOMParser {
  readonly #onPicturesLeft: (count: number) => void

  constructor(onPicturesLeft: (count: number) => void) {
    super(contentSchema, DOMParser.fromSchema(contentSchema).rules)
    this.#onPicturesLeft = onPicturesLeft
  }

  override parseSlice(dom: HTMLElement, options?: ParseOptions): Slice {
    if (dom.querySelector('[data-pm-slice]') !== null) return super.parseSlice(dom, options)
    const { blocks, pictureCount } = readPasted(elementOf(dom))
    if (pictureCount > 0) this.#onPicturesLeft(pictureCount)
    return blocks.length === 0 ? Slice.empty : Slice.maxOpen(contentToDocument(blocks).content)
  }
}
