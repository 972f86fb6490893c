/**
 * People type ordinary spaces before « : ; ! ? » and inside guillemets, and a line must not end there.
 * Their words stay as they typed them, on the server and in every field; what stands on a page is set
 * here, once for all pages: whatever text an element is given. The interface's own words are set
 * already, and setting twice changes nothing (decision 0081).
 */
import { type ComponentChildren, Fragment, type Options } from 'preact'
import { typesetFrench } from '#kernel/typeset-french.ts'

/** Here every sign counts as it was typed. */
const literal: ReadonlySet<unknown> = new Set(['code', 'pre', 'kbd', 'samp', 'textarea', 'style'])

/** The same children where nothing is to be set, so that nothing is drawn anew. */
function setChildren(children: ComponentChildren): ComponentChildren {
  if (typeof children === 'string') return typesetFrench(children)
  if (!Array.isArray(children)) return children
  const set = children.map(setChildren)
  return set.some((one, place) => one !== children[place]) ? set : children
}

function isOtherLanguage(lang: unknown): boolean {
  return typeof lang === 'string' && !lang.startsWith('fr')
}

export interface Drawn {
  readonly type: unknown
  readonly props: { children?: ComponentChildren; lang?: unknown }
}

/** Sets the text that an element is given; a component decides itself what it makes of its own. */
export function setShownWords({ type, props }: Drawn): void {
  const isShown = (typeof type === 'string' && !literal.has(type)) || type === Fragment
  if (isShown && !isOtherLanguage(props.lang)) props.children = setChildren(props.children)
}

/** From now on, for everything that is drawn. */
export function setWordsAsShown(options: Options): void {
  const before = options.vnode
  options.vnode = (vnode) => {
    setShownWords(vnode)
    before?.(vnode)
  }
}
