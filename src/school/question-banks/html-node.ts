/**
 * The parsed HTML tree, as the readers of teachers' wording see it: an attribute, the bare words.
 */
import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element

export function attributeOf(node: HtmlElement, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value
}

/** All words under a node; a loop and not a recursion, so that no nesting is too deep. */
export function bareText(node: HtmlElement): string {
  const stack: HtmlNode[] = [...node.childNodes].reverse()
  let text = ''
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.nodeName === '#text' && 'value' in next) text += next.value
    else if ('tagName' in next) {
      if (next.tagName === 'script' || next.tagName === 'style') continue
      for (const child of [...next.childNodes].reverse()) stack.push(child)
    }
  }
  return text
}
